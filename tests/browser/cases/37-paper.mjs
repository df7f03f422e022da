// The timeline on paper and as a picture: asked for by keys or button, looked at, printed, saved.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, offlineReady, openTimeline } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const SAID = '.tl-print-said';
const PREVIEW = '.tl-preview-sheet svg';

/** Opens the dialogue and waits until the pages are counted. Gives how many there are. */
async function ask(page) {
  await page.chord(KEYS.CONTROL, 'p');
  await page.find('.tl-print');
  return counted(page);
}

/** How many pages the dialogue says there are. */
const counted = (page) =>
  until('the pages are counted', async () => Number(/^(\d+) pages?\./.exec(await page.words(SAID))?.[1] ?? 0));

/** Chooses from a list. */
async function choose(page, list, words) {
  const option = await page.find({ css: `${list} option`, name: words, hidden: true });
  await page.click(list);
  await option.click();
}

/** The bytes of the file that `save` leaves in the downloads. */
async function savedBy(t, ending, save) {
  // A browser that saves under the same name again puts the new file in the place of the old one.
  const seen = (file) => `${file} ${statSync(join(t.downloads, file)).mtimeMs}`;
  const before = readdirSync(t.downloads).map(seen);
  await save();
  // Firefox begins under a name of its own, which is gone once the file is whole.
  return until(`a file that ends in ${ending} is saved, and whole`, () => {
    const name = readdirSync(t.downloads).find((file) => file.endsWith(ending) && !before.includes(seen(file)));
    const bytes = name && readFileSync(join(t.downloads, name));
    return bytes && bytes.subarray(-16).includes(LAST[ending]) && bytes;
  }, { seconds: 40 });
}

/** What stands at the end of a file that is whole. */
const LAST = { '.pdf': '%%EOF', '.svg': '</svg>', '.png': 'IEND' };

/** What is drawn on the pages of a PDF. */
function drawn(pdf) {
  const pages = [];
  for (let at = pdf.indexOf('stream\n'); at > 0; at = pdf.indexOf('stream\n', at)) {
    const end = pdf.indexOf('\nendstream', at);
    pages.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    at = end + 11;
  }
  return pages;
}

test('by keys alone the timeline is printed: each sheet a page, and none is left behind', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await page.inPage(() => {
    window.print = () => {
      window.printed = {
        sheets: document.querySelectorAll('.tl-sheets svg').length,
        paper: document.documentElement.dataset.sheets,
        words: document.querySelector('.tl-sheets').textContent,
      };
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  const pages = await ask(page);
  assert.ok(pages > 3, `${pages} pages`);
  assert.equal((await page.focused()).name, 'Print');
  await page.press(KEYS.ENTER);
  const printed = await until('it is printed', () => page.inPage(() => window.printed));
  assert.equal(printed.sheets, pages);
  assert.equal(printed.paper, 'a4-landscape');
  assert.match(printed.words, /Not dated yet/);
  assert.match(printed.words, /Findings about these rows/);
  assert.match(printed.words, new RegExp(`Page ${pages} of ${pages}`));
  await until('the sheets are gone', () => page.inPage(() => !document.querySelector('.tl-sheets svg')));
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-print');
  assert.equal(await page.inPage(() => document.querySelectorAll('.tl-print svg text').length), 0, 'no preview is left');
  await assertUntroubled(page);
});

test('the dialogue shows each page, follows the choices and is clean to axe', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await page.click({ css: '.tl-bar button', name: 'Print or save' });
  const pages = await counted(page);
  await page.find(PREVIEW);
  await page.find({ css: '.tl-preview-foot', has: `Page 1 of ${pages}` });
  await page.click({ css: '.tl-preview-foot button', name: 'Next page' });
  await page.find({ css: '.tl-preview-foot', has: `Page 2 of ${pages}` });
  assert.deepEqual(await page.accessibility(), []);
  await choose(page, '#tl-print-form', 'A3 landscape');
  await until('there are fewer pages', async () => (await counted(page)) < pages);
  await choose(page, '#tl-print-across', '2 sheets side by side');
  await until('they are even', async () => (await counted(page)) % 2 === 0);
  await assertUntroubled(page);
});

test('without a network the plan is saved as PDF, the same bytes each time', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const pages = await ask(page);
  // Parts that come when it is quiet have come by then.
  await offlineReady(page);
  await page.site.stop();
  const save = () => page.click({ css: '.tl-print button', name: 'Save as PDF' });
  const first = await savedBy(t, '.pdf', save);
  await page.find({ css: SAID, has: 'Saved as PDF.' });
  assert.ok(first.subarray(0, 8).equals(Buffer.from('%PDF-1.7')));
  const all = drawn(first).join('\n');
  assert.match(all, /\(Skin Health\)Tj/);
  assert.match(all, new RegExp(`Page ${pages} of ${pages}\\)Tj`));
  assert.match(all, /Content [0-9a-f]{12} /);
  assert.ok((await savedBy(t, '.pdf', save)).equals(first));
  await assertUntroubled(page);
});

