// Finding the way in the timeline: columns chosen and made wider, the window dragged in the overview,
// fingers that zoom, the view as text, and one walk through it all without a pointer.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, offlineReady, openTimeline, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const CHILD_HEALTH = 'en-child-health';
const said = (page) => page.words('.unseen[role=status]');
const saysIt = (page, wanted) => until(`“${wanted}” is said`, async () => (await said(page)).includes(wanted));
const address = (page) => page.inPage(() => location.hash);
const carries = (page, wanted) => until(`the address carries ${wanted}`, async () => wanted.test(await address(page)));

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
/** The chart and the overview have taken their places: what is measured of them holds. */
const atRest = (page) =>
  until('the chart is at rest', () =>
    page.inPage(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const look = () => {
        const parts = [...document.querySelectorAll('.tl-axis, .tl-overview svg, .tl-brush-window, .tl-overview p')];
        return parts.map((one) => `${one.getBoundingClientRect().width} ${one.textContent}`).join();
      };
      const before = look();
      for (let frames = 0; frames < 4; frames += 1) {
        await frame();
        if (look() !== before) return false;
      }
      return true;
    }));
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
  await openTimeline(page, '?q=child%20health&columns=name,status,slip');
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

test('an edge that is held while the rest of the program comes in is still held', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?q=child%20health&columns=name,status,slip');
  const status = '.tl-head-row .tl-status';
  await page.find('.tl-grips .tl-status .tl-grip');
  const before = await widthOf(page, status);
  await page.drag('.tl-grips .tl-status .tl-grip', { by: 48, before: () => offlineReady(page, 60) });
  await carries(page, /status\.15\d/);
  await until('it is 48 wider', async () => Math.abs((await widthOf(page, status)) - before - 48) < 4);
  await assertUntroubled(page);
});

test('what is let go before the next frame keeps its last move', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?columns=name,status,slip&from=2009-01-01&to=2009-12-31');
  const [grip, window_] = ['.tl-grips .tl-status .tl-grip', `.tl-brush [aria-label="Last day in view"]`];
  await page.find(grip);
  await page.find(window_);
  // Pressed, moved and let go in one turn of the page, as a busy machine hands them over.
  const flick = (css, by) =>
    page.inPage((wanted, px) => {
      const held = document.querySelector(wanted);
      const { left, top, width, height } = held.getBoundingClientRect();
      for (const [kind, x] of [['down', 0], ['move', px / 2], ['move', px], ['up', px]]) {
        const at = { clientX: left + width / 2 + x, clientY: top + height / 2 };
        held.dispatchEvent(new PointerEvent(`pointer${kind}`, { bubbles: true, pointerId: 1, pointerType: 'mouse', button: 0, ...at }));
      }
    }, css, by);
  const status = '.tl-head-row .tl-status';
  const before = await widthOf(page, status);
  await flick(grip, 40);
  await until('it is 40 wider', async () => Math.abs((await widthOf(page, status)) - before - 40) < 4);
  await carries(page, /status\.14\d.*from=2009-01-01&to=2009-12-31/);
  await atRest(page);
  const year = await widthOf(page, '.tl-brush-window');
  await flick(window_, year / 4);
  await until('three months more are in view', async () => /(Mar|Apr) 2010/.test(await page.attribute(window_, 'aria-valuetext')));
  await assertUntroubled(page);
});

// ---- overview -----------------------------------------------------------------------------------

const shows = (page, words) => until(`it shows ${words}`, async () => (await page.words('.tl-overview p')).includes(words));
const SLIDERS = '.tl-brush [role=slider]';

