// What cases know about Rollcall's own pages, in one place: where things are and what they are
// called. Leaves finding and working to page.mjs.

import { until } from './waiting.mjs';

/** Waits until the program is on the page. */
export function started(page, seconds = 30) {
  return until('Rollcall has started', () => page.inPage(() => !document.getElementById('shell') && Boolean(document.querySelector('main'))), { seconds });
}

/** Waits until the worker says that the copy for working offline is complete. */
export function offlineReady(page, seconds = 30) {
  return until('Rollcall is ready to work offline', () => page.inPage(() => document.documentElement.dataset.offline === 'ready'), { seconds });
}

/** What <html> says about the offline copy and newer builds. */
export const shellState = (page) => page.inPage(() => ({ ...document.documentElement.dataset }));

/** Which release the page came from: see builds.mjs. */
export const releaseOf = (page) => page.inPage(() => document.documentElement.dataset.release ?? 'first');

/** Fails where the page met an error or the policy stopped something. */
export async function assertUntroubled(page) {
  const seen = await page.observed();
  if (!seen) throw new Error('nobody watched this page');
  const troubles = [...seen.errors, ...seen.violations];
  if (troubles.length > 0) throw new Error(`the page met trouble:\n${troubles.join('\n')}`);
}