test('the view and the whole plan are saved as pictures', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await page.type('main input[type=search]', 'podiatry');
  await until('the address follows', async () => (await page.address()).includes('podiatry'));
  await page.chord(KEYS.CONTROL, 'p');
  assert.equal(await counted(page), 1);
  const save = (kind) => () => page.click({ css: '.tl-print button', name: `Save as ${kind}` });
  const view = (await savedBy(t, '.svg', save('SVG'))).toString();
  assert.match(view, /^<svg xmlns=/);
  assert.match(view, />Podiatry/);
  assert.doesNotMatch(view, />Skin Health</);
  assert.match(view, /of 187 rows: words podiatry\./);
  const png = await savedBy(t, '.png', save('PNG'));
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.readUInt32BE(16), 2806, 'it is as wide as two dots to a pixel make it');
  await page.click({ css: '.tl-print .choices label', part: 'The whole plan' });
  await until('there are more pages', async () => (await counted(page)) > 3);
  assert.match((await savedBy(t, '.svg', save('SVG'))).toString(), />Skin Health</);
  await assertUntroubled(page);
});

test('printed by the browser’s own menu there are sheets, or where to find them', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const tell = (event) => page.inPage((name) => {
    window.dispatchEvent(new Event(name));
    return document.querySelectorAll('.tl-sheets svg').length;
  }, event);
  assert.equal(await tell('beforeprint'), 0);
  assert.match(await page.inPage(() => document.querySelector('.tl-paper').textContent), /Ctrl P/);
  await tell('afterprint');
  const pages = await ask(page);
  assert.equal(await tell('beforeprint'), pages);
  assert.equal(await tell('afterprint'), 0);
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-print');
  assert.equal(await tell('beforeprint'), pages, 'what was chosen last holds after the dialogue is closed');
  await tell('afterprint');
  await assertUntroubled(page);
});

test('a phone saves the plan on sheets as well', async (t) => {
  const page = await t.page();
  await page.phone();
  await page.open('#/timeline');
  await page.click({ css: '.tl-cards button', name: 'Print or save' });
  assert.ok((await counted(page)) > 3);
  const pdf = await savedBy(t, '.pdf', () => page.click({ css: '.tl-print button', name: 'Save as PDF' }));
  assert.match(drawn(pdf).join('\n'), /\(Skin Health\)Tj/);
  assert.deepEqual(await page.accessibility(), []);
  await assertUntroubled(page);
  await page.desk();
});

test('the columns that were chosen stand on every sheet, in the file and in the picture', async (t) => {
  const page = await t.page();
  await openTimeline(page, '?columns=name,system,forecast,slip');
  const pages = await ask(page);
  const heads = () => page.inPage((css) => [...document.querySelectorAll(`${css} text`)].map((it) => it.textContent)
    .filter((it) => ['Status', 'System', 'Start – go-live', 'Expected', 'Slip', 'Plan'].includes(it)), PREVIEW);
  await page.find(PREVIEW);
  assert.deepEqual(await heads(), ['System', 'Expected', 'Slip', 'Plan']);
  await page.click({ css: '.tl-preview-foot button', name: 'Next page' });
  await page.find({ css: '.tl-preview-foot', has: `Page 2 of ${pages}` });
  assert.deepEqual(await heads(), ['System', 'Expected', 'Slip', 'Plan']);
  const save = (kind) => () => page.click({ css: '.tl-print button', name: `Save as ${kind}` });
  const pdf = await savedBy(t, '.pdf', save('PDF'));
  const sheets = drawn(pdf).filter((it) => it.includes('(Expected)Tj'));
  assert.equal(sheets.length, pages);
  assert.match(sheets[0], /\(TPP SystmOne\)Tj/);
  assert.ok((await savedBy(t, '.pdf', save('PDF'))).equals(pdf));
  const svg = (await savedBy(t, '.svg', save('SVG'))).toString();
  assert.match(svg, />TPP SystmOne</);
  assert.doesNotMatch(svg, />Start – go-live</);
  // The usual ones are printed again once they are back.
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-print');
  await page.click({ css: '.tl-menu button', has: 'Columns' });
  await page.click({ css: 'button', has: 'Usual columns' });
  await page.press(KEYS.ESCAPE);
  await ask(page);
  await page.find(PREVIEW);
  assert.deepEqual(await heads(), ['Status', 'Start – go-live', 'Slip', 'Plan']);
  await assertUntroubled(page);
});

test('packed lanes are printed packed, each bar with its name, and nothing where columns were', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  const rows = await ask(page);
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-print');
  await page.click({ css: 'button', name: 'Pack' });
  await page.find('.tl-packed-bar');
  const pages = await ask(page);
  assert.ok(pages < rows, `${pages} pages packed, ${rows} not`);
  const save = (kind) => () => page.click({ css: '.tl-print button', name: `Save as ${kind}` });
  const pdf = await savedBy(t, '.pdf', save('PDF'));
  const sheets = drawn(pdf).join('\n');
  for (const words of ['Skin Health', 'Community Matrons', 'Several bars stand on a line']) assert.match(sheets, new RegExp(`\\(${words}|${words}`));
  assert.doesNotMatch(sheets, /\(Start . go-live\)Tj/);
  assert.ok((await savedBy(t, '.pdf', save('PDF'))).equals(pdf));
  const svg = (await savedBy(t, '.svg', save('SVG'))).toString();
  assert.match(svg, />Skin Health</);
  assert.deepEqual(await page.accessibility(), []);
  await assertUntroubled(page);
});