test('the window in the overview is dragged by its ends and as a whole, and a double click fits the plan', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?from=2009-01-01&to=2009-12-31');
  await shows(page, 'Jan 2009 to Dec 2009');
  await page.find(SLIDERS);
  await atRest(page);
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

// ---- packed lanes -------------------------------------------------------------------------------

/** Every bar that is drawn packed: its line, its edges, and whether it has a date. */
const packedBars = (page) =>
  page.inPage(() => [...document.querySelectorAll('.tl-packed-bar')].map((bar) => {
    const { left, right } = bar.getBoundingClientRect();
    return { id: bar.id, line: Number(bar.closest('[role=row]').getAttribute('aria-rowindex')), left, right, undated: bar.classList.contains('is-undated') };
  }));
const onBar = (page) => page.inPage(() => ({
  id: document.activeElement.id,
  name: document.activeElement.getAttribute('aria-label') ?? '',
  line: Number(document.activeElement.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 0),
}));

test('lanes are packed: several bars on a line that do not overlap, each reached by keys, undated rows at the end', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?from=2005-04-01&to=2011-03-31');
  const rows = Number(await page.attribute('[role=treegrid]', 'aria-rowcount'));
  await page.click({ css: '.tl-bar button', name: 'Pack' });
  await page.find('.tl-packed-bar');
  await carries(page, /pack=yes/);
  const lines = Number(await page.attribute('[role=grid]', 'aria-rowcount'));
  assert.ok(lines < rows * 0.6, `${lines} lines for ${rows} rows`);
  const bars = (await packedBars(page)).filter(({ undated }) => !undated);
  const several = bars.filter((bar) => bars.some((other) => other !== bar && other.line === bar.line));
  assert.ok(several.length > 2, 'some share a line');
  // A bar of a day is wider to a pointer than it is drawn.
  for (const one of bars.filter(({ left, right }) => right - left > 24.5)) {
    for (const other of bars.filter(({ id, line, left, right }) => id !== one.id && line === one.line && right - left > 24.5)) {
      assert.ok(one.right <= other.left + 1 || other.right <= one.left + 1, `${one.id} and ${other.id} overlap`);
    }
  }

  await tabTo(page, '[role=grid] [role=gridcell]');
  const first = await onBar(page);
  assert.equal(first.line, 1);
  assert.match(first.name, /East & North/);
  await page.press(KEYS.ARROW_DOWN);
  await until('the line below has the focus', async () => (await onBar(page)).line > 1);
  await page.press(KEYS.END, KEYS.HOME);
  await page.chord(KEYS.CONTROL, KEYS.END);
  await until('the last one is not dated', async () => /Undated/.test((await onBar(page)).name));
  assert.equal((await onBar(page)).line, lines);
  await page.chord(KEYS.CONTROL, KEYS.HOME);
  await until('the first one again', async () => (await onBar(page)).id === first.id);
  await page.press(KEYS.ENTER);
  await page.find('.tl-details');
  assert.deepEqual(await page.accessibility(), []);
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-details');
  await until('the bar has the focus back', async () => (await onBar(page)).id === first.id);

  await page.click({ css: '.tl-bar button', name: 'Pack' });
  await until('a row a line again', async () => Number(await page.attribute('[role=treegrid]', 'aria-rowcount')) === rows);
  await assertUntroubled(page);
});

test('a packed bar is moved by keys, typed, dragged and chosen with others, and the focus stays on it', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?pack=yes&q=child%20health&from=2009-01-01&to=2010-03-31');
  const bar = `.tl-packed-bar[data-activity=${CHILD_HEALTH}]`;
  const name = () => page.attribute(bar, 'aria-label');
  const isOnIt = () => until('the bar has the focus', () => page.inPage((wanted) => document.activeElement?.matches(wanted), bar));
  const tells = (pattern) => until(`the bar says ${pattern}`, async () => pattern.test(await name()));
  await page.find(bar);
  const before = await name();
  const walkToIt = async () => {
    await tabTo(page, '[role=grid] [role=gridcell]');
    await page.chord(KEYS.CONTROL, KEYS.HOME);
    for (let bars = await page.count('.tl-packed-bar'); bars > 0; bars -= 1) {
      if (await page.inPage((wanted) => document.activeElement?.matches(wanted), bar)) return;
      const { id } = await onBar(page);
      await page.press(KEYS.ARROW_DOWN);
      await until('the next bar has the focus', async () => (await onBar(page)).id !== id);
    }
  };
  await walkToIt();
  await isOnIt();
  await page.press('m');
  await saysIt(page, 'Enter keeps it');
  await page.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await page.find({ css: '.tl-ghost-words', has: 'Nov 2009, +1 month' });
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-ghost-bar');
  assert.equal(await name(), before);
  // At once, by a month; the bar is drawn afresh and keeps the focus.
  await page.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await tells(/1 month later/);
  await page.find({ css: 'form.tl-strip', has: '1 month later than planned' });
  await isOnIt();
  await page.chord(KEYS.CONTROL, 'z');
  await until('it is as it was', async () => (await name()) === before);
  await isOnIt();
  // Typed into the bar.
  await page.press(KEYS.F2);
  await page.find('.tl-typing input');
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-typing input');
  await isOnIt();

  // By the pointer, by its end; a drag does not open the details.
  const month = await page.inPage((wanted) => document.querySelector(wanted).getBoundingClientRect().width / 8, bar);
  await page.drag(bar, { from: 0.99, by: 1.1 * month, before: () => page.find({ css: '.tl-ghost-words', has: 'Nov 2009, +1 month' }) });
  await tells(/1 month later/);
  assert.equal(await page.has('.tl-details'), false);
  await page.chord(KEYS.CONTROL, 'z');
  await until('it is as it was', async () => (await name()) === before);

  // Chosen, it is marked; Escape lets go.
  await walkToIt();
  await page.chord(KEYS.SHIFT, KEYS.SPACE);
  await until('it is chosen', async () => (await page.attribute(bar, 'aria-selected')) === 'true');
  await page.press(KEYS.ESCAPE);
  await until('none is chosen', async () => (await page.attribute(bar, 'aria-selected')) === 'false');
  await isOnIt();
  assert.deepEqual(await page.accessibility(), []);
  await assertUntroubled(page);
});

