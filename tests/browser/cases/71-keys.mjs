// The pages about practices by keyboard alone: from a table to names, from names to packs, from a
// pack to a return, from a return to the office's answer, and a decision.

import assert from 'node:assert/strict';
import { practices } from '../lib/community.mjs';
import { test } from '../lib/harness.mjs';
import { KEYS } from '../lib/page.mjs';
import { assertUntroubled, badgeSays, started, tabTo } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

/** Moves the focus into something by Tab alone, and presses a key there. */
async function at(page, css, key, most = 120) {
  await page.find(css);
  await tabTo(page, css, most);
  if (key) await page.press(key);
}

/** Types as people do; a line ends with Enter. */
const typed = (page, text) => page.press(...[...text].map((letter) => (letter === '\n' ? KEYS.ENTER : letter)));

async function openAt(page, place) {
  await page.open(place);
  await started(page);
  await page.find('h1');
}

test('the pages about practices are worked by keyboard alone', async (t) => {
  const page = await t.page();
  const [one] = practices;
  await openAt(page, '#/import');
  await at(page, '#import-pasted');
  await typed(page, `Code,Name,PCT\n${one.code},${one.name},East & North\n`);
  await page.press(KEYS.TAB);
  await page.press(KEYS.ENTER);
  await page.find({ css: '#import-confirm', name: 'Bring in 1 practice' });
  await at(page, '#import-confirm', KEYS.ENTER);
  await page.find({ css: '#import-done', name: '1 practice was brought in' });

  await openAt(page, '#/practices');
  await at(page, 'main tbody a', KEYS.ENTER);
  await page.find({ css: 'h1', name: one.name });
  await at(page, '#practice-change', KEYS.ENTER);
  await until('the form has the focus', () => page.inPage(() => document.activeElement?.id === 'practice-name'));
  await at(page, '#practice-phone');
  await typed(page, '01438 715044');
  await page.press(KEYS.ENTER);
  await page.find({ css: 'main', has: '01438 715044' });
  await until('the focus is back', () => page.inPage(() => document.activeElement?.id === 'practice-change'));

  await openAt(page, '#/returns?of=scr');
  await at(page, '.ask-list input', ' ');
  await page.find({ css: '#make-packs', name: 'Make 1 pack' });
  await at(page, '#make-packs', KEYS.ENTER);
  await page.find({ css: '#packs', name: '1 pack to send' });
  await until('the focus is at the packs', () => page.inPage(() => document.activeElement?.id === 'packs'));

  await openAt(page, `#/decision/${one.code}?of=scr`);
  await at(page, '#decision-by');
  await typed(page, 'A Chair');
  await at(page, '#record-no-go', KEYS.ENTER);
  await page.find({ css: '.lead', has: 'No-go' });
  await at(page, '#withdraw', KEYS.ENTER);
  await page.find('#record-no-go');

  await openAt(page, '#/readiness/scr');
  await at(page, '[id^=challenge-scr-][id$=-change]', KEYS.ENTER);
  await page.find('.challenge-form');
  await typed(page, 'SCR lead');
  await page.press(KEYS.ENTER);
  await page.gone('.challenge-form');
  await page.find({ css: 'main', has: 'Owned by SCR lead.' });
  await badgeSays(page, 'saved');
  await assertUntroubled(page);
  assert.equal(page.misses, 0);
});
