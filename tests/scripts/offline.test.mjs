// When the copy for working offline is fetched: public/offline.js with a page, a clock and a worker
// that stand in for a browser's. That the copy is right is for the browser tests.

import assert from 'node:assert/strict';
import { test } from 'node:test';

let now = 0;
let timers = [];
const on = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** Lets so many milliseconds pass. */
async function pass(milliseconds) {
  const end = now + milliseconds;
  for (;;) {
    timers.sort((a, b) => a.at - b.at);
    if (timers.length === 0 || timers[0].at > end) break;
    const next = timers.shift();
    now = next.at;
    next.work();
    await new Promise((done) => setImmediate(done));
  }
  now = end;
  await new Promise((done) => setImmediate(done));
}

const page = new EventTarget();
page.isSecureContext = true;
page.requestIdleCallback = (work) => work();
on('window', page);
on('document', { documentElement: { dataset: {} }, readyState: 'complete', baseURI: 'https://example.test/' });
on('performance', { now: () => now });
on('setTimeout', (work, after) => {
  const timer = { at: now + after, work };
  timers.push(timer);
  return timer;
});
on('clearTimeout', (timer) => {
  timers = timers.filter((other) => other !== timer);
});
on('CustomEvent', class extends Event {});

/** Opens a page; gives when its worker was asked for, once it was. */
async function opened(isServedByWorker) {
  const visit = { askedAt: null };
  [now, timers] = [0, []];
  const register = async () => {
    visit.askedAt = now;
    throw new Error('no worker in this test');
  };
  const serviceWorker = Object.assign(new EventTarget(), { controller: isServedByWorker ? {} : null, register });
  on('navigator', { serviceWorker });
  const { keepOffline } = await import('../../public/offline.js');
  visit.done = keepOffline();
  await pass(0);
  return visit;
}

test('a page that nobody uses has its copy fetched after two seconds', async () => {
  const visit = await opened(false);
  await pass(1999);
  assert.equal(visit.askedAt, null);
  await pass(1);
  assert.equal(visit.askedAt, 2000);
  await visit.done;
});

for (const sign of ['keydown', 'pointerdown', 'touchmove', 'wheel', 'scroll', 'input']) {
  test(`while it is used (${sign}) the copy waits, and comes two seconds after`, async () => {
    const visit = await opened(false);
    for (let i = 0; i < 5; i += 1) {
      await pass(1500);
      page.dispatchEvent(new Event(sign));
    }
    await pass(1999);
    assert.equal(visit.askedAt, null);
    await pass(1);
    assert.equal(visit.askedAt, 9500);
    await visit.done;
  });
}

test('who never rests has it after twenty seconds all the same', async () => {
  const visit = await opened(false);
  for (let i = 0; i < 60 && visit.askedAt === null; i += 1) {
    await pass(500);
    page.dispatchEvent(new Event('wheel'));
  }
  assert.equal(visit.askedAt, 20_000);
  await visit.done;
});

test('a page that a worker serves already does not wait', async () => {
  const visit = await opened(true);
  assert.equal(visit.askedAt, 0);
  await visit.done;
});
