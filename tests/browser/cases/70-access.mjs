// Every page for everybody: nothing that axe-core finds, at the width of a desk and of a phone, and
// nothing that scrolls sideways.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

/** Every page of Rollcall, with what tells that it is drawn. */
const PAGES = [
  ['Today', '#/'],
  ['Today for a service', '#/today?organisation=en-pct&service=en-child-health'],
  ['Timeline', '#/timeline'],
  ['Timeline with details', '#/timeline?selected=en-child-health'],
  ['Readiness', '#/readiness/scr'],
  ['Readiness of EPS', '#/readiness/eps1'],
  ['Roll call without names', '#/roll-call'],
  ['Roll call of services', '#/roll-call?of=services'],
  ['Who is to be rung', '#/roll-call?of=services&list=ring'],
  ['Practices without names', '#/practices'],
  ['Practices from a table', '#/import'],
  ['Returns', '#/returns'],
  ['Answer the office', '#/answer'],
  ['Go or no-go for a deployment', '#/decision/en-child-health'],
  ['Deployments', '#/deployments'],
  ['a deployment', '#/deployments/en-child-health'],
  ['Slips', '#/slips'],
  ['Findings', '#/findings'],
  ['Money', '#/money'],
  ['About the plan', '#/plan'],
  ['a paragraph of the plan', '#/plan/3.8.5'],
  ['Your data', '#/data'],
  ['Search', '#/search?q=podiatry'],
  ['More', '#/more'],
  ['a place that is not there', '#/nowhere'],
];

async function check(page, name, width) {
  await until(`${name} has a heading`, () => page.has('h1'));
  const found = await page.accessibility();
  assert.ok(found.length === 0, `axe-core on ${name} at ${width}:\n    ${found.join('\n    ')}\n`);
  const [wide, room] = await page.inPage(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= room, `${name} is ${wide} wide where there is room for ${room}`);
  await assertUntroubled(page);
}

for (const [width, resize] of [
  ['a desk', (page) => page.desk()],
  ['a phone', (page) => page.phone()],
]) {
  test(`axe-core finds nothing on any page at the width of ${width}`, async (t) => {
    // Without a worker, so that the observer is in every page.
    const page = await t.page(undefined, { worker: false });
    await page.open();
    await started(page);
    await resize(page);
    const problems = [];
    for (const [name, place] of PAGES) {
      await page.open('#/more');
      await page.open(place);
      await started(page);
      await check(page, name, width).catch((error) => problems.push(error.message));
    }
    page.site.add('plans/careless.json', '{"format": "rollcall-plan", "version": 1, "id": 7}');
    await page.open('', '?plan=plans/careless.json');
    await page.find({ css: 'h1', has: 'This plan was not opened' });
    await check(page, 'a refused plan', width).catch((error) => problems.push(error.message));
    await page.desk();
    assert.equal(problems.length, 0, problems.join('\n'));
  }, { seconds: 240 });
}
