// The small web server: what it sends, what it must not send.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headerPolicy } from '../../scripts/policy.mjs';
import { serve } from '../../scripts/serve.mjs';

const above = mkdtempSync(join(tmpdir(), 'rollcall-serve-'));
const dir = join(above, 'dist');
const text = 'let it be long enough to be worth packing; '.repeat(50);
for (const [path, content] of Object.entries({
  'index.html': '<!doctype html>',
  'boot.js': text,
  'rollcall-0123456789abcdef_bg.wasm': 'wasm',
  'plans/a.json': '{}',
  '_headers': 'for the server',
  'hosting/nginx.conf': 'for the server',
  '../secret.json': 'secret',
})) {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}
const lines = [];
const server = await serve({ dir, base: '/some/place/', log: (line) => lines.push(line) });
after(async () => {
  await server.stop();
  rmSync(above, { recursive: true });
});

/** A request exactly as written: `fetch` would tidy the path and unpack the answer. */
const ask = (path, { method = 'GET', headers = {} } = {}) =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });

test('the folder is shown at its address, with the policy', async () => {
  const answer = await ask('/some/place/');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(answer.headers['content-security-policy'], headerPolicy);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  assert.equal(answer.headers['cache-control'], 'no-cache');
});

test('the address without its last slash leads to the one with it', async () => {
  const answer = await ask('/some/place');
  assert.equal(answer.status, 308);
  assert.equal(answer.headers.location, '/some/place/');
});

test('wasm has its type and, like all files with a hash in their names, is kept for ever', async () => {
  const { headers } = await ask('/some/place/rollcall-0123456789abcdef_bg.wasm');
  assert.equal(headers['content-type'], 'application/wasm');
  assert.match(headers['cache-control'], /immutable/);
});

test('scripts carry the policy too, since a worker has no other', async () => {
  const { headers } = await ask('/some/place/boot.js');
  assert.equal(headers['content-security-policy'], headerPolicy);
  assert.equal(headers['cache-control'], 'no-cache');
});

for (const path of [
  '/',
  '/some/',
  '/some/place/nothing.js',
  '/some/place/plans/',
  '/some/place/nothing/at/all',
  '/some/place/_headers',
  '/some/place/hosting/nginx.conf',
  '/some/place/../secret.json',
  '/some/place/%2e%2e/secret.json',
  '/some/place/..%2fsecret.json',
]) {
  test(`${path} is not found`, async () => {
    const answer = await ask(path);
    assert.equal(answer.status, 404);
    assert.match(answer.headers['content-type'], /^text\/plain/);
    assert.equal(answer.body.toString(), 'Not found.\n');
  });
}

test('a broken address is an error and not the end of the server', async () => {
  assert.equal((await ask('/some/place/%')).status, 400);
  assert.equal((await ask('/some/place/')).status, 200);
});

test('what a browser has already is not sent again', async () => {
  const { headers } = await ask('/some/place/boot.js');
  const again = await ask('/some/place/boot.js', { headers: { 'If-None-Match': headers.etag } });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
});

test('text is packed as the browser takes it', async () => {
  const plain = await ask('/some/place/boot.js');
  const brotli = await ask('/some/place/boot.js', { headers: { 'Accept-Encoding': 'gzip, br' } });
  const gzip = await ask('/some/place/boot.js', { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.body.toString(), text);
  assert.equal(brotliDecompressSync(brotli.body).toString(), text);
  assert.equal(gunzipSync(gzip.body).toString(), text);
});

test('nothing can be written', async () => {
  assert.equal((await ask('/some/place/boot.js', { method: 'PUT' })).status, 405);
  const head = await ask('/some/place/boot.js', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
});

test('the log tells the bytes of each answer as sent', async () => {
  lines.length = 0;
  const { body } = await ask('/some/place/boot.js', { headers: { 'Accept-Encoding': 'br' } });
  assert.deepEqual(lines, [{ method: 'GET', path: '/some/place/boot.js', status: 200, bytes: body.length }]);
});

test('a test can answer in the place of a file, and stop the server at once', async () => {
  const other = await serve({
    dir,
    answer: (_, response, path) => {
      if (path !== 'boot.js') return false;
      response.writeHead(503);
      response.end();
      return true;
    },
  });
  assert.equal((await fetch(`${other.url}boot.js`)).status, 503);
  assert.equal((await fetch(other.url)).status, 200);
  await other.stop();
  await assert.rejects(fetch(other.url));
});
