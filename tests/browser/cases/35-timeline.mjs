// The timeline: what it holds, walked by keyboard, searched, filtered and zoomed.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, rowCount, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { broken } from '../lib/site.mjs';
import { until } from '../lib/waiting.mjs';

const ROW = '[role=treegrid] [role=row][aria-level]';
const BAR = '[data-activity]';
/** A row of 3.8.5 with a month at each end. */
const CHILD_HEALTH = 'en-child-health';

/** The row or cell that has the focus, with its row's place, level and words. */
const standing = (page) =>
  page.inPage(() => {
    const at = document.activeElement;
    const row = at.closest('[role=row]');
    return row && {
      isRow: at === row,
      cell: at.getAttribute('aria-colindex'),
      index: Number(row.getAttribute('aria-rowindex')),
      level: Number(row.getAttribute('aria-level')),
      expanded: row.getAttribute('aria-expanded'),
      words: window.rollcallLook.words(row),
    };
  });

/** Presses keys, then waits until the focus stands as wanted. */
async function go(page, keys, what, passes) {
  await (Array.isArray(keys[0]) ? page.chord(...keys[0]) : page.press(...keys));
  return until(`${what} (stands at ${JSON.stringify(await standing(page))})`, async () => {
    const now = await standing(page);
    return now && passes(now) && now;
  });
}

test('the timeline opens at its address with rows, bars and few elements', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  assert.ok((await page.count(BAR)) >= 5, `${await page.count(BAR)} bars`);
  assert.ok((await page.count(ROW)) >= 10);
  assert.equal(await page.attribute('[role=treegrid]', 'aria-label'), 'Timeline');
  const elements = await page.inPage(() => document.querySelectorAll('*').length);
  assert.ok(elements < 1500, `${elements} elements`);
  await assertUntroubled(page);
});

test('the keyboard walks through the treegrid, folds, opens details and comes back', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await tabTo(page, '[role=treegrid]');

  const first = await go(page, [[KEYS.CONTROL, KEYS.HOME]], 'the first row', (now) => now.isRow && now.index === 2);
  assert.equal(first.level, 1);
  assert.equal(first.expanded, 'true');
  const rows = await rowCount(page);

  await go(page, [KEYS.ARROW_LEFT], 'the first group is folded', (now) => now.expanded === 'false');
  await until('there are fewer rows', async () => (await rowCount(page)) < rows);
  const below = await go(page, [KEYS.ARROW_DOWN], 'the row below', (now) => now.index === 3);
  assert.equal(below.level, 1, 'a folded group is followed by the next group');
  await go(page, [KEYS.ARROW_UP], 'the first row again', (now) => now.index === 2);
  await go(page, [KEYS.ARROW_RIGHT], 'the first group is open again', (now) => now.expanded === 'true');
  await until('all rows are back', async () => (await rowCount(page)) === rows);

  const child = await go(page, [KEYS.ARROW_DOWN], 'the first activity', (now) => now.index === 3);
  assert.equal(child.level, 2);
  await go(page, [KEYS.ARROW_RIGHT], 'its first cell', (now) => !now.isRow && now.cell === '1');
  await go(page, [KEYS.END], 'its last cell', (now) => !now.isRow && now.cell !== '1');
  await go(page, [KEYS.HOME], 'its first cell', (now) => !now.isRow && now.cell === '1');
  await go(page, [KEYS.ARROW_LEFT], 'the row as a whole', (now) => now.isRow && now.index === 3);
  await go(page, [KEYS.ARROW_LEFT], 'the group it belongs to', (now) => now.index === 2);
  await go(page, [KEYS.END], 'the last row', (now) => now.index === rows);
  await go(page, [KEYS.HOME], 'the first row', (now) => now.index === 2);

  await go(page, [KEYS.ARROW_DOWN], 'the first activity', (now) => now.index === 3);
  await page.press(KEYS.ENTER);
  const details = await page.words('.tl-details, [data-details]');
  assert.match(details, /\d+(\.\d+)+/, 'the details name a paragraph');
  await until('its row is marked', async () => (await page.count('[role=row][aria-selected=true]')) === 1);
  await page.press(KEYS.ESCAPE);
  await until('no row is marked', async () => (await page.count('[role=row][aria-selected=true]')) === 0);
  assert.equal((await standing(page))?.index, 3, 'the focus is back on the row');
  await assertUntroubled(page);
});

