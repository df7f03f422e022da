// A small web server for the built folder, with the headers that a careful host would send.
//
// Knows one folder and the address it is shown under. Answers only this machine. What is not in the
// folder is a plain 404. Tests import `serve`; `make serve` runs this file.
//
//   node scripts/serve.mjs [--dir dist] [--port 8080] [--base /some/place/] [--log]

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isForTheServer } from './hosting.mjs';
import { cacheControl, contentTypes, securityHeaders } from './policy.mjs';

const packers = {
  br: (data) =>
    promisify(brotliCompress)(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (data) => promisify(gzip)(data),
};

// What was packed, by its digest: several servers of one program have the same files, and packing
// takes longer than sending.
const packed = new Map();
const MOST_PACKED = 500;

const isText = (type) => !type.startsWith('image/png') && !type.startsWith('image/x-icon');

/**
 * Serves a folder on 127.0.0.1 and resolves once it answers.
 *
 * @param {object} [options]
 * @param {string} [options.dir] the folder, `dist` unless said
 * @param {string} [options.base] the address it is shown under, beginning and ending with `/`
 * @param {number} [options.port] 0 for any free one
 * @param {boolean} [options.headers] whether to send the policy and its companions; cache rules and
 *   content types are always sent
 * @param {(request, response, path: string) => boolean | Promise<boolean>} [options.answer] asked
 *   first, with the path below `base`: a test that returns true has answered by itself
 * @param {(line: {method: string, path: string, status: number, bytes: number}) => void}
 *   [options.log] told of every answer; `bytes` are those of the body as sent
 * @returns {Promise<{url: string, origin: string, port: number, stop: () => Promise<void>}>}
 *   `stop` also cuts the connections that are open
 */
export async function serve({
  dir = 'dist',
  base = '/',
  port = 0,
  headers = true,
  answer = () => false,
  log = () => {},
} = {}) {
  if (!base.startsWith('/') || !base.endsWith('/')) throw new Error(`base ${base} needs a / at both ends`);
  const root = resolve(dir);

  /** The file for a path below the base, or nothing. */
  async function find(path) {
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const file = resolve(root, name);
    const type = contentTypes[extname(file)];
    if (!file.startsWith(root + sep) || !type || isForTheServer(name)) return undefined;
    try {
      const data = await readFile(file);
      return { name, type, data, digest: createHash('sha256').update(data).digest('base64url').slice(0, 22) };
    } catch {
      return undefined;
    }
  }

  /** The file's bytes as this browser takes them. Each form is made once. */
  async function pack(found, accepted) {
    const coding = isText(found.type) && Object.keys(packers).find((name) => accepted.includes(name));
    if (!coding) return { body: found.data };
    const key = `${coding} ${found.digest}`;
    if (!packed.has(key)) {
      if (packed.size >= MOST_PACKED) packed.clear();
      packed.set(key, packers[coding](found.data));
    }
    return { body: await packed.get(key), coding };
  }

  async function respond(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = decodeURIComponent(pathname);
    const below = path.startsWith(base) ? path.slice(base.length) : undefined;
    let bytes = 0;
    response.on('finish', () =>
      log({ method: request.method, path, status: response.statusCode, bytes }));

    if (headers) for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (below !== undefined && (await answer(request, response, below))) return;

    const send = (status, body, more = {}) => {
      bytes = request.method === 'HEAD' || status === 304 ? 0 : body.length;
      response.writeHead(status, { ...more, ...(status === 304 ? {} : { 'Content-Length': body.length }) });
      response.end(bytes ? body : undefined);
    };
    const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };

    if (`${path}/` === base) return send(308, Buffer.from('Moved.\n'), { ...plain, Location: base });
    if (!['GET', 'HEAD'].includes(request.method)) {
      return send(405, Buffer.from('Only GET and HEAD.\n'), { ...plain, Allow: 'GET, HEAD' });
    }
    const found = below === undefined ? undefined : await find(below);
    if (!found) return send(404, Buffer.from('Not found.\n'), plain);

    const tag = `"${found.digest}"`;
    const about = {
      'Content-Type': found.type,
      'Cache-Control': cacheControl(found.name),
      ETag: tag,
      Vary: 'Accept-Encoding',
    };
    if (request.headers['if-none-match'] === tag) return send(304, Buffer.alloc(0), about);
    const { body, coding } = await pack(found, String(request.headers['accept-encoding'] ?? ''));
    return send(200, body, coding ? { ...about, 'Content-Encoding': coding } : about);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(400);
      response.end(`${error.message}\n`);
    });
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + base,
    port: server.address().port,
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: join(fileURLToPath(import.meta.url), '../../dist') },
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
      log: { type: 'boolean', default: false },
    },
  });
  const log = values.log
    ? ({ method, path, status, bytes }) => console.log(`${status} ${method} ${path} ${bytes}`)
    : undefined;
  const options = { dir: values.dir, base: values.base, log };
  const server = await serve({ ...options, port: Number(values.port) }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.log(`Port ${values.port} is taken; using another.`);
    return serve(options);
  });
  console.log(`\n  Rollcall is at ${server.url}\n\n  Stop it with Ctrl+C.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.stop());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
