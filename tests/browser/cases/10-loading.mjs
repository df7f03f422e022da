// The page as it arrives: under its policy, from its own host only, and in words where it cannot
// start.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, started } from '../lib/rollcall.mjs';
import { broken } from '../lib/site.mjs';
import { until } from '../lib/waiting.mjs';

const wasmOf = (dist) => readdirSync(dist).find((name) => name.endsWith('_bg.wasm'));

test('the page starts below a sub-path under its policy, and nothing goes wrong', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  await assertUntroubled(page);
  assert.equal(await page.inPage(() => document.documentElement.lang), 'en-GB');
});

test('a first visit asks nobody but the host of the page', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  const asked = await page.inPage(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(asked.length > 3, `only ${asked} were seen`);
  assert.deepEqual(asked.filter((address) => !address.startsWith(page.site.url)), []);
  // What was asked for is in the folder: nothing is missing below the sub-path.
  const names = page.site.requests.map(({ path }) => path);
  const listed = readdirSync(t.dist, { recursive: true });
  assert.deepEqual(names.filter((name) => name !== '' && !listed.includes(name)), []);
});

test('without its program the page says in words what it is and what is wrong', async (t) => {
  const page = await t.page();
  page.site.breakFile(wasmOf(t.dist), broken.notFound);
  await page.open();
  await page.find({ css: '#rollcall-stopped h1', has: 'Rollcall could not start' });
  assert.match(await page.inPage(() => document.querySelector('#shell').textContent), /health community/i);
});

test('a part of the program that does not come is asked for again', async (t) => {
  const page = await t.page();
  const part = readdirSync(t.dist).find((name) => /^rollcall-readiness-/.test(name));
  page.site.breakFile(part, broken.notFound);
  await page.open('#/readiness');
  await page.find({ css: '[role=alert]', has: 'This page could not be fetched' });
  page.site.mendFile(part);
  await page.click({ css: '[role=alert] button', has: 'Try again' });
  await page.find({ css: 'h1', has: 'Summary Care Record' });
});

test('opened as a file the page says that it cannot start from there', async (t) => {
  const page = await t.page();
  await t.driver.get(pathToFileURL(join(t.dist, 'index.html')).href);
  await page.find({ css: 'h2', has: 'Rollcall cannot be opened as a file' });
  assert.match(await page.words('body'), /Put the folder on any web server/);
  // The words are laid out as on the real page: its styles arrived.
  assert.notEqual(await page.inPage(() => getComputedStyle(document.querySelector('.shell-header')).backgroundColor), 'rgba(0, 0, 0, 0)');
});

test('a page that breaks the policy would be noticed here', async (t) => {
  const page = await t.page();
  page.site.add('careless.html', '<!doctype html><script src="__tests/observer.js"></script><script>var inline;</script>', 'text/html');
  await t.driver.get(`${page.site.url}careless.html`);
  const { violations } = await page.observed();
  assert.match(violations.join(), /script-src/);
  await until('the browser reports the violation', () => page.site.violations.length > 0);
  page.site.violations.length = 0;
});