/** The name of a packed lane: what it says, and whether its bars are shown. */
const laneOf = (page, name) => page.inPage((wanted) => {
  const lanes = [...document.querySelectorAll('[role=rowheader][aria-expanded]')];
  const lane = lanes.find((it) => it.textContent.includes(wanted));
  return lane && {
    words: lane.textContent, worst: lane.querySelector('svg[role=img]')?.getAttribute('aria-label'),
    open: lane.getAttribute('aria-expanded') === 'true', focused: lane === document.activeElement,
  };
}, name);

test('packed lanes are folded and opened by the pointer and by keys, and stay so in the view with a row a line', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?pack=yes&group=organisation&from=2008-04-01&to=2011-03-31');
  await page.find('.tl-packed-bar');
  const lines = async () => Number(await page.attribute('[role=grid]', 'aria-rowcount'));
  const [all, name] = [await lines(), 'East & North Hertfordshire PCT'];
  const open = await laneOf(page, name);
  assert.ok(open.open, 'it is open at first');
  assert.match(open.words, /\d+ rows/);

  // By the pointer, and back.
  await page.click({ css: '[role=rowheader][aria-expanded]', has: name });
  const folded = await until('it is folded', async () => {
    const lane = await laneOf(page, name);
    return !lane.open && lane.focused && lane;
  });
  assert.match(folded.words, /folded away/);
  assert.ok(folded.words.startsWith(open.words), `${folded.words} keeps ${open.words}`);
  assert.equal(folded.worst, open.worst);
  assert.ok((await lines()) < all);
  await carries(page, /closed=|collapsed=|folded=/);
  await page.click({ css: '[role=rowheader][aria-expanded]', has: name });
  await until('it is open again', async () => (await laneOf(page, name)).open && (await lines()) === all);

  // By keys: from a bar to the name of its lane, which closes, opens and leads to the next one.
  await page.press(KEYS.ARROW_RIGHT);
  await until('a bar has the focus', async () => (await onBar(page)).id.startsWith('tl-p'));
  await page.press(KEYS.ARROW_LEFT);
  await until('the name has the focus', async () => (await laneOf(page, name)).focused);
  await page.press(KEYS.ARROW_LEFT);
  await until('it is folded by key', async () => !(await laneOf(page, name)).open && (await laneOf(page, name)).focused);
  assert.deepEqual(await page.accessibility(), []);
  await page.press(KEYS.ENTER);
  await until('it is open by key', async () => (await laneOf(page, name)).open && (await laneOf(page, name)).focused);
  await page.press(KEYS.SPACE);
  await until('it is folded once more', async () => !(await laneOf(page, name)).open);
  await page.press(KEYS.ARROW_DOWN);
  await until('the next lane has the focus', async () => {
    const { id } = await onBar(page);
    return id.startsWith('tl-l') && !(await laneOf(page, name)).focused;
  });

  // The lane without dates folds as well.
  await page.chord(KEYS.CONTROL, KEYS.END);
  await until('the last bar has the focus', async () => /Undated/.test((await onBar(page)).name));
  await page.press(KEYS.HOME, KEYS.ARROW_LEFT);
  await until('its lane has the focus', async () => (await laneOf(page, 'Not dated yet'))?.focused);
  await page.press(KEYS.ARROW_LEFT);
  await until('it is folded as well', async () => !(await laneOf(page, 'Not dated yet')).open);
  await page.click({ css: '.tl-bar button', name: 'Pack' });
  await until('lanes are folded in the view with a row a line', () => page.inPage((wanted) => {
    const lane = [...document.querySelectorAll('[role=row][aria-expanded="false"]')].map((it) => it.textContent);
    return lane.some((it) => it.includes(wanted)) && lane.some((it) => it.includes('Not dated yet'));
  }, name));
  await assertUntroubled(page);
});

