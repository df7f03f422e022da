// The roll call: practices asked gate by gate by keys alone, taken up again where it was left, and
// the list of who is to be rung.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, badgeSays, started } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const OPENER = 'table.matrix .opener';

/** Names practices out of the first cohort of the table. */
async function named(page, names) {
  await page.open('#/readiness/scr');
  await started(page);
  await page.find(OPENER);
  await page.click(OPENER);
  await page.click({ css: 'tr.rest button', part: 'Add a practice' });
  for (const name of names) {
    await page.type('form input[id^=practice-]', name);
    await page.click({ css: 'form button', name: 'Add it' });
    await page.find({ css: 'tr.inner', has: name });
  }
}

const asked = (page) => page.words('#roll-name');
const isAsked = (page, name) => until(`${name} is asked`, async () => (await asked(page)) === name);
const said = (page) => page.words('.unseen[role=status]');
const gateNow = (page) => page.attribute('.roll-gate.now', 'aria-label');
const states = (page) => page.inPage(() =>
  [...document.querySelectorAll('.roll-gate')].map((gate) => /\. ([^.]+)\.$/.exec(gate.getAttribute('aria-label'))[1]));

async function openRoll(page, query = '') {
  await page.open(`#/roll-call${query}`);
  await started(page);
  await page.find('#roll-name');
}

test('a practice is asked gate by gate by keys alone, and the next one follows', async (t) => {
  const page = await t.page();
  await named(page, ['Ash Surgery', 'Beech Surgery', 'Cedar Surgery']);
  await openRoll(page);
  await isAsked(page, 'Ash Surgery');
  await page.find({ css: '.roll-side', has: '3 practices' });
  assert.match(await gateNow(page), /^Gate 1: .*Not measured\.$/);
  for (const key of ['p', 'f', 'x', 'u']) await page.press(key);
  await until('four gates are answered', async () => (await gateNow(page)).startsWith('Gate 5'));
  assert.deepEqual((await states(page)).slice(0, 5), ['Passed', 'Failed', 'Does not apply', 'Not measured', 'Not measured']);
  await page.find({ css: '.roll-asked', has: 'Gate 2 has failed, so gates 3 to 9 cannot count yet.' });
  await page.press(KEYS.ARROW_UP);
  await page.press(KEYS.ARROW_UP);
  await page.press(KEYS.ARROW_UP);
  await until('gate 2 is asked', async () => (await gateNow(page)).startsWith('Gate 2'));
  await page.press('p');
  await until('gate 2 passed', async () => (await states(page))[1] === 'Passed');
  assert.match(await said(page), /: Passed\. Next: /);
  await page.chord(KEYS.CONTROL, 'z');
  await until('gate 2 failed again', async () => (await states(page))[1] === 'Failed');

  // What stands in the way, and that they answered.
  await page.press('b');
  await page.type('#roll-blocker', 'Smartcards');
  await page.press(KEYS.ESCAPE);
  await page.press('y');
  await page.press('a');
  await isAsked(page, 'Beech Surgery');
  await page.find({ css: '.roll-side', has: '1 heard, 0 started before, 128 not named' });
  await page.press('n');
  await isAsked(page, 'Cedar Surgery');
  await badgeSays(page, 'saved');
  await assertUntroubled(page);

  // It is taken up where it was left.
  await page.reload();
  await page.find('#roll-name');
  await isAsked(page, 'Cedar Surgery');
  await page.press('k');
  await isAsked(page, 'Beech Surgery');
  await page.press('k');
  await isAsked(page, 'Ash Surgery');
  assert.equal(await page.inPage(() => document.querySelector('#roll-blocker').value), 'Smartcards');
});

test('who did not answer, and who has something in the way, is listed to be rung', async (t) => {
  const page = await t.page();
  await named(page, ['Ash Surgery', 'Beech Surgery', 'Cedar Surgery']);
  await openRoll(page);
  await isAsked(page, 'Ash Surgery');
  await page.press('d');
  await page.type('#roll-next', 'soon');
  await page.press(KEYS.ENTER);
  await page.find({ css: '.wrong', has: 'Enter a day or a month' });
  await page.type('#roll-next', 'Oct 2009');
  await page.press(KEYS.ENTER);
  await isAsked(page, 'Beech Surgery');
  await page.press('n');
  await isAsked(page, 'Cedar Surgery');
  await page.press('r');
  const list = () => page.inPage(() =>
    [...document.querySelectorAll('main tbody tr')].map((row) => [row.cells[0].textContent.trim(), row.cells[2].textContent.trim()]));
  await page.find({ css: 'h2', name: 'To ring' });
  await page.find({ css: 'main', has: 'This pass began on 23 Sep 2009.' });
  assert.match(await page.address(), /list=ring/);
  const wanted = [
    ['Beech Surgery', 'No answer when called'],
    ['Cedar Surgery', 'Not called in this pass'],
    ['Ash Surgery', 'More to hear by Oct 2009'],
  ];
  assert.deepEqual(await list(), wanted);
  await badgeSays(page, 'saved');
  // The list has an address of its own.
  await page.reload();
  await page.find({ css: 'h2', name: 'To ring' });
  await until('the list is the same', async () => JSON.stringify(await list()) === JSON.stringify(wanted));
  await assertUntroubled(page);
});

