// Several rows of the timeline chosen and moved together, and dates typed into cells.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const ROW = '[role=treegrid] [role=row][aria-level]';
const FORM = 'form.tl-many';
const STRIP = 'form.tl-strip';

const said = (page) => page.words('.unseen[role=status]');
const saysIt = (page, wanted) => until(`${wanted} is said`, async () => wanted.test(await said(page)));

/** The rows in view from the top: name, place in the list, whether chosen, and all it says. */
const rows = (page) =>
  page.inPage(() => [...document.querySelectorAll('.tl-stage [role=row][aria-level]:not(.is-lane):not([hidden])')]
    .map((row) => ({
      index: Number(row.getAttribute('aria-rowindex')),
      name: row.querySelector('.tl-name > span').textContent,
      isChosen: row.getAttribute('aria-selected') === 'true',
      words: row.getAttribute('aria-label'),
    }))
    .sort((a, b) => a.index - b.index));

const chosen = async (page) => (await rows(page)).filter((row) => row.isChosen);

/** On the first planned row, with no lanes, as few rows as a small window shows. */
async function open(page, status = '&status=planned') {
  await openTimeline(page, `?group=none${status}`);
  assert.equal(await page.attribute('[role=treegrid]', 'aria-multiselectable'), 'true');
  await tabTo(page, ROW);
  await page.chord(KEYS.CONTROL, KEYS.HOME);
}

test('rows are chosen by keys, moved a month together in one named step, and stay so after a reload', async (t) => {
  const page = await t.page();
  await open(page);
  const before = (await rows(page)).slice(0, 4);
  await page.chord(KEYS.SHIFT, KEYS.ARROW_DOWN);
  await saysIt(page, /^2 (services|rows) chosen/);
  await page.chord(KEYS.SHIFT, KEYS.ARROW_DOWN);
  await page.chord(KEYS.SHIFT, KEYS.ARROW_DOWN);
  await saysIt(page, /^4 (services|rows) chosen/);
  await page.chord(KEYS.SHIFT, KEYS.ARROW_UP);
  await saysIt(page, /^3 (services|rows) chosen/);
  assert.deepEqual((await chosen(page)).map((row) => row.name), before.slice(0, 3).map((row) => row.name));
  await page.find(FORM);
  await assertUntroubled(page);

  await page.press('m');
  await saysIt(page, /3 \w+, not moved yet.*Enter keeps it/);
  await page.press(KEYS.PAGE_DOWN);
  await saysIt(page, /3 \w+ moved 1 month later/);
  assert.ok((await page.count('.tl-ghost-bar')) >= 1);
  await page.press(KEYS.ENTER);
  await page.find({ css: STRIP, has: 'moved 1 month later' });
  await page.find({ css: 'button', part: '1 month later' });
  const after = (await rows(page)).filter((row) => before.some((old) => old.name === row.name));
  assert.equal(after.filter((row) => /1 month later/.test(row.words)).length, 3);
  await until('the badge says saved', () => page.has({ css: '.badge', has: 'Saved' }));

  await page.reload();
  await page.find({ css: ROW, part: before[0].name });
  await page.chord(KEYS.CONTROL, 'z');
  await until('one step takes all of it back', async () =>
    JSON.stringify((await rows(page)).slice(0, 4).map((row) => row.words)) === JSON.stringify(before.map((row) => row.words)));
});

test('rows are chosen by the pointer and moved by the form, those that cannot are named', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?group=none&status=planned,live');
  const names = (await rows(page)).map((row) => row.name);
  const press = (at, key) => page.clickPoint({ css: '.tl-stage .tl-name', part: names[at] }, { key });
  await tabTo(page, ROW);
  await page.chord(KEYS.CONTROL, 'a');
  await saysIt(page, /^\d+ (services|rows) chosen/);
  const all = Number((await said(page)).split(' ')[0]);
  assert.ok(all > 5, `${all} rows`);
  await press(1, KEYS.CONTROL);
  await saysIt(page, new RegExp(`^${all - 1} `));
  await press(1, KEYS.CONTROL);
  await saysIt(page, new RegExp(`^${all} `));

  await page.type('#tl-many-count', '2');
  await page.type(`${FORM} .tl-many-why input`, 'Supplier is late');
  await page.click({ css: `${FORM} button`, part: 'Move ' });
  await page.find({ css: STRIP, has: 'moved 2 months later' });
  await page.find({ css: STRIP, has: 'it has happened' });
  await page.click({ css: `${STRIP} button`, has: 'Undo' });
  await page.find(FORM);
  await page.click({ css: `${FORM} button`, has: 'Choose none' });
  await page.gone(FORM);
  assert.equal((await chosen(page)).length, 0);
});

test('a filter lets go what it hides, and Escape chooses none', async (t) => {
  const page = await t.page();
  await open(page, '');
  await page.chord(KEYS.CONTROL, 'a');
  await page.find(FORM);
  await page.type('.tl-find', 'child health');
  await saysIt(page, /^(1|2|3) \w+ chosen|No rows chosen/);
  await tabTo(page, ROW);
  await page.press(KEYS.ESCAPE);
  await page.gone(FORM);
});

const CELL = '.tl-typing';

/** On the first planned row, then F2. */
async function typeInto(page, text, key = KEYS.ENTER) {
  await page.press(KEYS.F2);
  await page.find(`${CELL} input`);
  await until('the field has the focus', () => page.inPage(() => document.activeElement.closest('.tl-typing') !== null));
  await page.press(...text, key);
}

test('dates are typed into a cell: kept by Enter, left by Escape, and what is no date is said', async (t) => {
  const page = await t.page();
  await open(page);
  await page.press(KEYS.ARROW_DOWN);
  const before = (await rows(page))[1].words;
  await typeInto(page, 'soonish');
  await page.find({ css: `${CELL} [role=alert]`, part: 'is not a date Rollcall knows' });
  await page.press(KEYS.ESCAPE);
  await page.gone(CELL);
  await saysIt(page, /Left as it was/);
  assert.ok(await page.inPage(() => document.activeElement.closest('[role=treegrid]') !== null), 'the focus is back in the chart');
  assert.equal((await rows(page))[1].words, before);

  await typeInto(page, '17 Mar 2011');
  await page.gone(CELL);
  await saysIt(page, /17 March 2011/);
  await page.find({ css: `${STRIP} p`, part: '17 March 2011' });
  await until('the row has it', async () => /17 Mar\w* 2011/.test((await rows(page))[1].words));
  await page.chord(KEYS.CONTROL, 'z');
  await until('one step takes it back', async () => (await rows(page))[1].words === before);

  await typeInto(page, '+1m');
  await saysIt(page, /1 month later/);
  await assertUntroubled(page);
});

test('a double click opens a date cell', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?group=none&status=planned');
  await page.doubleClick('.tl-stage [data-date]');
  await until('the field has the focus', () => page.inPage(() => document.activeElement.closest('.tl-typing') !== null));
  await page.press(KEYS.ESCAPE);
  await page.gone(CELL);
});
