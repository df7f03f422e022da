// Words that may hold a patient's NHS number: nothing leaves or comes in with them before somebody
// says so, and they can be taken out for good, from both copies.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, badgeSays, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

// Looked for whole, or by its end: four digits alone are found in ids and times as well.
const NUMBER = '943 476 5919';

/** Everything that is kept in either copy, as one text. */
const kept = (page) => page.driver.executeAsyncScript((done) => {
  const local = Object.values(localStorage).join('\n');
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  indexedDB.databases().then(async (all) => {
    const texts = [local];
    for (const { name } of all) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) texts.push(JSON.stringify(await asked(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    done(texts.join('\n'));
  });
});

async function withNumber(page) {
  await page.open('#/readiness/scr');
  await started(page);
  await page.click('table.matrix .opener');
  await page.click({ css: 'tr.rest button', part: 'Add a practice' });
  await page.type('form input[id^=practice-]', `Ash ${NUMBER}`);
  await page.click({ css: 'form button', name: 'Add it' });
  await page.click({ css: '.guard button', part: 'not' });
  await page.click({ css: 'form button', name: 'Add it' });
  await page.find({ css: 'tr.inner', has: 'Ash' });
  await badgeSays(page, 'saved');
  assert.match(await kept(page), new RegExp(NUMBER));
}

async function savedFile(t, click) {
  const found = () => readdirSync(t.downloads).filter((name) => /^rollcall-herts.*\.json$/.test(name));
  found().forEach((name) => rmSync(join(t.downloads, name)));
  await click();
  const name = await until('the file is saved', () => found()[0], { seconds: 20 });
  return until('the file is whole', () => {
    const text = readFileSync(join(t.downloads, name), 'utf8');
    return /\]\}\s*$/.test(text) && text;
  });
}

test('words that may hold an NHS number leave only when somebody says so, and can be taken out of both copies', async (t) => {
  const page = await t.page();
  await withNumber(page);
  // Another visit knows nothing of what was said of these words.
  await page.open('#/data');
  await page.reload();
  await started(page);
  await page.find({ css: 'h2', name: 'Words that may hold a patient’s NHS number' });
  await page.find({ css: 'main li', has: '943 476 ••••' });
  await page.click({ css: 'main button', part: 'Save to a file' });
  await page.find({ css: '.guard', has: 'One change may hold a patient’s NHS number.' });
  const before = await savedFile(t, () => page.click({ css: 'button', name: 'Save all the same' }));
  assert.ok(before.includes(NUMBER));
  await page.click('#take-all-out');
  await page.gone({ css: 'h2', name: 'Words that may hold a patient’s NHS number' });
  await badgeSays(page, 'saved');
  await until('neither copy holds them', async () => !(await kept(page)).includes('476 5919'));
  const after = await savedFile(t, () => page.click({ css: 'main button', part: 'Save to a file' }));
  assert.ok(!after.includes('476 5919') && after.includes('[redacted]'));
  await page.reload();
  await started(page);
  await page.goTo('#/practices');
  await page.find({ css: 'main tbody a', name: '[redacted]' });
  assert.ok(!(await kept(page)).includes('476 5919'));
  // What was saved before does not bring them back.
  await page.goTo('#/data');
  const path = join(t.downloads, 'before.json');
  writeFileSync(path, before);
  await page.give({ css: 'main input[type=file]', name: 'Choose the file' }, path);
  await page.find({ css: '.guard', has: 'One change may hold a patient’s NHS number.' });
  await page.click({ css: 'button', part: 'They are no NHS numbers' });
  await page.find({ css: 'main', has: 'Everything in the file was here already' });
  assert.ok(!(await kept(page)).includes('476 5919'));
  await assertUntroubled(page);
});

test('a copy that may hold an NHS number is not taken in before somebody says so', async (t) => {
  const page = await t.page();
  await withNumber(page);
  await page.open('#/data');
  await page.reload();
  await started(page);
  await page.click({ css: 'main button', part: 'Save to a file' });
  const file = await savedFile(t, () => page.click({ css: 'button', name: 'Save all the same' }));
  const other = await t.page(await t.site());
  await other.open('#/data');
  await started(other);
  const path = join(t.downloads, 'copy.json');
  writeFileSync(path, file);
  await other.give({ css: 'main input[type=file]', name: 'Choose the file' }, path);
  await other.find({ css: '.guard', has: 'One change may hold a patient’s NHS number.' });
  assert.ok(!(await kept(other)).includes('476 5919'));
  await other.click({ css: 'button', name: 'Take it in without these words' });
  await other.find({ css: 'main', has: '1 change' });
  await badgeSays(other, 'saved');
  assert.ok(!(await kept(other)).includes('476 5919'));
  await other.goTo('#/practices');
  await other.find({ css: 'main tbody a', name: '[redacted]' });
  await assertUntroubled(other);
});
