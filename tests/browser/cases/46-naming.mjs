// Counts become names: practices from a table, looked at before anything is kept, taken back in one
// step, and the same again changes nothing.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../lib/harness.mjs';
import { list, nhsFile, plan, practices } from '../lib/community.mjs';
import { assertUntroubled, badgeSays, started } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

async function openImport(page) {
  await page.open('#/import');
  await started(page);
  await page.find({ css: 'h1', name: 'Practices from a table' });
}

async function give(page, t, name, content) {
  const path = join(t.downloads, name);
  writeFileSync(path, content);
  await page.give('main input[type=file]', path);
}

const counts = (page) => page.inPage(() => [...document.querySelectorAll('.chips[role=group] .chip')].map((chip) => chip.textContent.trim()));
const areCounts = (page, ...wanted) => until(`the rows are ${wanted}`, async () => String(await counts(page)) === String(wanted), { seconds: 30 });
const confirm = async (page, words) => {
  await page.find({ css: '#import-confirm', name: words });
  await page.click('#import-confirm');
};

/** What the matrix says of each organisation, by its short name: practices, and rows by system. */
const matrix = (page) => page.inPage(() => Object.fromEntries([...document.querySelectorAll('table.matrix tbody:not(.all)')].map((body) => [
  body.querySelector('.lane th').textContent.trim(),
  [...body.querySelectorAll('tr:not(.inner)')].map((row) => Number(row.querySelector('td.number').textContent)),
])));

test('131 practices come in from a list, once, and are taken back in one step', async (t) => {
  const page = await t.page();
  assert.equal(practices.length, 131);
  await openImport(page);
  await give(page, t, 'practices.csv', list());
  await page.find({ css: 'main', has: 'practices.csv: 132 rows, 5 columns' });
  await areCounts(page, 'New 131', 'Changed 0', 'As known 0', 'Left out 0');
  assert.equal(await page.has({ css: 'h2', name: '3. What words of the table mean' }), false);
  await confirm(page, 'Bring in 131 practices');
  await page.find({ css: '#import-done', name: '131 practices were brought in' });
  await badgeSays(page, 'saved');

  // Every cohort reconciles: nobody is left without a name, and nobody is counted twice.
  await page.goTo('#/readiness/scr');
  await page.find('table.matrix');
  const found = await matrix(page);
  for (const organisation of plan.organisations) {
    const cohorts = plan.cohorts.filter((it) => it.organisation === organisation.id).map((it) => it.practices);
    if (cohorts.length > 0) assert.deepEqual(found[organisation.short], [cohorts.reduce((a, b) => a + b), ...cohorts]);
  }
  await page.goTo('#/practices');
  await page.find({ css: '.lead', has: '131 of 131 practices have a name' });
  await page.type('#practices-find', practices[70].code);
  await page.find({ css: 'main tbody a', name: practices[70].name });

  // The same list again says that all is known; with one system changed, that one field.
  await page.goTo('#/import');
  await give(page, t, 'again.csv', list());
  await areCounts(page, 'New 0', 'Changed 0', 'As known 131', 'Left out 0');
  await page.find({ css: '#import-confirm[disabled]', name: 'Nothing to bring in' });
  const other = plan.systems.find((it) => it.id !== practices[0].system.id && plan.cohorts.some((cohort) => cohort.system === it.id));
  await give(page, t, 'changed.csv', list([{ ...practices[0], system: other }, practices[1]]));
  await areCounts(page, 'New 0', 'Changed 1', 'As known 1', 'Left out 0');
  await page.find({ css: 'main tbody li', has: `System: ${other.name} in place of ${practices[0].system.name}` });
  await page.click('main tbody li input');
  await page.find({ css: '#import-confirm[disabled]', name: 'Nothing to bring in' });

  // After a reload all of it is taken back in one step.
  await page.open('#/practices');
  await started(page);
  await page.find({ css: '.lead', has: '131 of 131 practices have a name' });
  await page.chord('\uE009', 'z');
  await page.find({ css: '.lead', has: '0 of 131 practices have a name' });
  await badgeSays(page, 'saved');
  await assertUntroubled(page);
});

