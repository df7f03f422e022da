// The page around the program: where it refuses to start, and what is left when it has stopped.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../../scripts/serve.mjs';
import { contentTypes } from '../../../scripts/policy.mjs';
import { test } from '../lib/harness.mjs';
import { started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

/** Serves the build with its page changed, or other pages beside it, on a host that sends no policy. */
async function serveOtherwise(t, pages) {
  return serve({
    dir: t.dist,
    headers: false,
    answer(_, response, path) {
      const content = pages[path];
      if (content === undefined) return false;
      response.writeHead(200, { 'Content-Type': path.endsWith('.js') ? contentTypes['.js'] : contentTypes['.html'] });
      response.end(content);
      return true;
    },
  });
}

async function withServer(t, pages, work) {
  const server = await serveOtherwise(t, pages);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

const builtPage = (t) => readFileSync(join(t.dist, 'index.html'), 'utf8');

test('inside another page Rollcall does not start, and offers a tab of its own', async (t) => {
  const page = await t.page();
  await withServer(t, { 'outer.html': '<!doctype html><title>Outer</title><iframe src="./"></iframe>' }, async (server) => {
    await page.driver.get(`${server.url}outer.html`);
    await page.driver.switchTo().frame(0);
    await page.find({ css: 'h2', has: 'Rollcall does not run inside another page' });
    assert.equal(await page.attribute('#shell-state a', 'href'), server.url);
    assert.match(await page.attribute('#shell-state a', 'rel'), /noopener/);
    // No program is fetched beyond what the page's head asks for, and nothing is mounted.
    assert.equal(await page.inPage(() => Boolean(document.getElementById('shell'))), true);
    await page.driver.switchTo().defaultContent();
  });
});

test('a host that sends the headers is not shown inside another page at all', async (t) => {
  const page = await t.page();
  const outer = `<!doctype html><title>Outer</title><iframe src="${page.site.url}"></iframe>`;
  await withServer(t, { 'outer.html': outer }, async (server) => {
    await page.driver.get(`${server.url}outer.html`);
    await until('the frame was asked for', () => page.site.requests.length > 0);
    await page.driver.switchTo().frame(0);
    assert.equal(await page.inPage(() => document.getElementById('shell') === null), true);
    await page.driver.switchTo().defaultContent();
    // That is what the policy is for.
    page.site.violations.length = 0;
  });
});

for (const [what, script, words] of [
  ['WebAssembly switched off', 'delete window.WebAssembly;', 'This browser has WebAssembly switched off'],
  ['a browser that lacks what the program needs', 'WebAssembly.validate = () => false;', 'This browser is too old for Rollcall'],
  ['a browser from before modules', 'delete window.fetch;', 'This browser is too old for Rollcall'],
]) {
  test(`with ${what}, the page says so and nothing breaks`, async (t) => {
    const page = await t.page();
    const changed = builtPage(t).replace(/<script/, '<script src="before.js"></script><script');
    await withServer(t, { '': changed, 'before.js': script }, async (server) => {
      await page.driver.get(server.url);
      await page.find({ css: '#shell-state h2', has: words });
      assert.equal(await page.count('#rollcall-stopped'), 0);
      // The guesses have made room for the reason.
      assert.equal(await page.count('#shell-reasons'), 0);
    });
  });
}

test('where the policy comes from the page alone, text does not become a script', async (t) => {
  const page = await t.page();
  await withServer(t, {}, async (server) => {
    await page.driver.get(server.url);
    await started(page);
    const attempts = await page.inPage(() => {
      const outcome = (work) => {
        try {
          work();
          return 'done';
        } catch (error) {
          return error.name;
        }
      };
      return {
        harmless: outcome(() => {
          document.createElement('template').innerHTML = '<b class="x">fine</b>';
        }),
        handler: outcome(() => {
          document.createElement('template').innerHTML = '<img src=x onerror="window.ran = true">';
        }),
        frame: outcome(() => {
          document.createElement('template').innerHTML = '<iframe src="https://example.org"></iframe>';
        }),
        script: outcome(() => {
          document.createElement('script').src = 'start.js';
        }),
      };
    });
    assert.equal(attempts.harmless, 'done');
    for (const what of ['handler', 'frame', 'script']) assert.equal(attempts[what], 'TypeError', what);
    assert.equal(await page.inPage(() => window.ran ?? 'did not run'), 'did not run');
  });
});

/** Puts one record into each store, as the program keeps them. */
const keepSomething = (page) =>
  page.driver.executeAsyncScript((done) => {
    localStorage.setItem('rc1:0badcafe:e:writer:1', 'a record');
    localStorage.setItem('somebody else', 'not ours');
    const asked = indexedDB.open('rc1:0badcafe');
    asked.onupgradeneeded = () => asked.result.createObjectStore('entries').put({ bytes: new Uint8Array([1, 2, 255]) }, ['writer', 1]);
    asked.onsuccess = () => {
      asked.result.close();
      done();
    };
  });

async function savedFile(t) {
  const name = await until('the file has arrived', () =>
    readdirSync(t.downloads).find((file) => /^rollcall-rescue-.*\.json$/.test(file)), { seconds: 20 });
  return until('the file is whole', () => JSON.parse(readFileSync(join(t.downloads, name), 'utf8')));
}

test('when the program has stopped, what is kept can be saved to a file', async (t) => {
  const page = await t.page();
  await page.open();
  await started(page);
  await keepSomething(page);
  await page.inPage(() => dispatchEvent(new CustomEvent('rollcall:panic', { detail: 'panicked at src/x.rs:1: oh' })));
  await page.find({ css: '#rollcall-stopped h1', has: 'Rollcall has stopped' });
  assert.equal((await page.focused()).id, 'rollcall-stopped-title');
  assert.deepEqual(await page.accessibility(), []);

  if (t.engine === 'webkit') return; // Its driver saves no files.
  await page.click({ css: '#rollcall-stopped button', name: 'Save a copy to a file' });
  const file = await savedFile(t);
  assert.equal(file.format, 'rollcall-rescue');
  assert.equal(file.message, 'panicked at src/x.rs:1: oh');
  assert.equal(file.localStorage['rc1:0badcafe:e:writer:1'], 'a record');
  assert.equal('somebody else' in file.localStorage, false);
  assert.deepEqual(file.indexedDB['rc1:0badcafe'], {
    entries: [{ key: ['writer', 1], value: { bytes: { base64: 'AQL/' } } }],
  });
  await page.find({ css: '#rollcall-stopped [role=status]', has: 'The copy is in your downloads.' });
});

test('a program that ends without a word is noticed', async (t) => {
  const page = await t.page();
  const trap = 'export const keepOffline = () => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); });';
  page.site.add('offline.js', trap, contentTypes['.js']);
  await page.open();
  await page.find({ css: '#rollcall-stopped h1', has: 'Rollcall has stopped' });
});
