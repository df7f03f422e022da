// Returns without a server: the office asks practices by packs, they answer in a browser of their
// own with the network off, and what comes back, in any order and more than once, is looked at and
// accepted. Every figure is worked out here a second time.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { list, plan, practices } from '../lib/community.mjs';
import { startDriven } from '../lib/engines.mjs';
import { test } from '../lib/harness.mjs';
import { Page } from '../lib/page.mjs';
import { saved } from '../lib/saving.mjs';
import { assertUntroubled, badgeSays, offlineReady, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

const scr = plan.programmes.find(({ id }) => id === 'scr');
const GATES = scr.gates.length;
const measure = scr.gates.findIndex(({ id }) => id === scr.measure);

/** Numbers from 0 up to 1 that look random and never change (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(items, next) {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(next() * left.length), 1)[0]);
}

/** Names the practices of a list. */
async function bringIn(page, t, of) {
  await page.open('#/import');
  await started(page);
  await page.find('#import-pasted');
  const path = join(t.downloads, `list-${of.length}.csv`);
  writeFileSync(path, list(of));
  await page.give('main input[type=file]', path);
  await page.find({ css: '#import-confirm', name: `Bring in ${of.length} practice${of.length === 1 ? '' : 's'}` });
  await page.click('#import-confirm');
  await page.find('#import-done');
}

/** Asks practices, by their places in the list of the page; gives the codes by practice. */
async function ask(page, t, which) {
  await page.goTo('#/returns?of=scr');
  await page.find('#make-packs');
  await until('all are on the list', async () => (await page.count('.ask-list input')) > 0);
  await page.type('#pack-due', '9 Oct 2009');
  await page.type('#pack-from', 'SCR office, 01438 715044');
  const isChosen = await page.inPage((names) => {
    const ticks = [...document.querySelectorAll('.ask-list label')];
    const found = ticks.filter((tick) => names.includes(tick.querySelector('span').textContent));
    found.forEach((tick) => tick.querySelector('input').click());
    return found.length;
  }, which.map((it) => it.name));
  assert.equal(isChosen, which.length);
  await page.find({ css: '#make-packs', has: `Make ${which.length} pack` });
  await page.click('#make-packs');
  await page.find({ css: '#packs', has: `${which.length} pack` });
  const text = await saved(t, /^rollcall-packs-scr.*\.txt$/, () => page.click('#packs-text'));
  return new Map(which.map((it) => {
    const [, code] = new RegExp(`\\(${it.code}\\)\\n(ROLLCALL-PACK-1[\\s\\S]*?\\.END)`).exec(text);
    return [it.code, code];
  }));
}

/** Answers a pack in the page of a practice, and gives the code of the return. */
async function answer(page, code, answers, isReady) {
  await until('the way to open a pack is there', async () => {
    if (await page.has('#pack-open')) return true;
    if (await page.has({ css: 'button.link', name: 'Open another pack' })) {
      await page.inPage(() => [...document.querySelectorAll('main button.link')].find((it) => it.textContent === 'Open another pack').click());
    }
    return false;
  });
  await page.inPage((code) => {
    const field = document.querySelector('#pack-pasted');
    field.value = code;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('#pack-open').click();
  }, code);
  await until('the questions are there', async () => (await page.count('.questions > li')) === answers.length);
  await page.inPage(() => {
    const who = document.querySelector('#answer-person');
    who.value ||= 'Practice manager';
    who.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.inPage((answers, isReady) => {
    document.querySelectorAll('.questions > li').forEach((question, at) => {
      question.querySelectorAll('.answer-button')[answers[at]].click();
    });
    document.querySelectorAll('input[name=answer-ready]')[isReady ? 0 : 1].click();
  }, answers, isReady);
  await page.find({ css: 'main [role=status]', has: `${answers.length} of ${answers.length} answered` });
  await page.inPage(() => document.querySelector('#return-copy').click());
  return until('the code is shown', () => page.inPage(() => document.querySelector('#return-code')?.value));
}

/** Pastes codes of returns and has them read. */
async function paste(page, text) {
  await page.find('#returns-read');
  await page.inPage((text) => {
    const field = document.querySelector('#returns-pasted');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.click('#returns-read');
}

const figures = (page) => page.inPage(() => {
  const numbers = (cells) => [...cells].map((cell) => Object.fromEntries([...cell.querySelectorAll('.count-line')].map((line) => {
    const [, count, word] = /^\s*(\d+)\s*(.+?)\. *$/.exec(line.textContent.replace(/\s+/g, ' '));
    return [word, Number(count)];
  })));
  return {
    ladder: [...document.querySelectorAll('.rung .rung-count')].map((it) => it.textContent),
    systems: [...document.querySelectorAll('table.matrix tbody.all tr')].map((row) => ({
      name: row.cells[0].textContent.trim(),
      practices: Number(row.cells[1].textContent),
      gates: numbers([...row.cells].slice(2)),
    })),
    organisations: [...document.querySelectorAll('table.matrix tbody:not(.all)')].map((body) => ({
      name: body.querySelector('.lane th').textContent.trim(),
      totals: numbers([...body.querySelector('.lane').cells].slice(2)),
      rows: [...body.querySelectorAll('tr:not(.inner):not(.lane)')].map((row) => ({
        name: row.cells[0].querySelector('.opener').textContent.trim(),
        practices: Number(row.cells[1].textContent),
        gates: numbers([...row.cells].slice(2)),
      })),
    })),
  };
});

/** In the order of the buttons that a practice has. */
const WORDS = ['passed', 'failed', 'does not apply', 'not measured'];

/**
 * What the matrix must say: practices that answered as they did. Of the others what the plan prints
 * of their cohort, less the passes of those that answered; where it prints nothing, not measured.
 */
function expected(answersOf) {
  const none = () => scr.gates.map(() => ({}));
  const put = (counts, word, count) => {
    if (count > 0) counts[word] = (counts[word] ?? 0) + count;
  };
  const added = (all) => all.reduce((sums, gates) => sums.map((sum, at) => {
    const both = { ...sum };
    Object.entries(gates[at]).forEach(([word, count]) => put(both, word, count));
    return both;
  }), none());
  const rows = plan.cohorts.map((cohort) => {
    const on = practices.filter((it) => it.organisation.id === cohort.organisation && it.system.id === cohort.system);
    const gates = scr.gates.map((gate, at) => {
      const counts = {};
      const gave = on.filter((it) => answersOf.has(it.code));
      for (const it of gave) put(counts, WORDS[answersOf.get(it.code)[at]], 1);
      const printed = cohort.counts?.[`scr.${gate.id}`];
      const left = on.length - gave.length;
      const passes = printed === undefined ? 0 : Math.min(left, Math.max(0, printed - (counts.passed ?? 0)));
      put(counts, 'passed', passes);
      put(counts, printed === undefined ? 'not measured' : 'failed', left - passes);
      return counts;
    });
    return { cohort, name: on[0].system.name, practices: on.length, gates };
  });
  const sums = (name, its) => ({ name, practices: its.reduce((sum, it) => sum + it.practices, 0), gates: added(its.map(({ gates }) => gates)) });
  // All of them say so of one day, and twelve weeks must lie between the letters and the upload.
  const [letters, upload] = [scr.gates.findIndex(({ minWeeksBefore }) => minWeeksBefore), scr.gates.findIndex(({ id }) => id === 'upload')];
  assert.ok(letters > 0 && upload > letters);
  const isTooSoon = (answers) => answers[letters] === 0 && answers[upload] === 0;
  const holds = (answers, gate) =>
    answers.slice(0, gate + 1).every((it) => it === 0 || it === 2) && !(gate >= upload && isTooSoon(answers));
  return {
    systems: [
      sums('All together, by system', rows),
      ...plan.systems.filter(({ id }) => plan.cohorts.some((it) => it.system === id))
        .map(({ id, name }) => sums(name, rows.filter(({ cohort }) => cohort.system === id))),
    ],
    ladder: scr.gates.map((_, gate) => String([...answersOf.values()].filter((answers) => holds(answers, gate)).length)),
    organisations: plan.organisations.filter(({ id }) => plan.cohorts.some((it) => it.organisation === id)).map(({ id, short }) => {
      const its = rows.filter(({ cohort }) => cohort.organisation === id);
      return { name: short, totals: sums(short, its).gates, rows: its.map(({ name, practices, gates }) => ({ name, practices, gates })) };
    }),
  };
}

const byWord = (value) => JSON.parse(JSON.stringify(value), (_, it) =>
  (it && typeof it === 'object' && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))) : it));

test('131 practices come in, 40 answer packs with the network off, and their returns come back twice in random order', async (t) => {
  const next = numbers(47);
  const office = await t.page();
  await bringIn(office, t, practices);
  const asked = shuffled(practices, next).slice(0, 40);
  const packs = await ask(office, t, asked);
  await office.find({ css: '.lead', has: '40 asked, 0 answered, 40 not yet.' });

  // A browser that knows nothing of the office's, with the network off.
  const theirs = await t.site();
  const second = await startDriven(t.engine);
  const answersOf = new Map();
  const codes = [];
  try {
    const practice = new Page(second.driver, t.engine, theirs);
    await practice.open('#/answer');
    await started(practice);
    await practice.find('#pack-open');
    await offlineReady(practice, 60);
    await theirs.stop();
    await practice.reload();
    await started(practice);
    // Of a mail that is pasted nothing but the code is kept.
    packs.set(asked.at(-1).code, `Dear Dr Example,\n${packs.get(asked.at(-1).code)}\nKind regards`);
    for (const it of asked) {
      const answers = scr.gates.map(() => Math.min(Math.floor(next() ** 3 * 5), 3));
      answersOf.set(it.code, answers);
      codes.push(await answer(practice, packs.get(it.code), answers, next() < 0.5));
    }
    await badgeSays(practice, 'saved');
    assert.equal(await practice.inPage(() => Object.values(localStorage).some((text) => text.includes('Dr Example'))), false);
    // What was answered is there after a reload without a network.
    await practice.reload();
    await started(practice);
    await practice.find({ css: 'main [role=status]', has: `${GATES} of ${GATES} answered` });
  } finally {
    await second.quit();
  }

  // Half of them as files, half pasted; all of them twice, in random order.
  await office.front();
  const twice = shuffled([...codes, ...codes], next);
  const files = twice.slice(0, 20).map((code, at) => {
    const path = join(t.downloads, `return-${at}.txt`);
    writeFileSync(path, code);
    return path;
  });
  let [news, knowns] = [0, 0];
  const areIn = async (count) => {
    const told = await until(`${count} returns are in`, async () => {
      const words = await office.words('#returns-outcome').catch(() => '');
      return words.startsWith(`${count} returns from`) && words;
    }, { seconds: 30 });
    const [, fresh, known] = /: ([\d,]+) answers? new, ([\d,]+) known/.exec(told);
    news += Number(fresh.replace(',', ''));
    knowns += Number(known.replace(',', ''));
  };
  const field = { css: 'main input[type=file]', name: 'Choose files' };
  // One engine's driver gives one file at a time.
  for (const path of t.engine === 'webkit' ? files : [files.join('\n')]) await office.give(field, path);
  await areIn(20);
  for (const batch of [twice.slice(20, 45), twice.slice(45)]) {
    const text = batch.map((code) => `> ${code.replaceAll('\n', '\n> ')}\nKind regards`).join('\n\n');
    await paste(office, text);
    await areIn(batch.length);
  }
  assert.deepEqual([news, knowns], [40 * (GATES + 1), 40 * (GATES + 1)]);

  // Nothing the office holds has changed by that, and all of it waits.
  const waiting = 40 * (GATES + 1);
  await office.find({ css: '.lead', has: `40 asked, 40 answered, 0 not yet. ${waiting} answers wait for you.` });
  await office.goTo('#/readiness/scr');
  await office.find('table.matrix');
  assert.deepEqual(byWord(await figures(office)), byWord(expected(new Map())));
  await office.goTo('#/returns?of=scr');
  await office.click('#accept-all');
  await office.find({ css: '.lead', has: '40 asked, 40 answered, 0 not yet. 0 answers wait for you.' });
  await badgeSays(office, 'saved');

  await office.goTo('#/readiness/scr');
  await office.find('table.matrix');
  const wanted = expected(answersOf);
  assert.deepEqual(byWord(await figures(office)), byWord(wanted));
  const ready = wanted.systems[0].gates[measure].passed;
  await office.find({ css: '.lead', has: `${ready} of 131` });
  // After a reload the same, and again once the first returns came a third time.
  await office.open('#/returns?of=scr');
  await started(office);
  await office.find({ css: '.lead', has: '0 answers wait for you.' });
  await paste(office, codes[0]);
  await office.find({ css: '#returns-outcome', has: `1 return from 1 practice: 0 answers new, ${GATES + 1} known before.` });
  await office.goTo('#/readiness/scr');
  await office.find('table.matrix');
  assert.deepEqual(byWord(await figures(office)), byWord(wanted));
  await assertUntroubled(office);
}, { seconds: 300 });

test('a return that was cut off, changed or is a pack is refused by itself; an answer can be refused with a reason', async (t) => {
  const page = await t.page();
  await bringIn(page, t, practices.slice(0, 2));
  const packs = await ask(page, t, practices.slice(0, 2));
  const [one] = practices;
  await page.goTo('#/answer');
  const code = await answer(page, packs.get(one.code), scr.gates.map(() => 0), true);
  await page.goTo('#/returns?of=scr');
  await page.find('#returns-read');
  const read = async (text, words) => {
    await paste(page, text);
    await page.find({ css: '#returns-outcome', has: words });
  };
  await read(code.slice(0, -10), 'The code is cut off.');
  await read(packs.get(one.code), 'This is a pack, not a return');
  await read('Dear office', 'There is no code in it.');
  // Eight of them: one alone may happen to unpack to the same content, which is then no loss.
  const at = code.indexOf('\n.') + 30;
  const changed = [...code.slice(at, at + 8)].map((letter) => (letter === 'A' ? 'B' : 'A')).join('');
  await read(code.slice(0, at) + changed + code.slice(at + 8), 'Letters of the code were changed or lost');
  await read(`${code.slice(0, -10)}\n${code}`, '1 return from 1 practice');
  // It came from this browser itself, so all of it was known.
  await page.find({ css: '#returns-outcome', has: `0 answers new, ${GATES + 1} known before.` });
  // One answer is refused, the others are accepted.
  await page.find({ css: 'h3', name: one.name });
  assert.match(await page.words('.returned summary'), / \d+ answers? differs?$/);
  await page.inPage(() => document.querySelector('.returned .take input').click());
  await page.type('#refuse-why', 'Seen otherwise on a visit');
  await page.click({ css: '.returned button', part: 'Accept what is ticked' });
  await page.find({ css: '.lead', has: '2 asked, 1 answered, 1 not yet. 0 answers wait for you.' });
  await page.find({ css: 'main', has: '1 answer was refused and is kept in the history.' });
  await page.goTo(`#/practices/${one.code}?of=scr`);
  await page.find({ css: '.upright-rung', has: 'a return' });
  await page.find({ css: '.lead', has: 'Next: gate 1' });
  // Undo takes the office's decision back, not what the practice said.
  await page.goTo('#/returns?of=scr');
  await page.find('#returns-read');
  await page.chord('\uE009', 'z');
  await page.find({ css: '.lead', has: `2 asked, 1 answered, 1 not yet. ${GATES + 1} answers wait for you.` });
  await assertUntroubled(page);
});

test('a return that may hold an NHS number is not kept before somebody says so, and comes in without its words', async (t) => {
  const page = await t.page();
  await bringIn(page, t, practices.slice(0, 1));
  const [one] = practices;
  const packs = await ask(page, t, [one]);
  await page.goTo('#/answer');
  await answer(page, packs.get(one.code), scr.gates.map(() => 0), true);
  // The practice was warned, and said that it is none.
  await page.type('#answer-note-0', 'Rang about 943 476 5919');
  await page.click({ css: '.guard button', part: 'not' });
  await page.inPage(() => document.querySelectorAll('.questions > li')[0].querySelectorAll('.answer-button')[1].click());
  await page.inPage(() => document.querySelector('#return-copy').click());
  const code = await until('the code is shown', () => page.inPage(() => document.querySelector('#return-code')?.value));

  const office = await t.page(await t.site());
  await office.open('#/returns?of=scr');
  await started(office);
  await paste(office, code);
  await office.find({ css: '[role=alert]', has: `${one.code}: 943 476 ••••` });
  await office.find({ css: '.lead', has: '0 asked, 0 answered' });
  const stored = () => office.inPage(() => Object.values(localStorage).some((text) => text.includes('476 5919')));
  assert.equal(await stored(), false);
  await office.click({ css: 'button', name: 'Take them in without their words' });
  await office.find({ css: '#returns-outcome', has: '1 return from 1 practice' });
  await office.find({ css: '.returned', has: '[redacted]' });
  assert.equal(await stored(), false);
  await office.reload();
  await started(office);
  await office.find({ css: '.returned', has: '[redacted]' });
  assert.equal(await stored(), false);
  await assertUntroubled(office);
});
