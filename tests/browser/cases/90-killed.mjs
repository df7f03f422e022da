// The browser killed without warning: what the badge called saved is there when it is opened again.
// No driver is used, and the profile is an ordinary one on disk: see README.md.

import assert from 'node:assert/strict';
import { newFolder, startBare } from '../lib/engines.mjs';
import { test } from '../lib/harness.mjs';
import { DEPLOYMENT } from '../lib/rollcall.mjs';
import { pause } from '../lib/waiting.mjs';

const BOX = { css: '.tick input[type=checkbox]' };
const BADGE = { css: '[data-saved]' };

/** Opens Rollcall in a browser without a driver and gives what the test works it by. */
async function open(t, site, profile, run) {
  const browser = await startBare(t.engine, profile, `${site.url}?remote=${run}#/deployments/${DEPLOYMENT}`);
  try {
    await site.remote.connected(run);
    await site.remote.see(BOX, ({ count }) => count > 0, 40);
    return browser;
  } catch (error) {
    await browser.kill();
    throw new Error(`${error.message}\n${browser.output().slice(-2000)}`);
  }
}

const isSaved = (site) => site.remote.see(BADGE, ({ attributes }) => attributes['data-saved'] === 'saved');

test('a tick survives the browser being killed 1 s after the badge says saved', async (t) => {
  const profile = newFolder(`${t.engine}-killed`);
  const site = await t.site({ worker: false });
  const rounds = t.options.kills;
  let kept = 0;
  for (let round = 1; round <= rounds; round += 1) {
    let browser = await open(t, site, profile, `edit-${round}`);
    let name;
    try {
      await isSaved(site);
      assert.equal((await site.remote.work('ticked', BOX)).length, round - 1, 'every tick of the rounds before');
      name = await site.remote.work('tickNext', BOX);
      await isSaved(site);
      await pause(1000); // The promise under test: a second after the word.
    } finally {
      await browser.kill();
    }

    browser = await open(t, site, profile, `look-${round}`);
    try {
      // A browser that lost the first copy with the kill takes this for a first visit: until the
      // second one has been read, the badge says that it is being looked at.
      await isSaved(site);
      const after = await site.remote.work('ticked', BOX);
      if (after.includes(name) && after.length === round) kept += 1;
      t.figure('killed 1 s after “saved”', `${kept} of ${round} kept`);
      assert.ok(after.includes(name), `“${name}” is gone; there are ${JSON.stringify(after)}`);
      assert.equal(after.length, round);
      assert.deepEqual((await site.remote.work('observer')).errors, []);
    } finally {
      await browser.kill();
    }
  }
}, { driven: false, alone: true, seconds: 900 });