test('searching leaves the rows that fit, and emptying the box brings all back', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const rows = await rowCount(page);
  const box = 'main input[type=search]';
  await page.type(box, 'podiatry');
  await until('few rows are left', async () => (await rowCount(page)) < rows / 3);
  const names = await page.allWords(`${ROW}[aria-level="2"]`);
  assert.ok(names.length > 0);
  assert.deepEqual(names.filter((name) => !/podiatry/i.test(name)), []);
  await page.type(box, '');
  await until('all rows are back', async () => (await rowCount(page)) === rows);
});

test('a search for what is nowhere says so and offers the way back', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const rows = await rowCount(page);
  await page.type('main input[type=search]', 'zebra crossing');
  await page.find({ css: 'main', has: 'zebra crossing' });
  await page.click({ css: 'main button', part: 'Show all' });
  await until('all rows are back', async () => (await rowCount(page)) === rows);
});

test('the wheel turned sideways takes all bars along at once, also those just out of view', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await page.wheel('[role=treegrid]', { y: 400 });
  // In the frame in which one bar has moved, all have, by as much.
  await page.inPage(() => {
    const places = () => new Map([...document.querySelectorAll('[data-activity]')].map((bar) => [bar.dataset.activity, bar.getBoundingClientRect().x]));
    let from;
    const look = () => {
      const now = places();
      const by = [...now].filter(([id]) => from?.has(id)).map(([id, x]) => Math.round(from.get(id) - x));
      if (by.some((px) => px !== 0)) window.moved = by;
      else requestAnimationFrame(look);
      from ??= now;
    };
    window.watch = () => {
      from = undefined;
      look();
    };
  });
  await page.inPage(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  await page.inPage(() => window.watch());
  await page.wheel('[role=treegrid]', { x: 60 });
  const moved = await until('the bars have moved', () => page.inPage(() => window.moved));
  assert.ok(moved.length > 10, `${moved.length} bars`);
  assert.deepEqual([...new Set(moved)].length, 1, `moved by ${moved}`);
});

for (const [how, nearer, farther] of [
  ['the wheel with Ctrl', (page) => page.wheel('[role=treegrid]', { y: -200, control: true }), (page) => page.wheel('[role=treegrid]', { y: 200, control: true })],
  ['the keys + and -', (page) => page.press('+', '+'), (page) => page.press('-', '-')],
]) {
  test(`${how} zooms the bars in and out`, async (t) => {
    const page = await t.page();
    await openTimeline(page, `?selected=${CHILD_HEALTH}`);
    const width = () => page.inPage((id) => document.querySelector(`[data-activity="${id}"]`)?.getBoundingClientRect().width ?? 0, CHILD_HEALTH);
    await until('the bar is there', width);
    await tabTo(page, '[role=treegrid]');
    const before = await width();
    await nearer(page);
    const near = await until('the bar is longer', async () => {
      const now = await width();
      return now > before * 1.2 && now;
    });
    await farther(page);
    await until('the bar is as short as before', async () => (await width()) < near / 1.2);
  });
}

test('a filter by status leaves rows of that status and is part of the address', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?status=late');
  const names = await page.allWords(`${ROW}[aria-level="2"]`);
  assert.ok(names.length > 0);
  assert.deepEqual(names.filter((name) => !/late/i.test(name)), []);
});

test('the timeline can be left while a filter is open and has the focus', async (t) => {
  const page = await t.page();
  await page.open('#/');
  await page.find({ css: 'h1', has: 'Today' });
  await page.goTo('#/timeline');
  await page.find(BAR);
  await page.click({ css: '.tl-menu button', part: 'Organisation' });
  await page.find('.tl-menu input');
  await page.inPage(() => document.querySelector('.tl-menu input').focus());
  await page.inPage(() => history.back());
  await page.find({ css: 'h1', has: 'Today' });
  await page.goTo('#/timeline');
  await page.find(BAR);
  await assertUntroubled(page);
});

/** What the row of Child Health says in full. */
const childHealth = (page) => page.inPage((bar) =>
  document.querySelector(`[data-activity=${bar}]`).closest('[role=row]').getAttribute('aria-label'), CHILD_HEALTH);
const said = (page) => page.words('.unseen[role=status]');
/** The timeline with one row: in a small window it would stand below the edge. */
const openForPointer = (page) => openTimeline(page, '?q=child%20health');
/** One month in pixels: Child Health is drawn from March to October 2009, eight months. */
const monthOf = (page) => page.inPage((bar) =>
  document.querySelector(`[data-activity=${bar}]`).getBoundingClientRect().width / 8, CHILD_HEALTH);

