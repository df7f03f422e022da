// A page read from the right: nothing sticks out, names stand at the right of their bars, and pointer
// and arrow keys mean what the eye sees. The words are English still, which is all there is.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, started, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const RTL = { direction: 'rtl' };
const ROW = '[role=treegrid] [role=row][aria-level]';
const CHILD_HEALTH = 'en-child-health';
const BAR = `[data-activity=${CHILD_HEALTH}]`;

const PAGES = [
  '#/', '#/today?organisation=en-pct&service=en-child-health', '#/timeline', '#/timeline?selected=en-child-health',
  '#/timeline?pack=yes', '#/readiness/scr', '#/deployments', '#/deployments/en-child-health', '#/slips', '#/findings',
  '#/money', '#/plan', '#/plan/3.8.5', '#/data', '#/search?q=podiatry', '#/more', '#/nowhere',
];

for (const [width, resize] of [
  ['a desk', (page) => page.desk()],
  ['a tablet', (page) => page.resize({ width: 820, height: 900 })],
  ['a phone', (page) => page.phone()],
]) {
  test(`read from the right no page sticks out or fails axe-core at the width of ${width}`, async (t) => {
    const page = await t.page(undefined, { worker: false, ...RTL });
    await page.open();
    await started(page);
    await resize(page);
    const problems = [];
    for (const place of PAGES) {
      await page.open('#/more');
      await page.open(place);
      await started(page);
      await until(`${place} has a heading`, () => page.has('h1'));
      const [wide, room, begin] = await page.inPage(() => {
        const heading = [...document.querySelectorAll('h1')].find((one) => one.getBoundingClientRect().width > 1);
        const root = document.documentElement;
        return [root.scrollWidth, root.clientWidth, heading && root.clientWidth - heading.getBoundingClientRect().right];
      });
      if (wide > room) problems.push(`${place} is ${wide} wide where there is room for ${room}`);
      if (begin > room / 2) problems.push(`${place}: its heading begins ${begin} from the right`);
      for (const found of await page.accessibility()) problems.push(`${place}: ${found}`);
      await assertUntroubled(page).catch((error) => problems.push(error.message));
    }
    await page.desk();
    assert.equal(problems.length, 0, problems.join('\n'));
  }, { seconds: 300 });
}

test('read from the right the names stand at the right of their bars, heads over their columns, and time runs leftwards', async (t) => {
  const page = await t.page(undefined, { worker: false, ...RTL });
  await openTimeline(page);
  await page.find('.tl-brush-window');
  const seen = await page.inPage((row) => {
    const box = (one) => one.getBoundingClientRect();
    const cells = [...document.querySelectorAll(row)].find((one) => one.querySelector('[data-activity]'));
    const ends = (within) => ['name', 'status', 'dates', 'slip'].map((part) => {
      const { left, right } = box(document.querySelector(`${within} .tl-${part}`));
      return [Math.round(left), Math.round(right)];
    });
    cells.id = 'seen';
    const years = [...document.querySelectorAll('.tl-axis .tl-year')].filter((one) => getComputedStyle(one).visibility === 'visible');
    const line = (css) => { const { left, right } = box(document.querySelector(css)); return (left + right) / 2; };
    const brush = ['.tl-brush-window', '.tl-over-window'].map((css) => [Math.round(box(document.querySelector(css)).left), Math.round(box(document.querySelector(css)).right)]);
    return {
      tree: box(cells.querySelector('.tl-cells')).left,
      bars: box(cells.querySelector('.tl-bars')).right,
      heads: ends('.tl-head'),
      cells: ends('#seen'),
      years: years.map((one) => [one.textContent, box(one).left]),
      lines: ['.tl-front .tl-as-of', '.tl-axis .tl-as-of'].map(line),
      past: box(document.querySelector('.tl-past')).right,
      brush,
      // The words of the as-of date, inside the box that is drawn for them.
      label: ['.tl-as-of-words', '.tl-as-of-label'].map((css) => box(document.querySelector(css))).map(({ left, right }) => [left, right]),
    };
  }, ROW);
  assert.ok(Math.abs(seen.tree - seen.bars) <= 1, `bars end at ${seen.bars}, names begin at ${seen.tree}`);
  assert.deepEqual(seen.cells, seen.heads);
  for (let at = 1; at < 4; at += 1) assert.ok(seen.cells[at][0] < seen.cells[at - 1][0], 'columns follow one another leftwards');
  const inTime = [...seen.years].sort(([one], [other]) => one.localeCompare(other));
  assert.ok(inTime.length > 1);
  for (let at = 1; at < inTime.length; at += 1) assert.ok(inTime[at][1] < inTime[at - 1][1], JSON.stringify(inTime));
  assert.ok(Math.abs(seen.lines[0] - seen.lines[1]) <= 1, `the as-of line at ${seen.lines}`);
  assert.ok(Math.abs(seen.past - seen.tree) <= 1, 'what has passed begins at the names');
  const [words, label] = seen.label;
  assert.ok(words[0] > label[0] && words[1] < label[1], JSON.stringify(seen.label));
  for (const end of [0, 1]) assert.ok(Math.abs(seen.brush[0][end] - seen.brush[1][end]) <= 2, JSON.stringify(seen.brush));
  await assertUntroubled(page);
});

