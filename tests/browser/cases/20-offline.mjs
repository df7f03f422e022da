// Working without a network, and changing over to a later release. Without a network means that
// nothing answers at the site's address.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { laterRelease, programOf } from '../lib/builds.mjs';
import { test } from '../lib/harness.mjs';
import { KEYS } from '../lib/page.mjs';
import { offlineReady, releaseOf, shellState, started } from '../lib/rollcall.mjs';
import { broken } from '../lib/site.mjs';
import { pause, until } from '../lib/waiting.mjs';

/** What the browser's worker for this folder is doing. */
const worker = (page) =>
  page.driver.executeAsyncScript((done) => {
    navigator.serviceWorker.getRegistration().then((found) => done({
      installing: Boolean(found?.installing),
      waiting: Boolean(found?.waiting),
      active: found?.active?.state ?? null,
    }));
  });

test('with the network gone, the page and a deep link open as before', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  await offlineReady(page);
  await page.site.stop();
  await page.reload();
  await started(page);
  await page.open('#/timeline');
  await started(page);
  assert.match(await page.address(), /#\/timeline$/);
});

test('“ready to work offline” is said only when the whole copy is there', async (t) => {
  const page = await t.page();
  let letGo;
  const gate = new Promise((open) => {
    letGo = open;
  });
  let isHeld = false;
  page.site.breakFile('icons/icon-512.png', async () => {
    isHeld = true;
    await gate;
    return false;
  });
  await page.open();
  await started(page);
  await until('the worker asks for the last file', () => isHeld);
  assert.notEqual((await shellState(page)).offline, 'ready');
  letGo();
  await offlineReady(page);
  const kept = await page.driver.executeAsyncScript((done) => {
    caches.keys()
      .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
      .then((requests) => done(requests.flat().map(({ url }) => url)));
  });
  assert.ok(kept.some((url) => url.endsWith(programOf(t.dist))));
  assert.ok(kept.some((url) => url.endsWith('plans/hertfordshire-2009-10.json')));
});

test('the copy is fetched when nobody has used the page for two seconds', async (t) => {
  const page = await t.page();
  await page.open();
  await page.inPage(() => {
    window.used = [];
    window.addEventListener('keydown', () => window.used.push(performance.now()), true);
    const register = navigator.serviceWorker.register;
    navigator.serviceWorker.register = function noted(...how) {
      window.asked = performance.now();
      return register.apply(this, how);
    };
  });
  await started(page);
  const uses = 12;
  for (let i = 0; i < uses; i += 1) {
    await page.press(KEYS.TAB);
    await pause(300);
  }
  await offlineReady(page);
  const { used, asked } = await page.inPage(() => ({ used: window.used, asked: window.asked }));
  assert.ok(used.length >= uses, `${used.length} keys were heard`);
  const before = used.filter((time) => time < asked);
  assert.ok(before.length > 0 && asked - before.at(-1) > 1990, `asked ${asked}, used ${used}`);
});

test('where a file of the copy is missing on the server, “ready to work offline” is not said', async (t) => {
  const page = await t.page();
  page.site.breakFile('icons/icon-512.png', broken.notFound);
  await page.open();
  await started(page);
  await until('the page says that there is no offline copy', async () => (await shellState(page)).offline === 'off');
  // The page itself is none the worse for it.
  await started(page);
});

for (const [how, breakIt] of [
  ['cut short', (later) => broken.truncated(join(later.dir, later.program))],
  ['replaced by a page of the network', () => broken.htmlInstead],
]) {
  test(`an update whose program is ${how} is refused, and the old release works on without a network`, async (t) => {
    const later = laterRelease(t.dist);
    const page = await t.page();
    await page.open();
    await started(page);
    await offlineReady(page);

    await page.site.stop();
    page.site.breakFile(later.program, breakIt(later));
    await page.site.start({ dir: later.dir });
    await page.reload();
    await started(page);
    await until('the worker asked for the later program', () => page.site.requests.some(({ path }) => path === later.program), { seconds: 30 });
    await until('the worker gave up', async () => {
      const { installing, waiting, active } = await worker(page);
      return !installing && !waiting && active === 'activated';
    }, { seconds: 30 });
    assert.equal((await shellState(page)).update, undefined);

    await page.site.stop();
    await page.reload();
    await started(page);
    assert.equal(await releaseOf(page), 'first');

    // The same release, whole this time, is taken up.
    page.site.mendFile(later.program);
    await page.site.start();
    await page.reload();
    await started(page);
    await until('the later release waits', async () => (await shellState(page)).update === 'waiting', { seconds: 30 });
    assert.equal(await releaseOf(page), 'first');
  });
}