test('a waiver asks for its sponsor, its last day and its reason', async (t) => {
  const page = await t.page();
  await named(page, ['Ash Surgery']);
  await openRoll(page);
  await page.press('w');
  await page.find('#waiver-by');
  await page.click({ css: 'button', name: 'Give the waiver' });
  await page.find({ css: '.wrong', has: 'A waiver needs its last day' });
  await page.type('#waiver-by', 'Medical director');
  await page.type('#waiver-until', '31 Oct 2009');
  await page.type('#waiver-reason', 'New cards are on their way');
  await page.click({ css: 'button', name: 'Give the waiver' });
  await until('gate 1 is waived', async () => (await states(page))[0] === 'Waived');
  assert.match(await gateNow(page), /^Gate 2/);
});

test('letters do nothing once single keys are switched off, buttons still do', async (t) => {
  const page = await t.page();
  await named(page, ['Ash Surgery']);
  await openRoll(page);
  await page.click({ css: '.roll-foot label' });
  await page.press('p');
  await page.press(KEYS.ARROW_DOWN);
  await until('gate 2 is asked', async () => (await gateNow(page)).startsWith('Gate 2'));
  assert.equal((await states(page))[0], 'Not measured');
  await page.click({ css: '.answer-button', part: 'Failed' });
  await until('gate 2 failed', async () => (await states(page))[1] === 'Failed');
});

test('services have a roll of their own; without named practices the page says what to do', async (t) => {
  const page = await t.page();
  await page.open('#/roll-call');
  await started(page);
  await page.find({ css: 'h2', name: 'No practice has a name yet' });
  await page.click({ css: 'a', name: 'Call the roll of services' });
  await page.find('#roll-name');
  const first = await asked(page);
  await page.press('a');
  await until('the next service is asked', async () => (await asked(page)) !== first);
  await page.find({ css: '.roll-side', has: '1 heard' });
  await assertUntroubled(page);
});

test('what cannot be kept is not left behind, and a note does not turn “no answer” into an answer', async (t) => {
  const page = await t.page();
  await named(page, ['Ash Surgery', 'Beech Surgery']);
  await openRoll(page);
  await isAsked(page, 'Ash Surgery');
  const next = () => page.inPage(() => document.querySelector('#roll-next').value);
  await page.press('d');
  await page.type('#roll-next', 'soon');
  await page.press(KEYS.ESCAPE);
  await page.find({ css: '.wrong', has: 'Enter a day or a month' });
  await page.press('p');
  assert.equal(await next(), 'soon');
  await page.press('j');
  await until('the field has the focus', () => page.inPage(() => document.activeElement.id === 'roll-next'));
  assert.equal(await asked(page), 'Ash Surgery');
  assert.equal(await next(), 'soon');
  await page.type('#roll-next', '');
  await page.press(KEYS.ESCAPE);
  await page.press('n');
  await isAsked(page, 'Beech Surgery');
  await page.press('k');
  await isAsked(page, 'Ash Surgery');
  await page.press('o');
  await page.type('#roll-note', 'Line engaged');
  await page.press(KEYS.ESCAPE);
  await page.press('r');
  await page.find({ css: 'main tbody tr', has: 'Line engaged' });
  await page.find({ css: 'main tbody tr', has: 'No answer when called' });
});

test('a programme that the plan does not hold is not taken for another', async (t) => {
  const page = await t.page();
  await page.open('#/roll-call?of=nothing');
  await started(page);
  await page.find({ css: 'main', has: 'programme nothing' });
  await page.goTo('#/roll-call?of=services&system=nothing');
  await page.find({ css: 'main', has: 'nothing' });
  assert.equal(await page.has('#roll-name'), false);
});

/** From a key press to the end of the frame that shows its effect, in milliseconds, for each press. */
const watchKeys = (page) =>
  page.inPage(() => {
    window.tookKeys = [];
    window.addEventListener('keydown', () => {
      const pressed = performance.now();
      requestAnimationFrame(() => {
        // The message comes once the frame is painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.tookKeys.push(performance.now() - pressed);
        port2.postMessage(0);
      });
    }, true);
  });

test('with 10,000 practices a key press is answered at once', async (t) => {
  const page = await t.page();
  await page.open('#/import');
  await started(page);
  await page.find('#import-pasted');
  const rows = Array.from({ length: 10_000 }, (_, at) =>
    `T${String(at).padStart(5, '0')},Practice number ${at},${at % 2 ? 'East & North' : 'West'},${at % 3 ? 'EMIS LV' : 'TPP SystmOne'}`);
  const path = join(t.downloads, 'ten-thousand.csv');
  writeFileSync(path, `Code,Name,PCT,System\n${rows.join('\n')}\n`);
  await page.give('main input[type=file]', path);
  await page.find({ css: '#import-confirm', name: 'Bring in 10,000 practices' }, 60);
  await page.click('#import-confirm');
  await page.find('#import-done', 60);
  await badgeSays(page, 'saved', 60);
  await page.goTo('#/roll-call');
  await page.find({ css: '#roll-name', part: 'Practice number' }, 30);
  await watchKeys(page);
  const pass = ['p', 'p', 'f', 'x', 'u', 'p', 'p', 'p', 'p', 'a'];
  let pressed = 0;
  for (let practice = 1; practice <= 6; practice += 1) {
    for (const key of pass) {
      await page.press(key);
      pressed += 1;
      await until('it is painted', () => page.inPage((count) => window.tookKeys.length >= count, pressed));
    }
    assert.match(await page.words('.roll-side'), new RegExp(`${practice} heard`));
  }
  const took = (await page.inPage(() => window.tookKeys)).sort((one, other) => one - other);
  const at = (share) => Math.round(took[Math.floor((took.length - 1) * share)]);
  t.note(`key press to painted, 10,000 practices, ${took.length} presses: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
  assert.ok(at(0.5) < 200, `half of the key presses take ${at(0.5)} ms or less`);
  await assertUntroubled(page);
});