test('pasted cells are read, what they mean can be explained, and a possible NHS number is held back', async (t) => {
  const page = await t.page();
  await openImport(page);
  // Pasted, not typed: in one piece.
  await page.inPage((text) => {
    const field = document.querySelector('#import-pasted');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, 'Name;Area;Manager\nAsh;North;Mrs Rowan\nBeech;South;943 476 5919\nCedar;;Mr Oak\n');
  await page.click({ css: 'button', name: 'Read what was pasted' });
  await areCounts(page, 'New 0', 'Changed 0', 'As known 0', 'Left out 3');
  await page.find({ css: 'main tbody', has: 'It does not say whose practice it is' });
  await page.inPage(() => {
    const field = document.querySelector('#import-column-2');
    field.value = '1';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.find({ css: 'h2', name: '3. What words of the table mean' });
  const set = (id, value) => page.inPage((id, value) => {
    const field = [...document.querySelectorAll(`[id^=${id}]`)].find((it) => it.labels[0].textContent.startsWith(value[0]));
    field.value = value[1];
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, id, value);
  await page.find({ css: 'label', has: 'North (1 row)' });
  await set('import-organisation-', ['North', 'en-pct']);
  await set('import-organisation-', ['South', 'west-pct']);
  await areCounts(page, 'New 1', 'Changed 0', 'As known 0', 'Left out 2');
  await page.click({ css: '.chips .chip', name: 'Left out 2' });
  await page.find({ css: 'main tbody', has: 'Whom to ask for may hold a patient’s NHS number (943 476 ••••)' });
  await page.click({ css: 'label', has: 'without that number' });
  await areCounts(page, 'New 2', 'Changed 0', 'As known 0', 'Left out 1');
  await confirm(page, 'Bring in 2 practices');
  await page.find({ css: '#import-done', name: '2 practices were brought in' });
  // Their system is not known, and they are among those that are counted.
  await page.goTo('#/readiness/scr');
  await page.find({ css: 'table.matrix', has: 'System not known yet' });
  await page.find({ css: 'table.matrix', has: '1 of them are counted above' });
  await page.find({ css: '.lead', has: '1 of 131' });
  await page.goTo('#/practices');
  await page.click({ css: 'main tbody a', name: 'Beech' });
  await page.find({ css: 'main', has: '[redacted]' });
  await page.find({ css: 'main', has: 'First upload is possible from 16 Dec 2009 at the earliest' });
  await assertUntroubled(page);
});

test('what was brought in and taken back by keys is not offered to be taken back once more', async (t) => {
  const page = await t.page();
  await openImport(page);
  await give(page, t, 'one.csv', 'Code,Name,PCT,System\nE82901,Ash Surgery,East & North,TPP SystmOne\n');
  await confirm(page, 'Bring in 1 practice');
  const undo = { css: '#import-done ~ .actions button', name: 'Undo' };
  await page.find(undo);
  await page.chord(KEYS.CONTROL, 'z');
  await page.find({ css: '#import-done', name: '1 practice was brought in and taken back again' });
  assert.ok(!(await page.has(undo)));
  assert.equal((await page.focused()).id, 'import-done');
  await page.chord(KEYS.CONTROL, KEYS.SHIFT, 'z');
  await page.find({ css: '#import-done', name: '1 practice was brought in' });
  await page.find(undo);
  await assertUntroubled(page);
});

test('a file that is no table is refused, and nothing changes', async (t) => {
  const page = await t.page();
  await openImport(page);
  await give(page, t, 'empty.csv', '\n\n,,\n');
  await page.find({ css: '[role=alert]', has: 'There is nothing in it.' });
  await give(page, t, 'quote.csv', 'Name,PCT\n"Ash,East & North\n');
  await page.find({ css: '[role=alert]', has: 'On line 2 a quotation mark' });
  await badgeSays(page, 'saved');
  await assertUntroubled(page);
});

test('the NHS organisation file of 15,000 rows is recognised, and the page answers while it is read', async (t) => {
  const page = await t.page();
  await openImport(page);
  const content = nhsFile(15_000);
  assert.ok(content.length > 3_000_000);
  await page.inPage(() => {
    const gaps = [];
    let last = performance.now();
    const tick = (now) => {
      gaps.push(now - last);
      last = now;
      window.importGaps = gaps;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const began = Date.now();
  await give(page, t, 'epraccur.csv', content);
  await page.find({ css: 'main', has: 'It has the 27 columns of the NHS organisation file' }, { seconds: 60 });
  await page.find({ css: '#import-confirm[disabled]', name: 'Nothing to bring in' });
  await until('all rows are looked at', async () => (await counts(page))[3] === 'Left out 15,000', { seconds: 60 });
  const took = Date.now() - began;
  const gaps = await page.inPage(() => window.importGaps);
  for (const [word, id] of [['5P3', 'en-pct'], ['5P4', 'west-pct']]) {
    await page.type('#import-find-organisation', word);
    await page.find({ css: 'label', has: `${word} (` });
    await page.inPage((word, id) => {
      const field = [...document.querySelectorAll('[id^=import-organisation-]')].find((it) => it.labels[0].textContent.startsWith(word));
      field.value = id;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, word, id);
  }
  await areCounts(page, 'New 131', 'Changed 0', 'As known 0', 'Left out 14,869');
  t.note?.(`15,000 rows in ${took} ms, longest frame ${Math.round(Math.max(...gaps))} ms, over 50 ms ${gaps.filter((gap) => gap > 50).length}`);
  await confirm(page, 'Bring in 131 practices');
  await page.find({ css: '#import-done', name: '131 practices were brought in' });
  await page.goTo('#/practices');
  await page.find({ css: '.lead', has: '131 of 131 practices have a name' });
  await assertUntroubled(page);
});
