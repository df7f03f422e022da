// Finding the way in the timeline: columns chosen and made wider, the window dragged in the overview,
// fingers that zoom, the view as text, and one walk through it all without a pointer.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const said = (page) => page.words('.unseen[role=status]');
const saysIt = (page, wanted) => until(`“${wanted}” is said`, async () => (await said(page)).includes(wanted));
const address = (page) => page.inPage(() => location.hash);
const carries = (page, wanted) => until(`the address carries ${wanted}`, async () => wanted.test(await address(page)));

/** The timeline, once nothing more comes in above it that would move it from under a pointer. */
async function openForPointer(page, query) {
  await openTimeline(page, query);
  await page.find({ css: '.notice', has: 'Ready to work offline' });
}

// ---- columns ------------------------------------------------------------------------------------

/** The heads of the columns in order, each with its number. */
const heads = (page) =>
  page.inPage(() => [...document.querySelectorAll('[role=columnheader]')].map((head) => `${head.getAttribute('aria-colindex')} ${window.rollcallLook.words(head)}`));
/** The cells of the first activity whose name fits, each with its number. */
const cells = (page, name) =>
  page.inPage((wanted) => {
    const rows = [...document.querySelectorAll('[role=row][aria-level="2"]:not([hidden])')];
    const row = rows.find((one) => window.rollcallLook.words(one).includes(wanted));
    return [...(row?.querySelectorAll('[role=gridcell]') ?? [])]
      .map((cell) => `${cell.getAttribute('aria-colindex')} ${window.rollcallLook.words(cell)}`);
  }, name);
const widthOf = (page, css) => page.inPage((wanted) => document.querySelector(wanted).getBoundingClientRect().width, css);
const colcount = (page) => page.attribute('[role=treegrid]', 'aria-colcount');

test('columns are chosen, counted, sorted by, kept on the device, in the address and in saved views', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?q=child%20health');
  assert.deepEqual(await heads(page), await page.inPage(() => innerWidth > 1000) ? ['1 Service or site', '2 Status', '3 Start – go-live', '4 Slip'] : await heads(page));
  await page.click({ css: '.tl-menu button', has: 'Columns' });
  for (const name of ['System', 'Planned end', 'Expected', 'Status']) await page.click({ css: '.tl-columns label', has: name });
  await page.press(KEYS.ESCAPE);
  await until('the heads are those chosen', async () => (await heads(page)).join() === '1 Service or site,2 System,3 Start – go-live,4 Planned end,5 Expected,6 Slip');
  assert.equal(await colcount(page), '6');
  const row = await cells(page, 'Child Health');
  assert.deepEqual(row.slice(1), ['2 TPP SystmOne', '3 Mar 09 – Oct 09', '4 Oct 09', '5 –', '6 –']);
  assert.equal(await page.attribute('[role=gridcell][aria-colindex="4"]', 'data-date'), 'end');
  await carries(page, /columns=name,system,dates,planned-end,forecast,slip/);

  await page.click({ css: '[role=columnheader] button', has: 'System' });
  await saysIt(page, 'Sorted by this column, A first');
  await carries(page, /sort=system/);

  // The keyboard goes through all of them.
  await tabTo(page, '[role=treegrid] [role=row][aria-level]');
  await page.press(KEYS.ARROW_DOWN, KEYS.ARROW_RIGHT, KEYS.END);
  await until('the last cell has the focus', () => page.inPage(() => document.activeElement.getAttribute('aria-colindex') === '6'));

  await page.click({ css: '.tl-menu button', has: 'Views' });
  await page.type('#tl-view-name', 'Dates');
  await page.press(KEYS.ENTER);
  await page.find({ css: '.tl-views button', has: 'Dates' });
  await page.press(KEYS.ESCAPE);

  // The device remembers them where the address is silent.
  await page.open('#/');
  await page.find({ css: 'h1', has: 'Today' });
  await page.open('#/timeline');
  await until('they are there again', async () => (await colcount(page)) === '6');
  await page.click({ css: '.tl-menu button', has: 'Columns' });
  await page.click({ css: 'button', has: 'Usual columns' });
  await until('the usual ones are back', async () => Number(await colcount(page)) <= 4);
  await page.press(KEYS.ESCAPE);
  await page.click({ css: '.tl-menu button', has: 'Views' });
  await page.click({ css: '.tl-views button', has: 'Dates' });
  await until('the view brings them back', async () => (await colcount(page)) === '6');
  const wrong = await page.accessibility();
  assert.deepEqual(wrong, []);
  await assertUntroubled(page);
});

