// Keeps a copy of Rollcall in the browser and changes over to a new one when everybody is ready.
//
// Knows the service worker's life. Leaves what is shown about it to the program, which hears of it
// through events on window and attributes of <html>:
//
//   rollcall:offline-ready    the copy is complete          data-offline="ready"
//   rollcall:offline-off      there will be none; detail says why   data-offline="off"
//   rollcall:update-waiting   a newer build is here         data-update="waiting"
//   rollcall:update-blocked   a tab has unsaved changes; detail is that tab's title
//
// and asks for the newer build by sending `rollcall:update-now` to window. The program keeps
// data-saved on <html>: only "saved" (or no such attribute) lets a tab be reloaded.

const page = document.documentElement;
const HOUR = 60 * 60 * 1000;
/** How long other tabs get to answer. One that sleeps has saved before it fell asleep. */
const ANSWER_MS = 600;
/** How often the worker that waits is asked to take over. */
const ASK_AGAIN_MS = 1000;
/** How long nobody did anything on a first visit before the copy is fetched. */
const QUIET_MS = 2000;
/** How long a copy waits for that at most: who never rests gets one all the same. */
const BUSY_MS = 20_000;
/** How somebody who uses the page is noticed. */
const SIGNS_OF_USE = ['keydown', 'pointerdown', 'touchmove', 'wheel', 'scroll', 'input'];

const tell = (name, detail = null) =>
  window.dispatchEvent(new CustomEvent(`rollcall:${name}`, { detail }));

function offlineOff(why) {
  if (page.dataset.offline === 'ready') return;
  page.dataset.offline = 'off';
  page.dataset.offlineWhy = why;
  tell('offline-off', why);
}

/** Asks a worker whether its copy is complete; it fills gaps first. */
const isComplete = (worker) =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => resolve(data.complete === true);
    worker.postMessage('IS_COMPLETE', [channel.port2]);
  });

async function announceWhenComplete() {
  const { active } = await navigator.serviceWorker.ready;
  if (await isComplete(active)) {
    page.dataset.offline = 'ready';
    delete page.dataset.offlineWhy;
    tell('offline-ready');
  } else {
    offlineOff('some of the files for working offline are missing, and could not be fetched again');
  }
}

// ---- changing over ------------------------------------------------------------------------------

const isSaved = () => (page.dataset.saved ?? 'saved') === 'saved';
let isReloading = false;

function reloadOnce() {
  if (isReloading) return;
  isReloading = true;
  window.location.reload();
}

/** The channel on which the tabs of this folder, and of no other, ask each other. */
function openChannel() {
  if (!('BroadcastChannel' in window)) return null;
  const channel = new BroadcastChannel(`rollcall:update:${new URL('./', document.baseURI).pathname}`);
  channel.addEventListener('message', ({ data }) => {
    if (data.ask) channel.postMessage({ answerTo: data.ask, saved: isSaved(), title: document.title });
  });
  return channel;
}

/** The title of a tab, this one or another, that is not saved, or nothing. */
async function unsavedTab(channel) {
  if (!isSaved()) return document.title;
  if (!channel) return undefined;
  const ask = crypto.randomUUID();
  let unsaved;
  const hear = ({ data }) => {
    if (data.answerTo === ask && !data.saved) unsaved = data.title;
  };
  channel.addEventListener('message', hear);
  channel.postMessage({ ask });
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  channel.removeEventListener('message', hear);
  return unsaved;
}

async function updateNow(registration, channel) {
  const { waiting } = registration;
  if (!waiting) return;
  const title = await unsavedTab(channel);
  if (title !== undefined) {
    tell('update-blocked', title);
    return;
  }
  // A tab that no worker served yet hears of no change of worker, so it watches this one.
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') reloadOnce();
  });
  // Chromium waits until the old worker is idle. Where another window asks that one for a file in
  // the same moment, it looks again only half a minute later, or when it is asked again.
  const ask = () => {
    if (waiting.state !== 'installed') clearInterval(asking);
    else waiting.postMessage('SKIP_WAITING');
  };
  const asking = setInterval(ask, ASK_AGAIN_MS);
  ask();
}

/** Sees a newer build whether it was waiting before this page, or comes while it is open. */
function watchForUpdates(registration) {
  const announce = () => {
    if (!registration.waiting || !registration.active) return;
    page.dataset.update = 'waiting';
    tell('update-waiting');
  };
  announce();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') announce();
    });
  });
  const look = () => {
    // Without a network there is nothing to look for, and nothing to say about it.
    if (document.visibilityState === 'visible') registration.update().catch(() => {});
  };
  look();
  setInterval(look, HOUR);
  document.addEventListener('visibilitychange', look);
}

/**
 * When nobody has used the page for a moment, or has used it without rest for long. Fetching and
 * checking the copy takes a processor to itself for a second, which on an old machine is one of two.
 */
const whenUnused = () =>
  new Promise((resolve) => {
    const latest = performance.now() + BUSY_MS;
    const heard = { capture: true, passive: true };
    let timer;
    const done = () => {
      for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, putOff, heard);
      resolve();
    };
    const putOff = () => {
      clearTimeout(timer);
      timer = setTimeout(done, Math.max(0, Math.min(QUIET_MS, latest - performance.now())));
    };
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, putOff, heard);
    putOff();
  });

/**
 * When the page has loaded and has nothing better to do, or after ten seconds all the same. A page
 * that no worker serves yet has line and processor to itself before: the copy is twice what the
 * page needs.
 */
const whenIdle = () =>
  new Promise((resolve) => {
    const idle = () => {
      if ('requestIdleCallback' in window) window.requestIdleCallback(resolve, { timeout: 10_000 });
      else setTimeout(resolve, 1000);
    };
    const wait = () => (navigator.serviceWorker.controller ? idle() : whenUnused().then(idle));
    if (document.readyState === 'complete') wait();
    else window.addEventListener('load', wait, { once: true });
  });

/** Registers the service worker. Called once, after the program has started. */
export async function keepOffline() {
  if (!window.isSecureContext) {
    offlineOff('this address is not secure (it does not begin with https)');
    return;
  }
  if (!('serviceWorker' in navigator)) {
    offlineOff('this browser does not offer it, or not in this kind of window');
    return;
  }
  // The first worker that takes over a page that had none changes nothing on it.
  if (navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener('controllerchange', reloadOnce);
  }
  // From the first moment on: a window that has just opened may have something unsaved too.
  const channel = openChannel();
  await whenIdle();
  try {
    const registration = await navigator.serviceWorker.register('sw.js', {
      scope: './',
      updateViaCache: 'none',
    });
    window.addEventListener('rollcall:update-now', () => updateNow(registration, channel));
    watchForUpdates(registration);
    const first = registration.installing;
    first?.addEventListener('statechange', () => {
      if (first.state === 'redundant' && !registration.active) {
        offlineOff('the files on the server are not all as they were built');
      }
    });
    await announceWhenComplete();
  } catch (error) {
    offlineOff(`the browser refused (${error})`);
  }
}
