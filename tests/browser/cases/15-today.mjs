// The home page: what changes for me, and when?

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

/** Chooses in a list by the words of the choice. */
async function choose(page, list, words) {
  const option = await page.find({ css: `${list} option`, name: words, hidden: true });
  await page.click(list);
  await option.click();
}

test('a service is chosen, and the page answers when it changes, and remembers the choice', async (t) => {
  const page = await t.page(undefined, { worker: false });
  await page.open();
  await started(page);
  await choose(page, 'select#organisation', 'East & North Hertfordshire PCT');
  await choose(page, 'select#service', 'Child Health');
  const answer = await until('the answer names the month', async () => {
    const words = await page.words('#answer');
    return /Oct(ober)? 2009/.test(words) && words;
  });
  assert.match(answer, /SystmOne/);
  assert.match(await page.address(), /service=/);
  await page.find({ css: 'section', has: '3.8.5' });

  // Coming back without the address leads to the same answer.
  await page.open('#/money');
  await page.open();
  await started(page);
  await until('the answer is there again', async () => /SystmOne/.test(await page.words('#answer')));
  await assertUntroubled(page);
});

test('moving the as-of date past the go-live turns the answer', async (t) => {
  const page = await t.page();
  await page.open('#/today?organisation=en-pct&service=en-child-health');
  await started(page);
  const before = await page.words('#answer');
  for (let week = 0; week < 12; week += 1) await page.click({ css: 'button', name: 'A week on' });
  await until('the answer is another', async () => (await page.words('#answer')) !== before);
  await page.click({ css: 'button', part: 'Go back to' });
  await until('the answer is the first one', async () => (await page.words('#answer')) === before);
});