// ---- the view as text ---------------------------------------------------------------------------

test('the view is read as text: what is shown, lane by lane, copied and printed', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?status=late&group=organisation');
  await page.click({ css: 'button', name: 'Read as text' });
  await page.find({ css: '.tl-prose h2', has: 'The view as text' });
  const words = await page.words('.tl-prose-words');
  assert.match(words, /revision 4\.0, as of Wednesday 23 September 2009\. \d+ of 187 rows: status Late\./);
  assert.match(words, /East & North Hertfordshire PCT: 7 rows, 7 late/);
  assert.match(words, /Skin Health, East & North Hertfordshire PCT, TPP SystmOne\. Late: planned by Apr 2009, no go-live recorded\./);
  assert.ok(!/Planned for/.test(words), 'nothing that is filtered out');
  assert.deepEqual(await page.accessibility(), []);
  await page.inPage(() => {
    window.print = () => {
      window.printed = document.documentElement.hasAttribute('data-prose');
      window.dispatchEvent(new Event('afterprint'));
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { window.copied = text; } } });
  });
  await page.click({ css: '.tl-prose button', name: 'Print' });
  await until('it is printed', () => page.inPage(() => window.printed === true));
  assert.equal(await page.inPage(() => document.documentElement.hasAttribute('data-prose')), false);
  await page.click({ css: '.tl-prose button', name: 'Copy' });
  const copied = await until('it is copied', () => page.inPage(() => window.copied));
  assert.match(copied, /\n\nEast & North Hertfordshire PCT: 7 rows, 7 late\n/);
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-prose');
  await assertUntroubled(page);
});

// ---- two fingers --------------------------------------------------------------------------------

/** Where a bar is, and how long, in pixels of the page. */
const barOf = (page, id) => page.inPage((activity) => {
  const { left, width, top, height } = document.querySelector(`[data-activity="${activity}"]`).getBoundingClientRect();
  return { left, width, y: top + height / 2 };
}, id);

test('two fingers zoom the bars, and what lies between them stays there', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?q=child%20health&from=2008-10-01&to=2010-09-30');
  await page.find('.tl-grips');
  const id = 'en-child-health';
  const before = await barOf(page, id);
  const middle = before.left + before.width / 2;
  const spread = [[40, 40], [60, 60], [80, 80]];
  if (page.engine === 'chromium') {
    const send = (type, points) => page.driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type, touchPoints: points });
    const points = ([left, right]) => [{ x: middle - left, y: before.y, id: 1 }, { x: middle + right, y: before.y, id: 2 }];
    await send('touchStart', points(spread[0]));
    for (const at of spread.slice(1)) await send('touchMove', points(at));
    await send('touchEnd', []);
  } else {
    await page.inPage((x, y, steps) => {
      const target = document.elementFromPoint(x, y);
      const send = (type, pointerId, clientX) => target.dispatchEvent(new PointerEvent(type, {
        pointerId, pointerType: 'touch', clientX, clientY: y, bubbles: true, cancelable: true, isPrimary: pointerId === 11,
      }));
      send('pointerdown', 11, x - steps[0][0]);
      send('pointerdown', 12, x + steps[0][1]);
      return new Promise((done) => {
        const step = (at) => requestAnimationFrame(() => {
          if (at === steps.length) {
            send('pointerup', 11, x);
            send('pointerup', 12, x);
            done();
            return;
          }
          send('pointermove', 11, x - steps[at][0]);
          send('pointermove', 12, x + steps[at][1]);
          requestAnimationFrame(() => step(at + 1));
        });
        step(1);
      });
    }, middle, before.y, spread);
  }
  await until('the bar is twice as long', async () => Math.abs((await barOf(page, id)).width / before.width - 2) < 0.1);
  const after = await barOf(page, id);
  assert.ok(Math.abs(after.left + after.width / 2 - middle) < 4, `its middle moved by ${after.left + after.width / 2 - middle}`);
  assert.equal(await page.has('form.tl-strip'), false, 'no date was moved');
  await assertUntroubled(page);
});
