// Rollcall's service worker: one fixed list of files, checked when it is stored, served whole.
//
// Knows how to keep this build usable without a network, and how to give way to the next one.
// Leaves to boot.js when to ask for the next one, and to the person when to change over.
// scripts/precache.mjs fills in the two constants from the built folder.
'use strict';

const BUILD = '__BUILD__';

/** Every file a browser may ask for, with what it must contain: [path, integrity]. */
const FILES = new Map(__FILES__);

// Another Rollcall may live in another folder of the same host: the folder is part of the name.
const SCOPE = new URL('./', self.location.href);
const OURS = `rollcall:${SCOPE.pathname}:`;
const CACHE = OURS + BUILD;

/** Where a file lies. The page itself is the folder: some hosts send index.html elsewhere. */
const addressOf = (path) => new URL(path === 'index.html' ? './' : path, SCOPE).href;

/** Fetches one file of this build: anything but exactly its bytes is a failure. */
async function fetchChecked(path) {
  const answer = await fetch(addressOf(path), {
    cache: 'no-store',
    credentials: 'same-origin',
    integrity: FILES.get(path),
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(`${path}: the server answered ${answer.status}`);
  return answer;
}

/** Stores every file that is not there yet. All or nothing: one failure rejects. */
async function fill() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const missing = [...FILES.keys()].filter((path) => !kept.has(addressOf(path)));
  // A few at a time: an old machine's page should not wait behind its own offline copy.
  const next = async () => {
    for (let path = missing.pop(); path !== undefined; path = missing.pop()) {
      await cache.put(addressOf(path), await fetchChecked(path));
    }
  };
  await Promise.all([next(), next(), next(), next()]);
}

self.addEventListener('install', (event) => {
  // No skipWaiting here: the build that is in use stays until the person says so.
  event.waitUntil(
    (async () => {
      const wasThere = await caches.has(CACHE);
      try {
        await fill();
      } catch (error) {
        if (!wasThere) await caches.delete(CACHE);
        throw error;
      }
    })(),
  );
});

self.addEventListener('activate', (event) => {
  // No clients.claim here: a page keeps the files that it was started with.
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
      await Promise.all(old.map((name) => caches.delete(name)));
    })(),
  );
});

/**
 * The file of this build that a request is for, or nothing. Views are told apart after the `#`, so
 * the folder is the one address that people open. Other folders below it may hold another Rollcall.
 */
function pathOf(request) {
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = url.pathname.slice(SCOPE.pathname.length) || 'index.html';
  return FILES.has(path) ? path : undefined;
}

async function serve(path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(addressOf(path), { ignoreVary: true });
  if (kept) return kept;
  // Something removed the entry: get it again, and only as it must be.
  const fresh = await fetchChecked(path);
  await cache.put(addressOf(path), fresh.clone());
  return fresh;
}

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const path = pathOf(event.request);
  // What is not ours goes to the network untouched, and a missing file is the server's own 404.
  if (path !== undefined) event.respondWith(serve(path));
});

self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') {
    event.waitUntil(self.skipWaiting());
  } else if (event.data === 'IS_COMPLETE') {
    const answer = (complete) => event.ports[0]?.postMessage({ complete, build: BUILD });
    event.waitUntil(fill().then(() => answer(true), () => answer(false)));
  }
});