test('a bar is dragged by its end, one month is one change, why can be added, and Undo takes it back', async (t) => {
  const page = await t.page();
  await openForPointer(page);
  const before = await childHealth(page);
  const month = await monthOf(page);
  await page.drag(`[data-activity=${CHILD_HEALTH}]`, {
    from: 0.99,
    by: 1.1 * month,
    before: () => page.find({ css: '.tl-ghost-words', has: 'Nov 2009, +1 month' }),
  });
  const strip = 'form.tl-strip';
  await page.find({ css: strip, has: 'Child Health: go-live expected in November 2009, 1 month later than planned.' });
  await until('the row tells the slip', async () => /1 month later/.test(await childHealth(page)));
  await page.type(`${strip} input`, 'Data is late');
  await page.press(KEYS.ENTER);
  await page.gone(strip);
  await until('the badge says saved', () => page.has({ css: '.badge', has: 'Saved' }));
  await assertUntroubled(page);
  await page.reload();
  await page.find(`[data-activity=${CHILD_HEALTH}]`);
  await until('the slip is there after a reload', async () => /1 month later/.test(await childHealth(page)));
  await page.chord(KEYS.CONTROL, 'z');
  await until('one step takes it back', async () => (await childHealth(page)) === before);
});

test('a reason is held back while it may be an NHS number, and the strip goes when its change is no longer the last', async (t) => {
  const page = await t.page();
  await openForPointer(page);
  const month = await monthOf(page);
  await page.drag(`[data-activity=${CHILD_HEALTH}]`, { from: 0.99, by: 1.1 * month });
  await page.type('form.tl-strip input', '943 476 5919');
  await page.press(KEYS.ENTER);
  await page.find({ css: 'form.tl-strip [role=alert]', has: 'Possible NHS number' });
  await page.click({ css: 'button', part: 'Undo:' });
  await page.gone('form.tl-strip');
  await until('it is as it was', async () => !/later/.test(await childHealth(page)));
});

test('where the part that moves dates does not come, it says so and is asked for again', async (t) => {
  const page = await t.page();
  const part = readdirSync(t.dist).find((name) => /^rollcall-ghost-/.test(name));
  page.site.breakFile(part, broken.notFound);
  await openTimeline(page, '?q=child%20health');
  await tabTo(page, ROW);
  await go(page, [KEYS.ARROW_DOWN], 'the row', (now) => /Child Health/.test(now.words));
  await page.press('m');
  await page.find({ css: '.tl-strip [role=alert]', has: 'could not be fetched' });
  page.site.mendFile(part);
  await page.click({ css: '.tl-strip button', has: 'Try again' });
  await until('the keys are said', async () => /Enter keeps it/.test(await said(page)));
});

test('details and printing that do not come say what did not, and are asked for again', async (t) => {
  const page = await t.page();
  for (const [name, place, asked, words, there] of [
    ['details', '?q=child%20health', (row) => row.press(KEYS.ENTER), 'The details of this row could not be fetched', '.tl-details h2'],
    ['paper', '', (row) => row.click({ css: 'button', name: 'Print or save' }), 'What prints the timeline could not be fetched', 'dialog.tl-print[open]'],
  ]) {
    const part = readdirSync(t.dist).find((file) => file.startsWith(`rollcall-${name}-`));
    page.site.breakFile(part, broken.notFound);
    await openTimeline(page, place);
    if (name === 'details') {
      await tabTo(page, ROW);
      await go(page, [KEYS.ARROW_DOWN], 'the row', (now) => /Child Health/.test(now.words));
    }
    await asked(page);
    await page.find({ css: '[role=alert] h1', has: words });
    page.site.mendFile(part);
    await page.click({ css: '[role=alert] button', has: 'Try again' });
    await page.find(there);
  }
});

test('a drag that is escaped changes nothing, and what is live does not move', async (t) => {
  const page = await t.page();
  await openForPointer(page);
  const before = await childHealth(page);
  const month = await monthOf(page);
  await page.drag(`[data-activity=${CHILD_HEALTH}]`, {
    by: 2 * month,
    before: async () => {
      await page.find('.tl-ghost-bar');
      await page.press(KEYS.ESCAPE);
      await page.gone('.tl-ghost-bar');
    },
  });
  assert.equal(await childHealth(page), before);
  assert.equal(await page.has('form.tl-strip'), false);
});

