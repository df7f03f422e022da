// The site under test: the built folder under a sub-path, with the headers of a careful host, on an
// address of its own, so that what one test stores no other test finds.
//
// Adds three things that a host does not: an observer script in the page that a person opens (never
// in the copy that the service worker keeps), reports of policy violations, and the ways to break
// that tests ask for. "Offline" is `stop()`: nothing answers.

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../scripts/serve.mjs';
import { contentTypes, securityHeaders } from '../../../scripts/policy.mjs';
import { Remote } from './remote.mjs';

/** Where the site lies on its host: deep, so that a path from the root would be noticed. */
export const BASE = '/trust/plans/rollcall/';
const OURS = '__tests/';
const script = (name) => readFileSync(fileURLToPath(new URL(`../page/${name}`, import.meta.url)), 'utf8');

const usedPorts = new Set();

/** Serves on a port that no earlier test of this run has used: a port is part of the origin. */
async function serveOnNewPort(options) {
  for (;;) {
    const server = await serve({ ...options, port: 0 });
    if (!usedPorts.has(server.port)) {
      usedPorts.add(server.port);
      return server;
    }
    await server.stop();
  }
}

const body = (request) =>
  new Promise((done) => {
    let text = '';
    request.on('data', (data) => {
      text += data;
    });
    request.on('end', () => done(text));
  });

/**
 * @param {object} options
 * @param {string} options.dir the built folder
 * @param {boolean} [options.worker] false: there is no service worker (its file is not found)
 * @param {boolean} [options.watched] false: the page is sent exactly as built
 * @param {string} [options.direction] which way the page says that it is read: `rtl`
 */
export async function openSite({ dir, worker = true, watched = true, direction }) {
  const added = new Map();
  const broken = new Map();
  const requests = [];
  const violations = [];
  const remote = new Remote();
  let folder = dir;
  let server;

  function page(isRemote) {
    const built = readFileSync(join(folder, 'index.html'), 'utf8');
    const html = direction ? built.replace(/<html[^>]*>/i, `<html lang="en-GB" dir="${direction}">`) : built;
    const names = ['observer.js', ...(isRemote ? ['look.js', 'remote.js'] : [])];
    const scripts = names.map((name) => `<script src="${OURS}${name}"></script>`).join('');
    return html.replace(/<head[^>]*>/i, (head) => head + scripts);
  }

  function send(response, type, content) {
    response.setHeader('Content-Type', type);
    response.setHeader('Cache-Control', 'no-store');
    response.end(content);
    return true;
  }

  async function ours(request, response, name, query) {
    if (extname(name) === '.js') return send(response, contentTypes['.js'], script(name));
    if (name === 'violations') {
      violations.push(await body(request));
      return send(response, 'text/plain', '');
    }
    if (name === 'remote') {
      const command = await remote.next(query.get('page'), JSON.parse((await body(request)) || '{}'));
      return send(response, contentTypes['.json'], JSON.stringify(command));
    }
    return false;
  }

  async function answer(request, response, path) {
    const { searchParams } = new URL(request.url, 'http://localhost');
    // Reports come from every page and worker, also from pages that came out of the worker's copy.
    response.setHeader(
      'Content-Security-Policy',
      `${securityHeaders['Content-Security-Policy']}; report-uri ${BASE}${OURS}violations`,
    );
    if (path.startsWith(OURS)) return ours(request, response, path.slice(OURS.length), searchParams);
    requests.push({ method: request.method, path, referrer: request.headers.referer });
    if (broken.has(path)) return broken.get(path)(request, response);
    if (added.has(path)) {
      const { type, content } = added.get(path);
      return send(response, type, typeof content === 'function' ? content() : content);
    }
    if (path === 'sw.js' && !worker) {
      response.writeHead(404);
      response.end();
      return true;
    }
    const isVisit = String(request.headers.accept).includes('text/html');
    if (path === '' && isVisit && watched) return send(response, contentTypes['.html'], page(searchParams.has('remote')));
    return false;
  }

  server = await serveOnNewPort({ dir: folder, base: BASE, answer });

  return {
    origin: server.origin,
    url: server.url,
    base: BASE,
    /** What was asked for since the site was opened, oldest first; without the tests' own. */
    requests,
    /** Policy violations that browsers reported by themselves. */
    violations,
    remote,
    /** Puts a file beside the built ones. */
    add(path, content, type = contentTypes['.json']) {
      added.set(path, { content, type });
    },
    /** Answers for one path by `how(request, response)`, which returns true. */
    breakFile(path, how) {
      broken.set(path, how);
    },
    /** Answers for one path as built again. */
    mendFile(path) {
      broken.delete(path);
    },
    /** From now on nothing answers, as without a network. */
    async stop() {
      await server.stop();
    },
    /** Answers again on the same address, if asked to with another build. */
    async start({ dir: next = folder } = {}) {
      folder = next;
      server = await serve({ dir: folder, base: BASE, answer, port: server.port });
    },
  };
}

/** Ways to break a file, for `breakFile`. */
export const broken = {
  notFound(request, response) {
    response.writeHead(404, { 'Content-Type': 'text/plain' });
    response.end('Not found.\n');
    return true;
  },
  /** What a captive portal or a careless host sends for everything. */
  htmlInstead(request, response) {
    response.writeHead(200, { 'Content-Type': contentTypes['.html'] });
    response.end('<!doctype html><title>Welcome</title><p>Please sign in to the network.');
    return true;
  },
  /** The first half of a file, as if that were all. */
  truncated: (path) => (request, response) => {
    const whole = readFileSync(path);
    response.writeHead(200, { 'Content-Type': 'application/wasm' });
    response.end(whole.subarray(0, whole.length >> 1));
    return true;
  },
};
