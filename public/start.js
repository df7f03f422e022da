// Starts the program, which boot.js has asked for, when the page has been read.
//
// Knows where the build put the program's script: its name changes with every build, so the page's
// script tag carries it. Leaves the offline copy to offline.js, which is not needed to begin.

const { js } = document.getElementById('rollcall-start').dataset;

/**
 * How long what was just put on the page has to be drawn. A page that no worker serves yet has no
 * copy that could change under it, and is left alone as long as by everything nobody waits for.
 */
const toDrawMs = () => (navigator.serviceWorker?.controller ? 100 : 1000);

/** boot.js says whether the program can run here. It runs when the page has been read. */
const pageIsRead = () =>
  new Promise((resolve) => {
    if (window.rollcall) resolve();
    else document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });

async function start() {
  await pageIsRead();
  if (!window.rollcall.canStart) return;
  const { default: init } = await import(new URL(js, document.baseURI));
  const shown = new Promise((resolve) => {
    window.addEventListener('rollcall:shown', resolve, { once: true });
  });
  await init({ module_or_path: window.rollcall.program });
  await shown;
  await new Promise((resolve) => setTimeout(resolve, toDrawMs()));
  const { keepOffline } = await import('./offline.js');
  keepOffline();
}

start().catch((error) => {
  // Where it cannot run, boot.js has said why.
  if (window.rollcall?.canStart) window.rollcall.couldNotStart(error);
});