test('a column is made wider by its edge, by keys, and fitted, and the bars make room', async (t) => {
  const page = await t.page();
  await openForPointer(page, '?q=child%20health&columns=name,status,slip');
  const status = '.tl-head-row .tl-status';
  await page.find('.tl-grips .tl-status .tl-grip');
  const [before, axis] = [await widthOf(page, status), await widthOf(page, '.tl-axis')];
  await page.drag('.tl-grips .tl-status .tl-grip', { by: 48 });
  await until('it is 48 wider', async () => Math.abs((await widthOf(page, status)) - before - 48) < 4);
  await until('the bars have 48 less', async () => Math.abs(axis - (await widthOf(page, '.tl-axis')) - 48) < 4);
  const cell = await widthOf(page, '[role=row][aria-level="2"]:not([hidden]) .tl-status');
  assert.ok(Math.abs(cell - before - 48) < 4, 'the cells are as wide as their head');
  await carries(page, /status\.15\d/);

  await tabTo(page, '.tl-head .tl-status');
  await page.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await saysIt(page, 'Status, 1');
  await until('it is 16 wider', async () => Math.abs((await widthOf(page, status)) - before - 64) < 4);
  await page.chord(KEYS.SHIFT, KEYS.HOME);
  await until('it fits its words', async () => (await widthOf(page, status)) < before + 30);
  assert.ok(await page.inPage(() => document.activeElement.closest('.tl-head') !== null), 'the focus stays');

  // Another drag stays within bounds, and Slip has room for what it says.
  await page.drag('.tl-grips .tl-slip .tl-grip', { by: -300 });
  await carries(page, /slip\.48/);
  await assertUntroubled(page);
});

// ---- overview -----------------------------------------------------------------------------------

const shows = (page, words) => until(`it shows ${words}`, async () => (await page.words('.tl-overview p')).includes(words));
const SLIDERS = '.tl-brush [role=slider]';

test('the window in the overview is dragged by its ends and as a whole, and a double click fits the plan', async (t) => {
  const page = await t.page();
  await openForPointer(page, '?from=2009-01-01&to=2009-12-31');
  await shows(page, 'Jan 2009 to Dec 2009');
  await page.find(SLIDERS);
  const text = async () => (await page.inPage(() => [...document.querySelectorAll('.tl-brush [role=slider]')].map((one) => one.getAttribute('aria-valuetext'))));
  assert.deepEqual(await text(), ['1 Jan 2009 to 31 Dec 2009', '1 Jan 2009', '31 Dec 2009']);
  const year = await widthOf(page, '.tl-brush-window');

  await page.drag(`${SLIDERS}[aria-label="Last day in view"]`, { by: year / 4 });
  await until('three months more are in view', async () => /(Mar|Apr) 2010/.test((await text())[2]));
  assert.match((await text())[1], /(31 Dec 2008|[12] Jan 2009)/, 'the other end stays');
  await page.drag(`${SLIDERS}[aria-label="First day in view"]`, { by: year / 4 });
  await until('three months less are in view', async () => /(Mar|Apr) 2009/.test((await text())[1]));
  const before = await widthOf(page, '.tl-brush-window');
  await page.drag('.tl-brush-window', { by: -year / 4 });
  await until('it is where it was, a quarter back', async () => /(Dec 2008|Jan 2009)/.test((await text())[1]));
  assert.ok(Math.abs((await widthOf(page, '.tl-brush-window')) - before) < 3, 'it keeps its length');

  await page.inPage(() => document.querySelector('.tl-brush-window').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
  await until('the whole plan is in view', async () => (await widthOf(page, '.tl-brush-window')) > 2 * before);
  await assertUntroubled(page);
});

test('the window in the overview is moved by keys, by months and years, as three sliders', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?from=2009-01-01&to=2009-12-31');
  await shows(page, 'Jan 2009 to Dec 2009');
  await page.find(SLIDERS);
  await tabTo(page, '.tl-brush-window');
  await page.press(KEYS.ARROW_RIGHT);
  await shows(page, 'Feb 2009 to Jan 2010');
  await page.chord(KEYS.SHIFT, KEYS.ARROW_LEFT);
  await shows(page, 'Feb 2009 to Dec 2009');
  await tabTo(page, '[aria-label="First day in view"]');
  await page.press(KEYS.PAGE_DOWN);
  await shows(page, 'Feb 2008 to Dec 2009');
  await tabTo(page, '[aria-label="Last day in view"]');
  await page.press(KEYS.ARROW_RIGHT);
  await shows(page, 'Feb 2008 to Jan 2010');
  assert.deepEqual(await page.accessibility(), []);
  await assertUntroubled(page);
});
