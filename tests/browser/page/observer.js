// Runs first in every page under test and notes what a person would not see: errors, policy
// violations, and when the first bar was drawn. Changes nothing on the page.
'use strict';
(() => {
  const seen = { errors: [], violations: [], firstBar: null };
  window.rollcallObserver = seen;

  const note = (kind, text) => seen.errors.push(`${kind}: ${text}`);
  window.addEventListener('error', (event) => {
    const target = event.target;
    if (target !== window && target instanceof Element) note('not loaded', target.outerHTML.slice(0, 200));
    else note('error', event.message);
  }, true);
  window.addEventListener('unhandledrejection', (event) => note('rejection', String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.violatedDirective} blocked ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  });
  for (const kind of ['error', 'warn']) {
    const original = console[kind];
    console[kind] = function (...all) {
      note(`console.${kind}`, all.map(String).join(' '));
      return original.apply(this, all);
    };
  }

  // The first frame after the first bar is in the page and has a size.
  const looksForBar = new MutationObserver(() => {
    const bar = document.querySelector('[data-activity]');
    if (!bar) return;
    const { width, height } = bar.getBoundingClientRect();
    if (width === 0 && height === 0) return;
    looksForBar.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        seen.firstBar = performance.now();
      };
      channel.port2.postMessage(null);
    });
  });
  looksForBar.observe(document, { childList: true, subtree: true, attributes: true });
})();
