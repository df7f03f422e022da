// Starts the program, once boot.js has found that it can run here.
//
// Knows where the build put the program: the names change with every build, so the page's script
// tag carries them. Leaves the offline copy to offline.js, which is not needed to begin.

const { js, wasm, integrity } = document.getElementById('rollcall-start').dataset;

async function start() {
  // The compiled program must be byte for byte the one that was built.
  const program = fetch(new URL(wasm, document.baseURI), { integrity });
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: program });
  window.rollcall.hasStarted();
  const { keepOffline } = await import('./offline.js');
  keepOffline();
}

if (window.rollcall?.canStart) start().catch(window.rollcall.couldNotStart);
