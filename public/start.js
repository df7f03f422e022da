// Asks for the program and the plan at once, and starts the program when boot.js has found that it
// can run here.
//
// Knows where the build put the program: the names change with every build, so the page's script
// tag carries them. Leaves the offline copy to offline.js, which is not needed to begin.

const { js, wasm, integrity } = document.getElementById('rollcall-start').dataset;

/** The plan that comes with the application (BUNDLED in src/web/loading.rs), for a first visit. */
const BUNDLED = 'plans/hertfordshire-2009-10.json';

function isOnThisOrigin(url) {
  try {
    return new URL(url, document.baseURI).origin === window.location.origin;
  } catch {
    return false; // It is no address, which the program says in words.
  }
}

/**
 * Asks for the plan while the program is on its way; the program takes over what comes
 * (src/web/browser/files.rs). Where it might be another that is wanted, nothing is asked for.
 */
function askForPlan() {
  const isFirstVisit = !navigator.serviceWorker?.controller;
  const url = new URLSearchParams(window.location.search).get('plan') || (isFirstVisit ? BUNDLED : '');
  if (!url || !isOnThisOrigin(url)) return null;
  const answer = fetch(url);
  // What went wrong is said by whoever takes the answer.
  answer.catch(() => {});
  return { url, answer };
}

/** boot.js says whether the program can run here. It runs when the page has been read. */
const pageIsRead = () =>
  new Promise((resolve) => {
    if (window.rollcall) resolve();
    else document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });

async function start() {
  // The compiled program must be byte for byte the one that was built.
  const program = fetch(new URL(wasm, document.baseURI), { integrity });
  // What went wrong is said once the page can say it.
  program.catch(() => {});
  const early = askForPlan();
  await pageIsRead();
  if (!window.rollcall.canStart) return;
  window.rollcall.early = early;
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: program });
  window.rollcall.hasStarted();
  const { keepOffline } = await import('./offline.js');
  keepOffline();
}

start().catch((error) => {
  // Where it cannot run, boot.js has said why.
  if (window.rollcall?.canStart) window.rollcall.couldNotStart(error);
});
