// Go or no-go: the sheet of a practice and of a deployment, what a go needs, read-only once decided,
// one side of paper.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { plan, saidBy } from '../lib/community.mjs';
import { assertUntroubled, badgeSays, started } from '../lib/rollcall.mjs';

const scr = plan.programmes.find(({ id }) => id === 'scr');
const OPENER = 'table.matrix .opener';

async function named(page, name) {
  await page.open('#/readiness/scr');
  await started(page);
  await page.click(OPENER);
  await page.click({ css: 'tr.rest button', part: 'Add a practice' });
  await page.type('form input[id^=practice-]', name);
  await page.click({ css: 'form button', name: 'Add it' });
  await page.click({ css: 'tr.inner a', name });
  await page.find({ css: 'h1', name });
}

/** Passes a gate on the page of a practice. */
async function pass(page, number) {
  await page.inPage((at) => document.querySelectorAll('.upright-rung .gate-button')[at].click(), number - 1);
  await page.find('.gate-editor');
  await page.inPage(() => document.querySelector('.gate-editor input[type=radio]').click());
  await saidBy(page);
  await page.click({ css: '.gate-editor button', name: 'Save the answer' });
  await page.gone('.gate-editor');
}

test('a go waits for the gates before the upload; once decided the sheet stays as it was', async (t) => {
  const page = await t.page();
  await named(page, 'Ash Surgery');
  await page.find({ css: '.lead', has: 'Next: gate 1' });
  for (let gate = 1; gate <= 6; gate += 1) await pass(page, gate);
  await page.find({ css: '.lead', has: 'Next: gate 7' });
  await page.click({ css: 'a', name: 'Go or no-go' });
  await page.find({ css: '.lead', has: 'Not ready to decide: 6 of 7 gates hold.' });
  await page.find('#record-go[disabled]');
  await page.find({ css: 'main', has: 'Gate 7 is open' });
  await page.find({ css: 'main', has: 'Go can be recorded once every gate before the first upload' });
  await page.driver.navigate().back();
  await page.find('.upright-rung');
  await pass(page, 7);
  await page.click({ css: 'a', name: 'Go or no-go' });
  await page.find({ css: '.lead', has: 'Ready to decide: all 7 gates hold.' });
  await page.click('#record-go');
  await page.find({ css: '.wrong', has: 'Enter who decided' });
  await page.type('#decision-by', 'A Chair, B Lead');
  await page.type('#decision-body', 'SCR board');
  await page.type('#decision-conditions', 'Smartcards by Friday');
  await page.click('#record-go');
  await page.find({ css: 'main', has: 'The sheet is as it was when it was decided.' });
  assert.equal(await page.has('#record-go'), false);
  await badgeSays(page, 'saved');

  // A later answer changes the practice and not the sheet.
  const sheet = await page.address();
  await page.driver.navigate().back();
  await page.find('.upright-rung');
  await page.inPage(() => document.querySelectorAll('.upright-rung .gate-button')[0].click());
  await page.find('.gate-editor');
  await page.inPage(() => document.querySelectorAll('.gate-editor input[type=radio]')[1].click());
  await saidBy(page);
  await page.click({ css: '.gate-editor button', name: 'Save the answer' });
  await page.find({ css: '.lead', has: 'Next: gate 1' });
  await page.open(sheet.slice(sheet.indexOf('#')));
  await started(page);
  await page.find({ css: 'main', has: 'Smartcards by Friday' });
  // What is otherwise since then is told beside it.
  await page.find({ css: 'main', has: 'Since the decision' });
  await page.find({ css: 'main', has: 'was Passed, now Failed' });
  const states = await page.words('.sheet-lines li');
  assert.match(states, /Passed/);
  await page.reload();
  await started(page);
  await page.find({ css: 'main', has: 'A Chair, B Lead' });
  // Withdrawn, it is a sheet of today again.
  await page.click('#withdraw');
  await page.find({ css: '.lead', has: 'Not ready to decide: 6 of 7 gates hold.' });
  await page.find({ css: 'main', has: 'Gate 1 has failed' });
  await assertUntroubled(page);
});

test('a deployment with open tasks goes live under conditions only, and its sheet fits one side', async (t) => {
  const page = await t.page();
  await page.open('#/deployments/en-child-health');
  await started(page);
  await page.click({ css: 'a', name: 'Go or no-go' });
  await page.find({ css: '.lead', has: 'Not ready to decide: 0 of 4 roles have done their tasks.' });
  await page.type('#decision-by', 'A Chair');
  await page.click('#record-go');
  await page.find({ css: '.wrong', has: 'Tasks are open, so a go needs its conditions' });
  await page.click('#record-no-go');
  await page.find({ css: '.lead', has: 'No-go' });
  await badgeSays(page, 'saved');
  if (t.engine === 'chromium') {
    const pdf = Buffer.from(await page.driver.printPage(), 'base64').toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, 'sides of paper');
  }
  await assertUntroubled(page);
});
