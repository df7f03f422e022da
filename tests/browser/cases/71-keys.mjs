// The pages about practices by keyboard alone: from a table to names, from names to packs, from a
// pack to a return, from a return to the office's answer, and a decision.

import assert from 'node:assert/strict';
import { practices } from '../lib/community.mjs';
import { test } from '../lib/harness.mjs';
import { KEYS } from '../lib/page.mjs';
import { assertUntroubled, badgeSays, started, tabTo } from '../lib/rollcall.mjs';
import { saved } from '../lib/saving.mjs';
import { until } from '../lib/waiting.mjs';

/** Moves the focus into something by Tab alone, and presses a key there. */
async function at(page, css, key, most = 120) {
  await page.find(css);
  await tabTo(page, css, most);
  if (key) await page.press(key);
}

/** Types as people do; a line ends with Enter. */
const typed = (page, text) => page.press(...[...text].map((letter) => (letter === '\n' ? KEYS.ENTER : letter)));

/** What Paste does once the focus is in a field: its letters come at once. */
const pasted = (page, text) =>
  page.inPage((text) => {
    const field = document.activeElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
const focusIsAt = (page, css) =>
  until(`the focus is at ${css}`, () => page.inPage((wanted) => document.activeElement?.matches(wanted), css));

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
  await focusIsAt(page, '#practice-name');
  await at(page, '#practice-phone');
  await typed(page, '01438 715044');
  await page.press(KEYS.ENTER);
  await page.find({ css: 'main', has: '01438 715044' });
  await focusIsAt(page, '#practice-change');

  await openAt(page, '#/returns?of=scr');
  await at(page, '.ask-list input', ' ');
  await page.find({ css: '#make-packs', name: 'Make 1 pack' });
  await at(page, '#make-packs', KEYS.ENTER);
  await page.find({ css: '#packs', name: '1 pack to send' });
  await focusIsAt(page, '#packs');

  await openAt(page, `#/decision/${one.code}?of=scr`);
  await at(page, '#decision-by');
  await typed(page, 'A Chair');
  await at(page, '#record-no-go', KEYS.ENTER);
  await page.find({ css: '.lead', has: 'No-go' });
  await at(page, '#withdraw', KEYS.ENTER);
  await page.find('#record-no-go');

  await openAt(page, '#/readiness/scr');
  await at(page, '[id^=challenge-scr-][id$=-change]', KEYS.ENTER);
  await focusIsAt(page, '.challenge-form input');
  await typed(page, 'SCR lead');
  await page.press(KEYS.ENTER);
  await page.gone('.challenge-form');
  await page.find({ css: 'main', has: 'Owned by SCR lead.' });
  await badgeSays(page, 'saved');
  await assertUntroubled(page);
  assert.equal(page.misses, 0);
});

test('a pack is answered, the return read and its answers decided by keyboard alone', async (t) => {
  const page = await t.page();
  const [one, other] = practices;
  await openAt(page, '#/import');
  await at(page, '#import-pasted');
  await pasted(page, `Code,Name,PCT\n${[one, other].map((it) => `${it.code},${it.name},East & North\n`).join('')}`);
  await page.press(KEYS.TAB, KEYS.ENTER);
  await at(page, '#import-confirm', KEYS.ENTER);
  await focusIsAt(page, '#import-done');
  await openAt(page, '#/returns?of=scr');
  await at(page, '.ask-list input', ' ');
  await at(page, '.ask-list label:last-of-type input', ' ');
  await page.find({ css: '#make-packs', name: 'Make 2 packs' });
  await at(page, '#make-packs', KEYS.ENTER);
  await focusIsAt(page, '#packs');
  const packs = await saved(t, /^rollcall-packs-scr.*\.txt$/, () => at(page, '#packs-text', KEYS.ENTER));

  const returns = [];
  for (const it of [one, other]) {
    const [, code] = new RegExp(`\\(${it.code}\\)\\n(ROLLCALL-PACK-1[\\s\\S]*?\\.END)`).exec(packs);
    // From the end of a page Tab leads into the browser's own bars, so each begins with a new page.
    await openAt(page, '#/practices');
    await openAt(page, '#/answer');
    // The pack that was open last is open still.
    if (returns.length) await at(page, 'main .row button.link', KEYS.ENTER);
    await at(page, '#pack-pasted');
    await pasted(page, code);
    await page.press(KEYS.TAB, KEYS.ENTER);
    await page.find({ css: 'h1', has: it.name });
    await until('the focus has moved to the questions', () => page.inPage(() => document.activeElement !== document.body));
    const count = await page.count('.questions > li');
    // Nothing is answered by nobody: the focus leads to the name.
    if (!returns.length) {
      await at(page, '.questions .answer-button', KEYS.ENTER);
      await focusIsAt(page, '#answer-person');
      await page.find({ css: '.wrong', has: 'every answer is signed' });
      await typed(page, 'A Manager');
    }
    for (let question = 1; question <= count; question += 1) {
      await at(page, `.questions > li:nth-child(${question}) .answer-button`, KEYS.ENTER);
    }
    await page.find({ css: 'main [role=status]', has: `${count} of ${count} answered` });
    await at(page, '#answer-note');
    await typed(page, 'Ring on a Monday');
    await at(page, '#return-copy', KEYS.ENTER);
    returns.push(await until('the code is shown', () => page.inPage(() => document.querySelector('#return-code')?.value)));
  }

  await openAt(page, '#/returns?of=scr');
  await at(page, '#returns-pasted');
  await pasted(page, returns.join('\n'));
  await at(page, '#returns-read', KEYS.ENTER);
  await page.find({ css: '#returns-outcome', has: '2 returns from 2 practices' });
  // One answer of the first is not taken; the rest of it is, and all of the other is refused.
  await at(page, '#refuse-why');
  await typed(page, 'Seen otherwise');
  await at(page, '.returned .take input', ' ');
  await page.find({ css: '.returned button', part: 'Accept what is ticked' });
  await at(page, '.returned:first-of-type .row button', KEYS.ENTER);
  await until('one is left', async () => (await page.count('.returned')) === 1);
  await focusIsAt(page, '#accept-all');
  await at(page, '.returned .row button:last-child', KEYS.ENTER);
  await page.find({ css: 'main', has: 'were refused and are kept in the history.' });
  await page.find({ css: '.lead', has: '0 answers wait for you.' });
  await until('the focus is not lost', () => page.inPage(() => document.activeElement !== document.body));
  await badgeSays(page, 'saved');
  await assertUntroubled(page);
});