test('by keyboard alone a row is found, moved by a month with a reason, and the move taken back', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await tabTo(page, '.tl-find input, input[type=search]');
  await page.press(...'child health');
  await until('the row is found', async () => (await page.count(BAR)) <= 3);
  const before = await childHealth(page);
  // Past the heads of the columns, which are buttons.
  await tabTo(page, ROW);
  await go(page, [KEYS.ARROW_DOWN], 'the row', (now) => /Child Health/.test(now.words));
  await page.press('m');
  await until('the keys are said', async () => /Enter keeps it/.test(await said(page)));
  await page.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await until('the new date is said', async () => /expected in November 2009, 1 month later/.test(await said(page)));
  await page.press(KEYS.ENTER);
  await page.find('form.tl-strip');
  await tabTo(page, 'form.tl-strip');
  await page.press(...'Data is late', KEYS.ENTER);
  await page.gone('form.tl-strip');
  await until('the row tells the slip', async () => /1 month later/.test(await childHealth(page)));
  await until('the focus is back in the chart', () => page.inPage(() => document.activeElement.closest('[role=treegrid]') !== null));
  await page.chord(KEYS.CONTROL, 'z');
  await until('it is as it was', async () => (await childHealth(page)) === before);
});

const saysIt = (page, wanted) => until(`“${wanted}” is said`, async () => (await said(page)).includes(wanted));

const address = (page) => page.inPage(() => location.hash);

/** The names of the first dated activities, from the top. How many are drawn depends on notices. */
const names = (page) =>
  page.inPage(() => [...document.querySelectorAll('[role=treegrid] [role=row][aria-level]:not(.is-lane):not([hidden])')]
    .filter((row) => !row.closest('.tl-dock'))
    .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))
    .slice(0, 12)
    .map((row) => row.querySelector('.tl-name > span').textContent));

test('a column head orders the rows, then the other way round, then as in the plan', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?group=none');
  const plan = await names(page);
  const head = { css: '[role=columnheader] button', has: 'Service or site' };
  const order = () => page.attribute('[role=columnheader]', 'aria-sort');
  assert.equal(await order(), null);

  await page.click(head);
  await until('names run up', async () => (await order()) === 'ascending');
  await saysIt(page, 'Sorted by name, A first');
  await until('the rows moved', async () => (await names(page)).join() !== plan.join());
  const up = await names(page);
  assert.deepEqual(up, [...up].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  assert.equal(await page.inPage(() => document.activeElement.textContent), 'Service or site', 'the head keeps the focus');
  await until('the address carries it', async () => /sort=name/.test(await address(page)));

  await page.press(KEYS.ENTER);
  await until('names run down', async () => (await order()) === 'descending');
  await page.press(KEYS.ENTER);
  await until('the plan has its order', async () => (await order()) === null);
  await until('the rows are back', async () => (await names(page)).join() === plan.join());
  await go(page, [KEYS.ARROW_DOWN], 'the first row', (now) => now.isRow && now.index === 2);
  await assertUntroubled(page);
});

for (const [lanes, heading] of [['system', 'TPP SystmOne'], ['place', 'Hertford County'], ['status', 'Late'], ['lead', 'NPfIT programme lead'], ['phase', 'Phase 1'], ['year', 'Go-live in 2009/10']]) {
  test(`rows stand in lanes by ${lanes}, with counts and the worst status`, async (t) => {
    const page = await t.page();
    await openTimeline(page, `?group=${lanes}&q=${lanes === 'place' ? 'hertford%20county' : lanes === 'phase' ? 'urgent' : lanes === 'year' ? 'child%20health' : ''}`);
    const lane = { css: '[role=row][aria-expanded]', has: heading };
    await page.find(lane);
    assert.match(await page.words(lane), /\d+ rows?/);
    assert.ok(await page.has('[role=row][aria-expanded] .tl-lane-count [role=img]'));
  });
}

test('a filter is a chip in words, its count is spoken, and it goes when it is pressed', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const all = await rowCount(page);
  await page.click({ css: '.tl-chip', part: 'Late' });
  await until('fewer rows are left', async () => (await rowCount(page)) < all);
  await until('the count is spoken', async () => /^\d+ rows?, \d+ late$/.test(await said(page)));
  await until('the address carries it', async () => /status=late/.test(await address(page)));

  await page.click({ css: '.tl-menu button', part: 'Organisation' });
  await page.click({ css: '.tl-choice', part: 'West Hertfordshire PCT' });
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-choice');
  await page.click({ css: '.tl-chips button', part: 'Organisation: West Hertfordshire PCT' });
  await page.gone({ css: '.tl-chips button', part: 'Organisation:' });
  await until('the focus stays among the chips', () => page.inPage(() => document.activeElement.closest('.tl-chips') !== null));

  await page.click({ css: '.tl-chip', part: 'Due by March 2010' });
  await until('the month is in the address', async () => /by=2010-03/.test(await address(page)));
  await page.click({ css: 'button', has: 'Show all rows' });
  await until('all rows are back', async () => (await rowCount(page)) === all);
  await assertUntroubled(page);
});

