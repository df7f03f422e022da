// Changing over to a later release, mending the offline copy, and taking it away.
//
// Pages are loaded again in place. Going by way of about:blank hangs WebKitGTK under its driver now
// and then, with any service worker whatever.

import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../../scripts/serve.mjs';
import { contentTypes } from '../../../scripts/policy.mjs';
import { laterRelease, programOf } from '../lib/builds.mjs';
import { newFolder } from '../lib/engines.mjs';
import { test } from '../lib/harness.mjs';
import { offlineReady, releaseOf, shellState, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

/** How often the page of this window was loaded, counted in the window's own storage. */
const countLoads = (page) =>
  page.inPage(() => {
    sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1;
    addEventListener('pagehide', () => {
      sessionStorage.loads = Number(sessionStorage.loads) + 1;
    });
  });
const loads = (page) => page.inPage(() => Number(sessionStorage.loads));

const cacheNames = (page) =>
  page.driver.executeAsyncScript((done) => {
    caches.keys().then(done);
  });

const askForUpdate = (page) => page.inPage(() => dispatchEvent(new CustomEvent('rollcall:update-now')));

/** Opens the first release so that a worker serves it, and lets a later one wait. */
async function laterWaits(t) {
  const later = laterRelease(t.dist);
  const page = await t.page();
  await page.open();
  await started(page);
  await offlineReady(page);
  await page.site.stop();
  await page.site.start({ dir: later.dir });
  await page.reload();
  await started(page);
  await until('the later release waits', async () => (await shellState(page)).update === 'waiting', { seconds: 30 });
  return page;
}

test('a later release waits until it is asked for, and every window then reloads once', async (t) => {
  const page = await laterWaits(t);
  assert.equal(await releaseOf(page), 'first');
  const second = await t.secondPage(page.site);
  await second.open();
  await started(second);
  assert.equal(await releaseOf(second), 'first');
  await countLoads(second);
  await page.front();
  await countLoads(page);

  await askForUpdate(page);
  for (const window of [page, second]) {
    await window.front();
    await until('the window shows the later release', async () => (await releaseOf(window)) === 'later', { seconds: 30 });
    await started(window);
    assert.equal(await loads(window), 2);
  }
  // The copy of the first release is gone.
  assert.equal((await cacheNames(page)).length, 1);
  await page.site.stop();
  await page.reload();
  await started(page);
  assert.equal(await releaseOf(page), 'later');
});

test('a window with unsaved changes holds the later release back, and is named', async (t) => {
  const page = await laterWaits(t);
  const second = await t.secondPage(page.site);
  await second.open();
  await started(second);
  await until('its page is there', () => second.inPage(() => document.title.startsWith('Today')));
  await second.inPage(() => {
    document.title = 'Readiness – Rollcall';
    document.documentElement.dataset.saved = 'saving';
  });
  await page.front();
  await page.inPage(() => addEventListener('rollcall:update-blocked', ({ detail }) => {
    window.blockedBy = detail;
  }));
  await askForUpdate(page);
  assert.equal(
    await until('the page hears what holds it', () => page.inPage(() => window.blockedBy)),
    'Readiness – Rollcall',
  );
  assert.equal(await releaseOf(page), 'first');

  await second.front();
  await second.inPage(() => {
    document.documentElement.dataset.saved = 'saved';
  });
  await page.front();
  await askForUpdate(page);
  await until('the window shows the later release', async () => (await releaseOf(page)) === 'later', { seconds: 30 });
});

test('somebody who did not answer the first time is told again of the release that waits', async (t) => {
  const page = await laterWaits(t);
  // A window elsewhere keeps the first release in use; without any, the browser changes over itself.
  const second = await t.secondPage(page.site);
  await second.open();
  await started(second);
  await until('the later release is announced', async () => (await shellState(second)).update === 'waiting');
  assert.equal(await releaseOf(second), 'first');
});

test('a file that something removed from the offline copy is put back', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  await offlineReady(page);
  const removed = await page.driver.executeAsyncScript((name, done) => {
    caches.keys()
      .then(([first]) => caches.open(first))
      .then((cache) => cache.delete(new URL(name, location.href).href))
      .then(done);
  }, programOf(t.dist));
  assert.equal(removed, true);
  await page.reload();
  await started(page);
  await offlineReady(page);
  await page.site.stop();
  await page.reload();
  await started(page);
});

test('the kill switch takes the worker and its copy away and nothing else', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  await offlineReady(page);
  await page.inPage(() => localStorage.setItem('rc1:kept', 'yes'));
  const stop = readFileSync(join(t.dist, 'hosting', 'sw.stop.js'), 'utf8');
  page.site.breakFile('sw.js', (_, response) => {
    response.writeHead(200, { 'Content-Type': contentTypes['.js'], 'Cache-Control': 'no-cache' });
    response.end(stop);
    return true;
  });
  await page.driver.executeAsyncScript((done) => {
    navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => done(), () => done());
  });
  await until('no worker is left', () =>
    page.driver.executeAsyncScript((done) => {
      navigator.serviceWorker.getRegistration().then((found) => done(!found?.active));
    }), { seconds: 30 });
  await until('no copy is left', async () => (await cacheNames(page)).length === 0);
  assert.equal(await page.inPage(() => localStorage.getItem('rc1:kept')), 'yes');
});

test('two Rollcalls in two folders of one host leave each other alone', async (t) => {
  const host = newFolder('two-folders');
  cpSync(t.dist, join(host, 'north'), { recursive: true });
  cpSync(t.dist, join(host, 'north', 'trial'), { recursive: true });
  const server = await serve({ dir: host });
  try {
    const page = await t.page();
    const openBoth = async () => {
      for (const folder of ['north/', 'north/trial/']) {
        await page.driver.get(server.url + folder);
        await started(page);
        await offlineReady(page);
      }
    };
    await openBoth();
    const names = await cacheNames(page);
    assert.deepEqual(names.map((name) => name.split(':')[1]).sort(), ['/north/', '/north/trial/']);

    // A later release of the outer one replaces its own copy only.
    const later = laterRelease(t.dist);
    cpSync(later.dir, join(host, 'north'), { recursive: true });
    await page.driver.get(`${server.url}north/`);
    await until('the later release waits', async () => (await shellState(page)).update === 'waiting', { seconds: 30 });
    await askForUpdate(page);
    await until('the window shows the later release', async () => (await releaseOf(page)) === 'later', { seconds: 30 });
    await server.stop();
    await page.driver.get(`${server.url}north/trial/`);
    await started(page);
    assert.equal(await releaseOf(page), 'first');
  } finally {
    await server.stop().catch(() => {});
  }
});
