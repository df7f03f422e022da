// What people change is kept: after a reload, without a network, between windows, when one of the
// two copies is lost, when there is no room, and in files.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../lib/harness.mjs';
import {
  badge, badgeSays, box, databases, isTicked, offlineReady, openDeployment, setTick, shelvedEntries, started,
} from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

/** The name of the file that was saved since the folder held `before`, once it is whole. */
const savedName = (t, before) =>
  until('the file has arrived', () => {
    const added = readdirSync(t.downloads).filter((name) => !before.includes(name) && name.endsWith('.json'));
    return added.length === 1 && JSON.parse(readFileSync(join(t.downloads, added[0]), 'utf8')) && added[0];
  }, { seconds: 30 });

/** The accessible name of the undo or redo button, which says what it would do. */
const nameOf = (page, verb) => page.attribute({ css: 'button', part: `${verb}:` }, 'aria-label');

test('a tick is saved, and is there after a reload', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  assert.equal(await isTicked(page), false);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  assert.equal(await shelvedEntries(page), 1);
  await page.reload();
  await page.find(box());
  await until('the box is ticked', () => isTicked(page));
});

test('what was ticked is there with the network gone', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  await offlineReady(page);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  await page.site.stop();
  await page.reload();
  await page.find(box());
  await until('the box is ticked', () => isTicked(page));
  await setTick(page, false);
  await badgeSays(page, 'saved');
  await page.reload();
  await page.find(box());
  assert.equal(await isTicked(page), false);
});

test('undo takes a tick back and redo makes it again, by button and by keys, also after a reload', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  await page.click({ css: 'button', part: 'Undo:' });
  await until('the tick is gone', async () => !(await isTicked(page)));
  await page.click({ css: 'button', part: 'Redo:' });
  await until('the tick is back', () => isTicked(page));

  // The focus is on a box, as it is after every tick.
  await page.inPage((css) => document.querySelector(css).focus(), '.tick input[type=checkbox]');
  await page.chord(KEYS.CONTROL, 'z');
  await until('the tick is gone', async () => !(await isTicked(page)));
  await page.chord(KEYS.CONTROL, 'y');
  await until('the tick is back', () => isTicked(page));
  await badgeSays(page, 'saved');

  await page.reload();
  await page.find(box());
  await until('the tick is there', () => isTicked(page));
  assert.doesNotMatch(await nameOf(page, 'Undo'), /nothing/i);
  await page.click({ css: 'button', part: 'Undo:' });
  await until('the tick is gone', async () => !(await isTicked(page)));
  await badgeSays(page, 'saved');
  await page.reload();
  await page.find(box());
  assert.equal(await isTicked(page), false);
});

test('two windows show each other’s ticks', async (t) => {
  const first = await t.page();
  await openDeployment(first);
  const second = await t.secondPage(first.site);
  await openDeployment(second);

  await first.front();
  await setTick(first, true);
  await badgeSays(first, 'saved');
  await second.front();
  await until('the other window shows the tick', () => isTicked(second));
  await setTick(second, false);
  await badgeSays(second, 'saved');
  await first.front();
  await until('the first window shows that it is gone', async () => (await isTicked(first)) === false);
  assert.equal(await badge(first), 'saved');
});

test('a first visit shows the plan before the second copy opens; what is ticked meanwhile is in both', async (t) => {
  const page = await t.page(undefined, { worker: false });
  // The browser takes its time to tell that the database is open.
  const slowly = () => {
    const { open } = IDBFactory.prototype;
    window.isHeld = true;
    IDBFactory.prototype.open = function (...asked) {
      const request = open.apply(this, asked);
      request.addEventListener('success', (event) => {
        if (!window.isHeld) return;
        event.stopImmediatePropagation();
        window.letGo = () => {
          window.isHeld = false;
          request.dispatchEvent(new Event('success'));
        };
      });
      return request;
    };
  };
  const boot = readFileSync(join(t.dist, 'boot.js'), 'utf8');
  page.site.add('boot.js', `(${slowly})();\n${boot}`, 'text/javascript');
  await openDeployment(page);
  await until('the second copy is asked for', () => page.inPage(() => Boolean(window.letGo)));
  assert.equal(await badge(page), 'saving', 'nothing is called saved before it is known');
  await page.click(box());
  await until('the box is ticked', () => isTicked(page));
  await until('the first copy has it', async () => (await shelvedEntries(page)) === 1);
  assert.equal(await page.inPage(() => window.isHeld), true);
  await page.inPage(() => window.letGo());
  await badgeSays(page, 'saved');
  assert.deepEqual(Object.values(await databases(page)).map(({ entries }) => entries), [1]);
  await page.reload();
  await page.find(box());
  assert.equal(await isTicked(page), true);
});

