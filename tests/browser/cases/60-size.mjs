// Plans of every size: how long until the first bar, and that only what is seen is in the page.
// Times are told, not judged: the machine is not known.

import assert from 'node:assert/strict';
import { generatePlan } from '../lib/generate.mjs';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, rowCount, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const elements = (page) => page.inPage(() => document.querySelectorAll('*').length);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** First bars of several first visits, each on an origin of its own, in milliseconds. */
async function firstBars(t, visits, query, prepare) {
  const times = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const site = await t.site();
    prepare?.(site);
    const page = await t.page(site);
    await openTimeline(page, '', query);
    times.push(await page.firstBar());
    await t.driver.get('about:blank');
  }
  return `${Math.round(median(times))} ms (${times.map(Math.round).join(', ')})`;
}

test('the bundled plan shows its first bar', async (t) => {
  t.figure('first bar of a first visit, bundled plan', await firstBars(t, 3, ''));
}, { alone: true });

test('a plan of 22 rows shows its first bar', async (t) => {
  const put = (site) => site.add('plans/small.json', planText(22));
  t.figure('first bar of a first visit, 22 rows', await firstBars(t, 3, '?plan=plans/small.json', put));
}, { alone: true });

test('a plan of 10,000 rows shows its first bar', async (t) => {
  const put = (site) => site.add('plans/large.json', planText(10_000));
  t.figure('first bar of a first visit, 10,000 rows', await firstBars(t, 3, '?plan=plans/large.json', put));
}, { alone: true, seconds: 180 });

const plans = new Map();
const planText = (count) => {
  if (!plans.has(count)) plans.set(count, JSON.stringify(generatePlan(count)));
  return plans.get(count);
};

for (const count of [10_000, 100_000]) {
  const words = count.toLocaleString('en-GB');
  test(`a plan of ${words} rows opens and scrolls to its end, with under 1,500 elements in the page`, async (t) => {
    const site = await t.site();
    site.add('plans/large.json', planText(count));
    const page = await t.page(site);
    await openTimeline(page, '', '?plan=plans/large.json');
    if (count > 10_000) t.figure(`first bar of a first visit, ${words} rows`, `${Math.round(await page.firstBar())} ms`);
    assert.ok((await rowCount(page)) > count);
    assert.ok((await elements(page)) < 1500, `${await elements(page)} elements at the top`);

    await tabTo(page, '[role=treegrid]');
    await page.chord(KEYS.CONTROL, KEYS.END);
    await page.find({ css: '[role=row]', has: ` ${count}` });
    const all = await rowCount(page);
    await until('the focus is on the last row', async () =>
      page.inPage((index) => document.activeElement.closest('[role=row]')?.getAttribute('aria-rowindex') === String(index), all));
    assert.ok((await elements(page)) < 1500, `${await elements(page)} elements at the end`);

    // By wheel, to the middle and on: rows come in as they are needed.
    for (let turn = 0; turn < 10; turn += 1) await page.wheel('[role=treegrid]', { y: -4000 });
    await until('the rows in view are others', async () => !(await page.has({ css: '[role=row]', has: ` ${count}` })));
    assert.ok((await page.count('[role=row]')) > 5);
    assert.ok((await elements(page)) < 1500, `${await elements(page)} elements after the wheel`);
    await assertUntroubled(page);
  }, { alone: count > 10_000, seconds: 180 });
}