test('a view is saved by name, opened again after a reload, renamed and deleted', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?status=late&group=workstream&sort=name');
  const rows = await rowCount(page);
  await page.click({ css: '.tl-menu button', has: 'Views' });
  await page.type('#tl-view-name', 'Late by workstream');
  await page.press(KEYS.ENTER);
  await page.find({ css: '.tl-views button', has: 'Late by workstream' });

  await openTimeline(page);
  await assertUntroubled(page);
  await page.reload();
  await page.find(BAR);
  assert.notEqual(await rowCount(page), rows);
  await page.click({ css: '.tl-menu button', has: 'Views' });
  await page.click({ css: '.tl-views button', has: 'Late by workstream' });
  await until('the rows of the view are there', async () => (await rowCount(page)) === rows);
  await until('the address is that of the view', async () => /group=workstream&sort=name&status=late/.test(await address(page)));

  await page.click({ css: '.tl-menu button', has: 'Views' });
  await page.click({ css: '.tl-views button', has: 'Rename' });
  await page.type('#tl-view-name', 'Behind');
  await page.press(KEYS.ENTER);
  await page.find({ css: '.tl-views button', has: 'Behind' });
  await page.click({ css: '.tl-views button', has: 'Delete' });
  await page.gone('.tl-views li');
});

test('the days in view are the plan, the row, the quarter or the financial year', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const shows = (words) => until(`it shows ${words}`, async () => (await page.words('.tl-overview p')).includes(words));
  await tabTo(page, '[role=treegrid]');
  await page.press('q');
  await shows('Jul 2009 to Sep 2009');
  await page.press('y');
  await shows('Apr 2009 to Mar 2010');
  // In a small window a pixel is more than a day.
  await until('the address carries it', async () => /from=2009-04-\d\d&to=2010-03-\d\d/.test(await address(page)));
  await page.click({ css: '.tl-menu button', has: 'Fit' });
  await page.click({ css: '.tl-item', part: 'This quarter' });
  await shows('Jul 2009 to Sep 2009');
  await page.goTo(`#/timeline?selected=${CHILD_HEALTH}`);
  await page.find('#tl-details-name');
  await page.click({ css: '.tl-menu button', has: 'Fit' });
  await page.click({ css: '.tl-item', part: 'Selected row' });
  await until('all of the row is in view', async () => /200[89] to/.test(await page.words('.tl-overview p')));
  await assertUntroubled(page);
});

test('the as-of date is moved on the axis, by keys and by its label, and the chart replays', async (t) => {
  const page = await t.page();
  await openForPointer(page);
  assert.match(await childHealth(page), /due/i);
  const left = () => page.inPage(() => /Showing [\w ]+/.exec(document.body.innerText)[0]);
  const before = await left();
  await tabTo(page, '.tl-axis');
  await page.press(...Array(6).fill('>'));
  await until('six weeks later Child Health is late', async () => /late/i.test(await childHealth(page)));
  await until('the day is said', async () => /As of Wed 4 Nov 2009/.test(await said(page)));
  assert.equal(await left(), before, 'the days in view stay');
  await page.drag('.tl-as-of-grip', { by: -2.1 * (await monthOf(page)) });
  await until('two months earlier it is not', async () => !/late/i.test(await childHealth(page)));
  await assertUntroubled(page);
});

const LINKED = JSON.stringify({
  format: 'rollcall-plan', version: 1, id: 'linked', title: 'Linked', community: 'Test', revision: '1', asOf: '2009-09-23',
  activities: [
    { id: 'a', kind: 'deployment', name: 'Staff trained', start: '2009-07', end: '2009-10' },
    { id: 'b', kind: 'deployment', name: 'Child Health', start: '2009-12', end: '2010-03', dependsOn: [{ on: 'a', type: 'FS' }] },
    { id: 'c', kind: 'milestone', name: 'Old system off', end: '2010-02', dependsOn: [{ on: 'b', type: 'FS' }] },
  ],
});

test('the links of the open row are drawn: its chain heavier, what cannot hold in red', async (t) => {
  const page = await t.page();
  page.site.add('plans/linked.json', LINKED);
  await page.open('#/timeline?selected=b', '?plan=plans/linked.json');
  await page.find('.is-chain .tl-link');
  assert.equal(await page.count('.is-chain .tl-link'), 1);
  assert.equal(await page.count('.is-broken .tl-link'), 1);
  await page.find({ css: '.tl-details', has: 'It waits for' });
  await assertUntroubled(page);
});