test('with localStorage cleared while it is open, everything comes back from the second copy', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  await page.inPage(() => localStorage.clear());
  await page.reload();
  await page.find(box());
  await until('the box is ticked', () => isTicked(page));
  await until('the first copy is whole again', async () => (await shelvedEntries(page)) === 1);
  await badgeSays(page, 'saved');
});

test('with the database deleted while it is open, everything comes back from the first copy', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  const deleted = await t.driver.executeAsyncScript((done) => {
    setTimeout(done, 8000, 'not deleted in 8 s');
    indexedDB.databases().then((list) => Promise.all(list.map(({ name }) => new Promise((resolve, reject) => {
      const asked = indexedDB.deleteDatabase(name);
      asked.onsuccess = resolve;
      asked.onerror = () => reject(asked.error);
    })))).then(() => done('deleted'), (error) => done(String(error)));
  });
  assert.equal(deleted, 'deleted', 'an open page must not keep the database from being deleted');
  await page.reload();
  await page.find(box());
  await until('the box is ticked', () => isTicked(page));
  await badgeSays(page, 'saved');
  const found = Object.values(await databases(page));
  assert.deepEqual(found.map(({ entries }) => entries), [1], 'one database, which holds the tick');
});

test('when the program has stopped, the tick can be saved to a file out of both copies', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  await setTick(page, true);
  await badgeSays(page, 'saved');
  await page.inPage(() => dispatchEvent(new CustomEvent('rollcall:panic', { detail: 'for a test' })));
  const before = readdirSync(t.downloads);
  await page.click({ css: '#rollcall-stopped button', name: 'Save a copy to a file' });
  const rescued = JSON.parse(readFileSync(join(t.downloads, await savedName(t, before)), 'utf8'));
  assert.equal(Object.keys(rescued.localStorage).filter((key) => key.includes(':e:')).length, 1);
  const [stores, ...more] = Object.values(rescued.indexedDB);
  assert.equal(more.length, 0);
  assert.equal(stores.entries.length, 1);
});

test('with no room in localStorage the badge does not lie, and the tick is there after a reload', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  const fill = () => page.inPage(() => {
    let size = 1 << 20;
    for (let at = localStorage.length; size > 0; at += 1) {
      try {
        localStorage.setItem(`foreign-${at}`, 'x'.repeat(size));
      } catch {
        size >>= 1;
      }
    }
  });
  const boxes = (await page.allNames('.tick input[type=checkbox]')).slice(0, 2).map(box);
  const said = [];
  for (const one of boxes) {
    // The first tick may use room that Rollcall had put by; the second finds none.
    await fill();
    await setTick(page, true, one);
    said.push(await until('the badge has made up its mind', async () => {
      const now = await badge(page);
      return now !== 'saving' && now;
    }));
  }
  t.note(`with localStorage full the badge says ${said.join(', then ')}`);
  const shelved = await shelvedEntries(page);
  assert.equal(said[1], shelved === 2 ? 'saved' : 'one-place', `${shelved} of 2 are in the first copy`);
  await page.reload();
  await page.find(box());
  for (const one of boxes) await until('the box is ticked', () => isTicked(page, one));
});

test('where neither copy takes a tick, the badge never says saved and an alert offers a file', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  // What it says of the copies as they were found is said by then.
  await badgeSays(page, 'saved');
  await page.inPage(() => {
    const refuse = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    Storage.prototype.setItem = refuse;
    IDBObjectStore.prototype.add = refuse;
    IDBObjectStore.prototype.put = refuse;
    // Every word of the badge from now on.
    window.badgeSaid = [];
    new MutationObserver(() => window.badgeSaid.push(document.querySelector('[data-saved]').dataset.saved))
      .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-saved'] });
  });
  await page.click(box());
  await badgeSays(page, 'not-saved');
  assert.deepEqual((await page.inPage(() => window.badgeSaid)).filter((said) => said === 'saved'), []);
  await page.find({ css: '[role=alert]', has: 'Save to a file' });
});

test('what is exported and opened in a browser that knew nothing gives the same state', async (t) => {
  const page = await t.page();
  await openDeployment(page);
  const names = (await page.allNames('.tick input[type=checkbox]')).slice(0, 3);
  for (const name of names) await setTick(page, true, box(name));
  await badgeSays(page, 'saved');

  await page.goTo('#/data');
  const before = readdirSync(t.downloads);
  await page.click({ css: 'main button', part: 'Save to a file' });
  const file = await savedName(t, before);

  const elsewhere = await t.site();
  const other = await t.page(elsewhere);
  await openDeployment(other);
  for (const name of names) assert.equal(await isTicked(other, box(name)), false);
  await other.goTo('#/data');
  await other.give({ css: 'main input[type=file]', name: 'Choose the file' }, join(t.downloads, file));
  await other.find({ css: 'main', has: '3 changes were taken in' });
  await badgeSays(other, 'saved');
  await other.reload();
  await started(other);
  await openDeployment(other);
  for (const name of names) await until(`“${name}” is ticked`, () => isTicked(other, box(name)));
});
