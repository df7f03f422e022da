// Opening plans: by address, by file, from the clipboard; and refusing what is not one.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../lib/engines.mjs';
import { generatePlan } from '../lib/generate.mjs';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, badgeSays, box, isTicked, openDeployment, setTick, started } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const SMALL = () => JSON.stringify(generatePlan(40), null, 2);
const TITLE = 'Generated plan of 40 activities';
const showsPlan = (page, title) => page.find({ css: '[aria-label="Plan and day"]', has: title });

/** A plan file with two mistakes: a date that is none, and a reference to nothing. */
function careless() {
  const plan = generatePlan(40);
  plan.activities[3].end = '2009-13';
  plan.activities[7].organisation = 'nowhere';
  return JSON.stringify(plan, null, 2);
}

/** Where a text stands in a file, as people count: lines and columns from 1. */
function placeOf(text, what) {
  const before = text.slice(0, text.indexOf(what)).split('\n');
  return { line: before.length, column: before.at(-1).length + 1 };
}

function file(name, content) {
  const path = join(newFolder('plan-files'), name);
  writeFileSync(path, content);
  return path;
}

/** Gives a file to the file field of the page of data. */
async function choose(page, path) {
  await page.goTo('#/data');
  await page.give({ css: 'main input[type=file]', name: 'Choose a plan file' }, path);
}

/** Opens a plan file and waits until it is kept: it is shown first and kept then. */
async function keep(page, name = 'small.json', content = SMALL()) {
  await page.open();
  await started(page);
  await choose(page, file(name, content));
  await showsPlan(page, TITLE);
  await until('the plan is kept', () =>
    page.inPage((wanted) => Object.entries(localStorage).some(([key, kept]) => key.endsWith(':meta') && kept.includes(wanted)), name));
}

test('a plan on the same host opens by ?plan=', async (t) => {
  const page = await t.page();
  page.site.add('plans/other.json', SMALL());
  await page.open('#/timeline', '?plan=plans/other.json');
  await started(page);
  await showsPlan(page, TITLE);
  await page.firstBar();
  await assertUntroubled(page);
});

for (const [what, query, prepare, words] of [
  ['that is not there', '?plan=plans/none.json', () => {}, /nothing at that address/i],
  ['on another host', '?plan=https://example.org/plan.json', () => {}, /same|another/i],
  ['that is a web page', '?plan=plans/page.json', (site) => site.add('plans/page.json', '<!doctype html><p>Sign in', 'text/html'), /a web page/i],
]) {
  test(`an address ${what} is refused in words, and the bundled plan can be opened`, async (t) => {
    const page = await t.page();
    prepare(page.site);
    await page.open('', query);
    await page.find({ css: 'h1', has: 'This plan was not opened' }, 30);
    assert.match(await page.words('main'), words);
    assert.deepEqual(page.site.violations, [], 'the request is not even tried');
    await page.click({ css: 'main button', part: 'Open the plan that came with Rollcall' });
    await showsPlan(page, 'Hertfordshire');
  });
}

test('a careless plan file is refused with the place of each mistake, and the plan and its ticks stay', async (t) => {
  const page = await t.page();
  const text = careless();
  await openDeployment(page);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  await choose(page, file('careless.json', text));
  await page.find({ css: 'h1', has: 'This plan was not opened' });
  const words = await page.words('main');
  const date = placeOf(text, '"2009-13"');
  const missing = placeOf(text, '"nowhere"');
  assert.match(words, /activities\[3\]\.end/);
  assert.match(words, new RegExp(`line ${date.line}, column ${date.column}`));
  assert.match(words, /2009-13/);
  assert.match(words, /activities\[7\]\.organisation/);
  assert.match(words, new RegExp(`line ${missing.line}, column ${missing.column}`));
  await showsPlan(page, 'Hertfordshire');
  await page.click({ css: 'main button', part: 'Keep the current plan' });
  await page.gone({ css: 'h1', has: 'This plan was not opened' });
  await openDeployment(page);
  await until('the tick is there', () => isTicked(page, box()));
});

test('a plan file opens by the file field, and is there after a reload', async (t) => {
  const page = await t.page();
  await keep(page);
  await page.reload();
  await started(page);
  await showsPlan(page, TITLE);
});

test('a plan file as Notepad saves it, with a mark at its beginning or in UTF-16, is there after a reload', async (t) => {
  const text = SMALL();
  const files = {
    'mark.json': Buffer.from(`\uFEFF${text}`, 'utf8'),
    'wide.json': Buffer.from(`\uFEFF${text}`, 'utf16le'),
  };
  for (const [name, content] of Object.entries(files)) {
    const page = await t.page();
    await keep(page, name, content);
    await page.reload();
    await started(page);
    await showsPlan(page, TITLE);
    assert.equal(await page.count({ css: '[role=alert]', has: 'damaged' }), 0);
  }
});

test('where the first copy forgot which plan was open, the second one knows, and does not forget', async (t) => {
  const page = await t.page();
  await keep(page);
  await page.inPage(() => localStorage.clear());
  for (const _ of ['the first copy is empty', 'it is whole again']) {
    await page.reload();
    await started(page);
    await showsPlan(page, TITLE);
  }
});

test('a kept plan that was damaged is not shown: it is said, and the bundled one opens', async (t) => {
  const page = await t.page();
  await keep(page);
  const changed = await t.driver.executeAsyncScript((title, done) => {
    const failed = (event) => done(`not changed: ${event.target.error}`);
    indexedDB.databases().then(([{ name }]) => {
      const asked = indexedDB.open(name);
      asked.onerror = failed;
      asked.onsuccess = () => {
        const rows = asked.result.transaction('plans', 'readwrite').objectStore('plans');
        const walk = rows.openCursor();
        walk.onerror = failed;
        walk.onsuccess = () => {
          const one = walk.result;
          const text = JSON.stringify(one.value);
          if (!text.includes(title)) return done(`no plan in ${text.slice(0, 200)}`);
          one.update(JSON.parse(text.replace(title, 'Smell plan'))).onsuccess = () => done('changed');
        };
      };
    });
  }, TITLE);
  assert.equal(changed, 'changed');
  await page.reload();
  await started(page);
  await showsPlan(page, 'Hertfordshire');
  await page.find({ css: '[role=alert]', has: 'was damaged. Open its file again' });
});

test('a plan opens by pasting its text', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  // The way of a person: select the text somewhere, copy it, come here and paste.
  await page.inPage((text) => {
    const field = document.createElement('textarea');
    field.id = 'elsewhere';
    field.value = text;
    document.body.append(field);
    field.focus();
    field.select();
  }, SMALL());
  await page.chord(KEYS.CONTROL, 'c');
  await page.inPage(() => document.getElementById('elsewhere').remove());
  await page.chord(KEYS.CONTROL, 'v');
  await showsPlan(page, TITLE);
});

test('what is pasted and no plan is refused with line and column', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  await page.inPage(() => {
    const field = document.createElement('textarea');
    field.id = 'elsewhere';
    field.value = '{\n  "format": "rollcall-plan",\n  "version": 1,\n  oops\n}';
    document.body.append(field);
    field.focus();
    field.select();
  });
  await page.chord(KEYS.CONTROL, 'c');
  await page.inPage(() => document.getElementById('elsewhere').remove());
  await page.chord(KEYS.CONTROL, 'v');
  await page.find({ css: 'h1', has: 'This plan was not opened' });
  assert.match(await page.words('main'), /line 4, column 3/);
  await showsPlan(page, 'Hertfordshire');
});