const childHealth = (page) => page.inPage((bar) => document.querySelector(bar).closest('[role=row]').getAttribute('aria-label'), BAR);
const monthOf = (page) => page.inPage((bar) => document.querySelector(bar).getBoundingClientRect().width / 8, BAR);

test('read from the right a bar, the as-of date, a column and the window in the overview follow the pointer', async (t) => {
  const page = await t.page(undefined, { worker: false, ...RTL });
  await openTimeline(page, '?q=child%20health&from=2009-01-01&to=2009-12-31');
  const month = await monthOf(page);
  await page.drag(BAR, { from: 0.01, by: -1.1 * month, before: () => page.find({ css: '.tl-ghost-words', has: 'Nov 2009, +1 month' }) });
  await until('the row tells the slip', async () => /1 month later/.test(await childHealth(page)));
  await page.chord(KEYS.CONTROL, 'z');
  await until('it is taken back', async () => !/later/.test(await childHealth(page)));

  await page.drag('.tl-as-of-grip', { by: -1.5 * month });
  await until('six weeks to the left it is late', async () => /late/i.test(await childHealth(page)));
  await page.drag('.tl-as-of-grip', { by: 1.5 * month });
  await until('and back it is not', async () => !/late/i.test(await childHealth(page)));

  const status = () => page.inPage(() => document.querySelector('.tl-head .tl-status').getBoundingClientRect().width);
  const before = await status();
  await page.drag('.tl-grips .tl-status .tl-grip', { by: -40 });
  await until('the column is wider', async () => Math.abs((await status()) - before - 40) < 6);

  const text = () => page.inPage(() => [...document.querySelectorAll('.tl-brush [role=slider]')].map((one) => one.getAttribute('aria-valuetext')));
  const now = await text();
  const year = await page.inPage(() => document.querySelector('.tl-brush-window').getBoundingClientRect().width);
  await page.drag('.tl-brush [aria-label="Last day in view"]', { by: -year / 4 });
  await until('later days are in view', async () => /2010/.test((await text())[2]));
  assert.equal((await text())[1], now[1], 'the other end stays');

  // The day under the pointer stays there while the wheel zooms.
  const under = () => page.inPage((bar) => document.querySelector(bar).getBoundingClientRect().left, BAR);
  const left = await under();
  const point = await page.inPage(() => { const { x, width } = document.querySelector('.tl-bars').getBoundingClientRect(); return x + width / 2; });
  await page.inPage((x) => {
    const plot = document.querySelector('.tl-stage');
    const { y, height } = plot.getBoundingClientRect();
    plot.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, ctrlKey: true, clientX: x, clientY: y + height / 2, bubbles: true, cancelable: true }));
  }, point);
  await until('the chart is zoomed about the pointer', async () => {
    const ratio = ((await under()) - point) / (left - point);
    return ratio > 1.05 && ratio < 1.5;
  });
  await assertUntroubled(page);
});

test('read from the right the arrow keys go where they point', async (t) => {
  const page = await t.page(undefined, { worker: false, ...RTL });
  await openTimeline(page, '?q=child%20health');
  const window = () => page.inPage(() => document.querySelector('.tl-axis').getAttribute('aria-label'));
  await tabTo(page, '.tl-axis');
  const at = () => page.inPage((bar) => document.querySelector(bar).getBoundingClientRect().left, BAR);
  const before = await window();
  const place = await at();
  await page.press(KEYS.ARROW_LEFT);
  await until('other days are in view', async () => (await window()) !== before);
  await until('the bar has moved to the right', async () => (await at()) > place + 5);

  await tabTo(page, ROW);
  const standing = () => page.inPage(() => [document.activeElement.getAttribute('aria-expanded'), document.activeElement.getAttribute('aria-colindex'), document.activeElement.closest('[role=row]')?.getAttribute('aria-label')]);
  await page.press(KEYS.HOME);
  await until('an open group', async () => (await standing())[0] === 'true');
  await page.press(KEYS.ARROW_RIGHT);
  await until('right folds it', async () => (await standing())[0] === 'false');
  await page.press(KEYS.ARROW_LEFT);
  await until('left opens it', async () => (await standing())[0] === 'true');
  await page.press(KEYS.ARROW_DOWN);
  await until('the row', async () => /Child Health/.test((await standing())[2] ?? ''));
  await page.press(KEYS.ARROW_LEFT);
  await until('its first cell', async () => (await standing())[1] === '1');
  await page.press(KEYS.ARROW_RIGHT);
  await until('the row again', async () => (await standing())[1] === null);
  await page.chord(KEYS.SHIFT, KEYS.ARROW_LEFT);
  await until('the go-live is a month later', async () => /1 month later/.test(await childHealth(page)));
  await page.chord(KEYS.CONTROL, 'z');
  await until('it is taken back', async () => !/later/.test(await childHealth(page)));

  await assertUntroubled(page);
});
