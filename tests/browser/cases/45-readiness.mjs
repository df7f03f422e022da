// Readiness for the Summary Care Record: the sum on the plan's own day, practices named out of a
// cohort, and gates answered and kept.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, badgeSays, started } from '../lib/rollcall.mjs';
import { saidBy } from '../lib/community.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const OPENER = 'table.matrix .opener';
const PRACTICE = 'Example Surgery';
/** Of this system the plan counts one practice in East & North. */
const ONE_OF = 'EMIS PCS';

async function openReadiness(page) {
  await page.open('#/readiness/scr');
  await started(page);
  await page.find(OPENER);
}

/**
 * The first cohort of the table, read from its rows: how many practices it has, which are named,
 * and how many are not named yet. The last two only where it is open.
 */
const cohort = (page) =>
  page.inPage(() => {
    const words = window.rollcallLook.words;
    const row = document.querySelector('table.matrix .opener').closest('tr');
    const found = { practices: Number(words(row.cells[1])), named: [], rest: null };
    for (let next = row.nextElementSibling; next?.classList.contains('inner'); next = next.nextElementSibling) {
      if (next.classList.contains('rest')) found.rest = Number(words(next.cells[1]));
      else if (next.cells.length > 2) found.named.push(words(next.cells[0]));
    }
    return found;
  });

async function openCohort(page) {
  if ((await page.attribute(OPENER, 'aria-expanded')) !== 'true') await page.click(OPENER);
  return until('the cohort is open', async () => {
    const found = await cohort(page);
    return found.rest !== null && found;
  });
}

async function namePractice(page, name) {
  const before = await openCohort(page);
  if (!(await page.has('form input[id^=practice-]'))) await page.click({ css: 'tr.rest button', part: 'Add a practice' });
  await page.type('form input[id^=practice-]', name);
  await page.click({ css: 'form button', name: 'Add it' });
  await until('the practice is named', async () => (await cohort(page)).named.length === before.named.length + 1);
}

/** Answers a gate, by its number from 1, of the practice that is named; there is one. */
async function answer(page, gate, word) {
  await page.click({ css: `tr.inner td:nth-child(${gate + 2}) .gate-button` });
  await page.click({ css: '.gate-editor .choices label', part: word });
  await saidBy(page);
  await page.click({ css: '.gate-editor button', name: 'Save the answer' });
  await page.gone('.gate-editor');
}

const gateSays = (page, gate) => page.attribute(`tr.inner td:nth-child(${gate + 2}) .gate-button`, 'aria-label');

test('on the plan’s own day 1 of 131 is ready, and 130 in 66 weeks is 2.0 a week', async (t) => {
  const page = await t.page();
  await openReadiness(page);
  const lead = await page.words('p.lead');
  assert.match(lead, /1 of 131/);
  assert.match(lead, /130 to go in 66 weeks/);
  assert.match(lead, /2\.0 a week/);
  await page.find({ css: 'main', has: '8 Oct 2010' });
  // The goal is at risk, and the sum says why.
  assert.equal(
    await page.words('.verdict'),
    'At risk: 2.0 a week are needed (130 ÷ 66 = 1.97). No two measurements lie a week apart, so no rate can be shown.',
  );
  await page.find({ css: 'main', has: 'Of the 130 that are not ready, 72 are on EMIS LV.' });
  await assertUntroubled(page);
});

test('a practice that is named leaves the remainder, and the sum stays', async (t) => {
  const page = await t.page();
  await openReadiness(page);
  const before = await openCohort(page);
  assert.equal(before.rest, before.practices);
  await namePractice(page, PRACTICE);
  const after = await cohort(page);
  assert.equal(after.practices, before.practices);
  assert.equal(after.rest, before.rest - 1);
  // A name says nothing of any gate: what the plan prints stands.
  assert.match(await page.words('.lead'), /1 of 131 practices has passed “data accredited”/);
  assert.equal(after.named.length + after.rest, after.practices);
  assert.match(after.named[0], new RegExp(PRACTICE));
  await badgeSays(page, 'saved');

  await page.reload();
  await page.find(OPENER);
  const again = await openCohort(page);
  assert.deepEqual(again.rest, after.rest);
  assert.match(again.named[0], new RegExp(PRACTICE));

  await page.click({ css: 'button', part: 'Undo:' });
  await until('the remainder is whole again', async () => (await cohort(page)).rest === before.rest);
});

test('a gate is answered, the badge says saved, and the answer is there after a reload', async (t) => {
  const page = await t.page();
  await openReadiness(page);
  await namePractice(page, PRACTICE);
  assert.match(await gateSays(page, 1), /not measured/i);
  await answer(page, 1, 'Passed');
  await until('the gate says passed', async () => /passed/i.test(await gateSays(page, 1)));
  await answer(page, 2, 'Failed');
  await badgeSays(page, 'saved');
  await assertUntroubled(page);
  await page.reload();
  await page.find(OPENER);
  await openCohort(page);
  assert.match(await gateSays(page, 1), /passed/i);
  assert.match(await gateSays(page, 2), /failed/i);
});

test('names that do not go with the plan’s counts are findings, and can be accepted with a reason', async (t) => {
  const page = await t.page();
  await page.open('#/findings');
  await started(page);
  const count = async () => Number(/\d+/.exec(await page.words('.lead'))?.[0]);
  const before = await until('the plan was looked through', count);
  await page.open('#/import');
  await page.find('#import-pasted');
  const rows = ['E82901,Ash Surgery', 'E82902,Beech Surgery'].map((it) => `${it},East & North,${ONE_OF}\n`);
  await page.inPage((text) => {
    const field = document.querySelector('#import-pasted');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, `Code,Name,PCT,System\n${rows.join('')}`);
  await page.click({ css: 'button', name: 'Read what was pasted' });
  await page.find({ css: '#import-confirm', name: 'Bring in 2 practices' });
  await page.click('#import-confirm');
  await page.find('#import-done');

  await page.open('#/findings');
  const said = `2 practices are named on ${ONE_OF} in East & North, but the plan counts 1.`;
  const line = () => page.inPage((wanted) => [...document.querySelectorAll('main li')].some((it) => it.textContent.includes(wanted)), said);
  // The same in each programme.
  const programmes = 4;
  await until('each programme tells it', async () => (await count()) === before + programmes);
  const beside = () => page.inPage(() => Number.parseInt(document.querySelector('.places .count').textContent, 10));
  await until('so does the count beside the way here', async () => (await beside()) === before + programmes);
  assert.ok(await line());
  await page.click({ css: 'main section.card button.link', has: 'Accept with a reason' });
  await page.type('form input[id^=reason-]', 'One is a branch');
  await page.press(KEYS.ENTER);
  await until('one fewer is open', async () => (await count()) === before + programmes - 1);
  await until('one fewer is told beside the way here', async () => (await beside()) === before + programmes - 1);
  await badgeSays(page, 'saved');
  await page.reload();
  await page.click({ css: '.chips button', has: 'Accepted' });
  await page.find({ css: 'main', has: 'One is a branch' });
  assert.ok(await line());
  assert.deepEqual(await page.accessibility(), []);
  await assertUntroubled(page);
});
