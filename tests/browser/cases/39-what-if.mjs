// Changes tried out beside the plan: kept, asked for, or thrown away.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const ROW = '[role=treegrid] [role=row][aria-level]';
const BAND = '.what-if.is-on';
const WHERE = '?group=none&q=child%20health';

const said = (page) => page.words('.unseen[role=status]');
const saysIt = (page, wanted) => until(`${wanted} is said`, async () => wanted.test(await said(page)));
const band = (page, words) => page.find({ css: `${BAND} p`, part: words });
const press = (page, words) => page.click({ css: '.what-if button', has: words });

/** What the first row says. */
const first = (page) => page.inPage(() => [...document.querySelectorAll('.tl-stage [role=row][aria-level]:not(.is-lane):not([hidden])')]
  .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))[0]?.getAttribute('aria-label'));

const firstSays = (page, wanted) => until(`the row says ${wanted}`, async () => wanted.test(await first(page)));
const LATER = /1 month later/;

async function start(page, name) {
  await page.click({ css: '.context button', has: 'What if' });
  await page.type('#what-if-name', name);
  await page.press(KEYS.ENTER);
  await band(page, 'nothing differs from the plan yet');
}

/** Moves the go-live of the first row a month later, by keys. */
async function moveFirst(page) {
  await tabTo(page, ROW);
  await page.chord(KEYS.CONTROL, KEYS.HOME);
  await page.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await firstSays(page, LATER);
}

test('a what-if shows its changes and how much differs, outlasts a reload, and thrown away leaves the plan as it was', async (t) => {
  const page = await t.page();
  await openTimeline(page, WHERE);
  const before = await first(page);
  await start(page, 'Late release');
  await moveFirst(page);
  await band(page, '1 date differs from the plan');
  await press(page, 'What differs');
  await page.find({ css: '.what-if-list li', part: '1 month later' });
  await page.find({ css: '.what-if-totals', part: 'Later than planned: 0 now, would be 1' });
  await press(page, 'Only these rows');
  await until('one row is left', () => page.has({ css: '.tl-count', part: '1 of' }));
  await assertUntroubled(page);
  await until('the badge says saved', () => page.has({ css: '.badge', has: 'Saved' }));

  await page.reload();
  await page.find(ROW);
  await band(page, 'What-if: Late release');
  await firstSays(page, LATER);
  await page.chord(KEYS.CONTROL, 'z');
  await band(page, 'nothing differs from the plan yet');
  await page.chord(KEYS.CONTROL, 'y');
  await band(page, '1 date differs from the plan');

  await press(page, 'Change request');
  const text = await page.inPage(() => document.querySelector('.what-if textarea').value);
  assert.match(text, /^CHANGE REQUEST: Late release\n/);
  assert.match(text, /From: .*\n {3}To: .*\n {3}Why: not given\n {3}Effect: 1 month later/);

  await press(page, 'Back to the plan');
  await page.gone(BAND);
  assert.equal(await first(page), before);
  await page.click({ css: '.context button', has: 'What if' });
  await press(page, 'Late release');
  await firstSays(page, LATER);
  await press(page, 'Throw away');
  await page.gone(BAND);
  assert.equal(await first(page), before);
  await press(page, 'Bring it back');
  await firstSays(page, LATER);
  await press(page, 'Throw away');
  await press(page, 'Close');
  await page.gone('.what-if');
  await page.reload();
  await page.find(ROW);
  assert.equal(await page.has('.what-if'), false);
  assert.equal(await first(page), before);
});

test('a what-if is kept as one change, which one step takes back', async (t) => {
  const page = await t.page();
  await openTimeline(page, WHERE);
  const before = await first(page);
  await start(page, 'Kept');
  await moveFirst(page);
  await press(page, 'Keep as edits');
  await page.type('#what-if-why', 'Agreed by the board');
  await page.press(KEYS.ENTER);
  await page.gone('.what-if');
  await saysIt(page, /1 change was made in the plan/);
  assert.match(await first(page), LATER);
  await page.reload();
  await page.find(ROW);
  assert.match(await first(page), LATER);
  await page.chord(KEYS.CONTROL, 'z');
  await until('it is as it was', async () => (await first(page)) === before);
});

test('another window sees the plan, not the what-if, and both may work in it', async (t) => {
  const page = await t.page();
  await openTimeline(page, WHERE);
  const before = await first(page);
  await start(page, 'Shared');
  await moveFirst(page);
  const other = await t.secondPage(page.site);
  // Behind the service worker nobody watches this one.
  await other.open(`#/timeline${WHERE}`);
  await other.find(ROW);
  assert.equal(await other.has('.what-if'), false);
  assert.equal(await first(other), before);
  await other.click({ css: '.context button', has: 'What if' });
  await press(other, 'Shared');
  await firstSays(other, LATER);
  await tabTo(other, ROW);
  await other.chord(KEYS.CONTROL, KEYS.HOME);
  await other.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await firstSays(other, /2 months later/);
  await page.front();
  await firstSays(page, /2 months later/);
  // Thrown away there, it is gone here as well.
  await other.front();
  await press(other, 'Throw away');
  await page.front();
  await page.gone('.what-if');
  assert.equal(await first(page), before);
});

test('on a phone a what-if begins, dates are compared and the view is read as text', async (t) => {
  const page = await t.page();
  await page.phone();
  await page.open('#/timeline?q=child%20health');
  const card = { css: '.tl-card', has: 'Child Health' };
  await page.find(card);
  await page.click({ css: '.context-more button', has: 'What if' });
  await page.type('#what-if-name', 'Late release');
  await page.press(KEYS.ENTER);
  await band(page, 'nothing differs from the plan yet');

  await page.click({ css: '.tl-chips button', has: 'Compare' });
  await page.find({ css: '.tl-menu-panel label', part: 'The plan, revision' });
  assert.equal(await page.has({ css: '.tl-menu-panel', part: 'Draw' }), false);
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-menu-panel label');

  await page.click({ css: 'button.tl-more', has: 'Read as text' });
  await page.find({ css: '.tl-prose-words', has: 'Child Health' });
  assert.deepEqual(await page.accessibility(), []);
  await page.press(KEYS.ESCAPE);
  await page.gone('dialog[open]');
  const wide = await page.inPage(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `nothing scrolls sideways, ${wide}`);
  await assertUntroubled(page);
  await page.desk();
});
