// What is typed into a form and neither saved nor thrown away: another page, another gate and a reload
// lose none of it, and who leaves a form behind is told.

import assert from 'node:assert/strict';
import { saidBy } from '../lib/community.mjs';
import { test } from '../lib/harness.mjs';
import { KEYS } from '../lib/page.mjs';
import { assertUntroubled, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

const LEFT = { css: '.notice', has: 'What you typed into the form you left is kept in this tab.' };
const NOTE = { css: '.draft-note', has: 'It is not saved yet.' };

const value = (page, css) => page.inPage((of) => document.querySelector(of)?.value ?? null, css);

/** Names a practice and opens its page. */
async function named(page, name) {
  await page.open('#/readiness/scr');
  await started(page);
  await page.click('table.matrix .opener');
  await page.click({ css: 'tr.rest button', part: 'Add a practice' });
  await page.type('form input[id^=practice-]', name);
  await page.click({ css: 'form button', name: 'Add it' });
  await page.click({ css: 'tr.inner a', name });
  await page.find({ css: 'h1', name });
}

const openGate = async (page, number) => {
  await page.inPage((at) => document.querySelectorAll('.upright-rung .gate-button')[at].click(), number - 1);
  await page.find({ css: '.gate-editor legend', has: `${number}. ` });
};

test('an answer that was typed and not saved outlasts another gate, another page and a reload', async (t) => {
  const page = await t.page();
  await named(page, 'Ash Surgery');
  await openGate(page, 2);
  await page.type('#gate-reason', 'Letters are with the printer');
  await page.inPage(() => document.querySelectorAll('.gate-editor input[type=radio]')[1].click());

  await openGate(page, 3);
  assert.equal(await value(page, '#gate-reason'), '');
  await page.find(LEFT);
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await page.find({ css: '.gate-editor legend', has: '2. ' });
  await page.gone(LEFT);
  await page.find(NOTE);
  await until('the focus is in the form', () => page.inPage(() => document.activeElement?.id === 'gate-reason'));
  assert.equal(await value(page, '#gate-reason'), 'Letters are with the printer');

  await page.goTo('#/findings');
  await page.find(LEFT);
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await page.find({ css: 'h1', name: 'Ash Surgery' });
  await page.find(NOTE);
  assert.equal(await value(page, '#gate-reason'), 'Letters are with the printer');
  await page.gone(LEFT);

  await page.reload();
  await started(page);
  await page.find(NOTE);
  assert.equal(await value(page, '#gate-reason'), 'Letters are with the printer');
  assert.equal(await page.inPage(() => document.querySelectorAll('.gate-editor input[type=radio]')[1].checked), true);

  // Nothing of it was recorded, and it is gone for good when it is thrown away.
  await page.find({ css: '.lead', has: 'Next: gate 1' });
  await page.click({ css: '.draft-note button', name: 'Throw it away' });
  await page.gone(NOTE);
  assert.equal(await value(page, '#gate-reason'), '');
  await page.click({ css: '.gate-editor button', name: 'Cancel' });
  await page.goTo('#/findings');
  await page.find({ css: 'h1', name: 'Findings' });
  assert.equal(await page.has(LEFT), false);
  await assertUntroubled(page);
});

test('conditions of a decision and how to reach a practice are kept until they are saved; a possible NHS number is not', async (t) => {
  const page = await t.page();
  await named(page, 'Elm Surgery');
  await page.click('#practice-change');
  await page.type('#practice-contact', 'Practice manager');
  await page.click({ css: 'a', name: 'Go or no-go' });
  await page.find(LEFT);
  await page.type('#decision-conditions', 'Smartcards by Friday');
  await page.type('#decision-body', 'about 943 476 5919');
  await page.find('.guard');

  // The page still has the number, and asks again; nothing has stored it.
  await page.goTo('#/findings');
  await page.find({ css: 'h1', name: 'Findings' });
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await page.find('.guard');
  assert.equal(await value(page, '#decision-body'), 'about 943 476 5919');

  await page.reload();
  await started(page);
  await page.find(NOTE);
  assert.equal(await value(page, '#decision-conditions'), 'Smartcards by Friday');
  assert.equal(await value(page, '#decision-body'), '');
  const stored = await page.inPage(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  assert.ok(stored.includes('Smartcards by Friday') && !/943.?476.?5919/.test(stored), stored);
  await page.type('#decision-by', 'A Chair');
  await page.click('#record-no-go');
  await page.find({ css: 'main', has: 'The sheet is as it was when it was decided.' });

  await page.click({ css: 'main a', name: 'Elm Surgery' });
  await page.find({ css: '.practice-form .draft-note', has: 'It is not saved yet.' });
  assert.equal(await value(page, '#practice-contact'), 'Practice manager');
  await page.click({ css: '.practice-form button', name: 'Save' });
  await page.gone('.practice-form');
  await page.find({ css: 'main', has: 'Practice manager' });
  await page.reload();
  await started(page);
  await page.find({ css: 'main', has: 'Practice manager' });
  assert.equal(await page.has(NOTE), false);
  const left = await page.inPage(() => Object.keys(sessionStorage).filter((key) => key.includes('draft:')));
  assert.deepEqual(left, []);
  await assertUntroubled(page);
});

test('a name that was typed under a cohort is found again, though the cohort is folded', async (t) => {
  const page = await t.page();
  await page.open('#/readiness/scr');
  await started(page);
  await page.click('table.matrix .opener');
  await page.click({ css: 'tr.rest button', part: 'Add a practice' });
  await page.type('form input[id^=practice-]', 'Ash Sur');
  await page.click('table.matrix .opener');
  await page.gone('form input[id^=practice-]');
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await page.find(NOTE);
  assert.equal(await value(page, 'form input[id^=practice-]'), 'Ash Sur');
  await until('the focus is in the form', () => page.inPage(() => /^practice-.*-name$/.test(document.activeElement?.id ?? '')));
  await page.reload();
  await started(page);
  await page.find(NOTE);
  assert.equal(await value(page, 'form input[id^=practice-]'), 'Ash Sur');
  await assertUntroubled(page);
});

test('who goes back to an answer that another answer has overtaken is told', async (t) => {
  const page = await t.page();
  await named(page, 'Oak Surgery');
  await openGate(page, 1);
  await page.inPage(() => document.querySelector('.gate-editor input[type=radio]').click());
  await saidBy(page);
  await page.click({ css: '.gate-editor button', name: 'Save the answer' });
  await page.gone('.gate-editor');
  await openGate(page, 1);
  await page.type('#gate-reason', 'Seen on the visit');
  await page.inPage(() => document.querySelector('.upright-rung .gate-button').click());
  await page.gone('.gate-editor');
  await page.chord(KEYS.CONTROL, 'z');
  await page.find({ css: '.upright-rung .gate-button', part: 'Not measured' });
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await page.find(NOTE);
  await page.find('.gate-editor [role=alert]');
  await page.click({ css: '.draft-note button', name: 'Throw it away' });
  await page.gone('.gate-editor [role=alert]');
  await assertUntroubled(page);
});

test('where the browser keeps nothing for a tab, what was typed outlasts another page all the same', async (t) => {
  const page = await t.page();
  await page.open('#/deployments/en-child-health');
  await started(page);
  await page.inPage(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.click('#change');
  await page.type('#change-value', 'Mar 2010');
  // Folded on its own page, and left for another one.
  await page.click('#change');
  await page.gone('#change-value');
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await until('the focus is in the form', () => page.inPage(() => document.activeElement?.id === 'change-value'));
  await page.goTo('#/findings');
  await page.find(LEFT);
  await page.click({ css: '.notice button', name: 'Go back to it' });
  await page.find(NOTE);
  assert.equal(await value(page, '#change-value'), 'Mar 2010');
  assert.equal(await page.inPage(() => Object.keys(sessionStorage).some((key) => key.includes('draft:'))), false);
});
