// What cases know about Rollcall's own pages, in one place: where things are and what they are
// called. Leaves finding and working to page.mjs.

import { KEYS } from './page.mjs';
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

/**
 * Fails where the page met an error or the policy stopped something. The copy for working offline,
 * from which a reload may come once it is there, has nobody to watch it: then what was seen before
 * the reload counts.
 */
export async function assertUntroubled(page) {
  const seen = (await page.observed()) ?? page.seenBefore;
  if (!seen) throw new Error('nobody watched this page');
  const troubles = [...seen.errors, ...seen.violations];
  if (troubles.length > 0) throw new Error(`the page met trouble:\n${troubles.join('\n')}`);
}

// ---- timeline -----------------------------------------------------------------------------------

/** Opens the timeline and waits for its first bar. `query` begins with `?`. */
export async function openTimeline(page, query = '', site = '') {
  await page.open(`#/timeline${query}`, site);
  await started(page);
  await page.firstBar();
}

/** How many rows the treegrid says it has, its head included. */
export const rowCount = async (page) => Number(await page.attribute('[role=treegrid]', 'aria-rowcount'));

/** Presses Tab until the focus is inside the element. */
export async function tabTo(page, css, most = 60) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await page.inPage((inside) => Boolean(document.activeElement?.closest(inside)), css)) return;
    await page.press(KEYS.TAB);
  }
  throw new Error(`${most} presses of Tab did not lead into ${css}`);
}

// ---- what people change -------------------------------------------------------------------------

/** A deployment of 3.8.5 with a task list. */
export const DEPLOYMENT = 'en-child-health';

/** Opens the page of a deployment that has tasks. */
export async function openDeployment(page, id = DEPLOYMENT) {
  await page.open(`#/deployments/${id}`);
  await started(page);
  await page.find('.ticks .tick');
}

/** The box of the task with this name; without one, of the first task of the page. */
export const box = (name) => (name ? { css: '.tick input[type=checkbox]', name } : '.tick input[type=checkbox]');

/** Whether a box is ticked, now. */
export const isTicked = (page, which = box()) =>
  page.inPage((wanted) => window.rollcallLook.all(wanted)[0]?.checked ?? null, typeof which === 'string' ? { css: which } : which);

/** Clicks a box and waits until it stands as wanted. */
export async function setTick(page, wanted, which = box()) {
  await until(`the box is ${wanted ? '' : 'not '}ticked`, async () => {
    if ((await isTicked(page, which)) === wanted) return true;
    await page.click(which);
    return (await isTicked(page, which)) === wanted;
  });
}

/** How well changes are kept: saved, saving, one-place or not-saved. */
export const badge = (page) => page.inPage(() => document.querySelector('[data-saved]')?.dataset.saved ?? null);

/** Waits until the badge says this. */
export const badgeSays = (page, wanted, seconds = 10) =>
  until(`the badge says ${wanted}`, async () => (await badge(page)) === wanted, { seconds });

/** How many entries of the journal are in localStorage. */
export const shelvedEntries = (page) =>
  page.inPage(() => Object.keys(localStorage).filter((key) => /^rc1:[^:]*:e:/.test(key)).length);

/** The names of Rollcall's databases, and how many records each of their stores holds. */
export const databases = (page) =>
  page.driver.executeAsyncScript((done) => {
    indexedDB.databases().then(async (list) => {
      const found = {};
      for (const { name } of list.filter((one) => one.name.startsWith('rc1:'))) {
        const database = await new Promise((resolve, reject) => {
          const asked = indexedDB.open(name);
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        found[name] = {};
        for (const store of database.objectStoreNames) {
          found[name][store] = await new Promise((resolve, reject) => {
            const asked = database.transaction(store).objectStore(store).count();
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
          });
        }
        database.close();
      }
      done(found);
    }).catch((error) => done({ error: String(error) }));
  });
