// What the timeline is to those who hear it: its first 30 rows as a golden text, and one walk through
// it all without a pointer.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, openTimeline, tabTo } from '../lib/rollcall.mjs';
import { KEYS } from '../lib/page.mjs';
import { until } from '../lib/waiting.mjs';

const GOLDEN = fileURLToPath(new URL('../golden/first-30-rows.txt', import.meta.url));
const ROWS = 30;

/** What the page says of its rows in roles, states and names; names as axe-core works them out. */
async function asMarked(page) {
  await page.learnAxe();
  return page.inPage((most) => {
    window.axe.setup(document);
    const name = (element) => window.axe.commons.text.accessibleText(element).replace(/\s+/g, ' ').trim();
    const isThere = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;
    const of = (element, attribute) => element.getAttribute(`aria-${attribute}`);
    const grid = document.querySelector('[role=treegrid]');
    const rows = [...grid.querySelectorAll('[role=row]')]
      .filter(isThere)
      .sort((one, other) => of(one, 'rowindex') - of(other, 'rowindex'))
      .slice(0, most + 1)
      .map((row) => ({
        index: Number(of(row, 'rowindex')),
        name: of(row, 'label') ? name(row) : '',
        level: of(row, 'level'),
        place: of(row, 'posinset') && `${of(row, 'posinset')} of ${of(row, 'setsize')}`,
        expanded: of(row, 'expanded'),
        selected: of(row, 'selected'),
        cells: [...row.querySelectorAll('[role=gridcell], [role=columnheader]')]
          .filter(isThere)
          .map((cell) => ({ role: cell.getAttribute('role'), column: of(cell, 'colindex'), across: of(cell, 'colspan'), name: name(cell) })),
      }));
    const whole = { role: grid.getAttribute('role'), name: name(grid), columns: of(grid, 'colcount'), rows: of(grid, 'rowcount') };
    window.axe.teardown();
    return { ...whole, list: rows };
  }, ROWS);
}

/** The same with the roles, names and states that Chromium hands to a screen reader. */
async function asHeard(page, marked) {
  const { nodes } = await page.driver.sendAndGetDevToolsCommand('Accessibility.getFullAXTree', {});
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const state = (node, key) => node.properties?.find(({ name }) => name === key)?.value.value;
  const under = (node, roles) => (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    if (!child) return [];
    return !child.ignored && roles.includes(child.role?.value) ? [child] : under(child, roles);
  });
  const spoken = (node) => (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
  const grid = nodes.find((node) => node.role?.value === 'treegrid');
  const rows = under(grid, ['row']);
  const list = marked.list.map((row, at) => {
    const node = rows[at];
    const told = (key) => (row[key] === null ? null : String(state(node, key) ?? false));
    return {
      ...row,
      name: row.name && spoken(node),
      level: row.level && String(state(node, 'level')),
      expanded: told('expanded'),
      selected: told('selected'),
      cells: under(node, ['gridcell', 'columnheader']).map((cell, number) => ({ ...row.cells[number], role: cell.role.value, name: spoken(cell) })),
    };
  });
  return { ...marked, role: grid.role.value, name: spoken(grid), list };
}

/** A line a row, its cells below it. */
function written({ role, name, columns, rows, list }) {
  const lines = [`${role} “${name}”, ${columns} columns, ${rows} rows`];
  for (const row of list) {
    const states = [
      row.level && `level ${row.level}`,
      row.place,
      row.expanded && (row.expanded === 'true' ? 'open' : 'closed'),
      row.selected && (row.selected === 'true' ? 'selected' : 'not selected'),
    ].filter(Boolean);
    lines.push(`row ${row.index}${row.name && ` “${row.name}”`}${states.map((one) => `, ${one}`).join('')}`);
    for (const cell of row.cells) lines.push(`  ${cell.role} ${cell.column}${cell.across ? ` across ${cell.across}` : ''} “${cell.name}”`);
  }
  return `${lines.join('\n')}\n`;
}

/** Where two texts differ, a few lines at most. */
function difference(wanted, found) {
  const [left, right] = [wanted.split('\n'), found.split('\n')];
  const at = Array.from({ length: Math.max(left.length, right.length) }, (_, line) => line).filter((line) => left[line] !== right[line]);
  return at.slice(0, 8).map((line) => `line ${line + 1}\n  - ${left[line] ?? ''}\n  + ${right[line] ?? ''}`).join('\n');
}

test('the first 30 rows of the timeline are told to a screen reader as they always were', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  await page.desk();
  // The window may still be growing: until the last of the rows has come, and is told in its order.
  await until('the rows are there and told in order', () => page.inPage((last) => {
    const row = document.querySelector(`.tl-scroll [role=row][aria-rowindex="${last}"]`);
    return row && (document.querySelector('.tl-scroll').getAttribute('aria-owns') ?? '').split(' ').includes(row.id);
  }, ROWS + 1));
  const marked = await asMarked(page);
  const found = written(page.engine === 'chromium' ? await asHeard(page, marked) : marked);
  if (page.engine === 'chromium' && (!existsSync(GOLDEN) || process.env.GOLDEN === 'new')) writeFileSync(GOLDEN, found);
  const wanted = readFileSync(GOLDEN, 'utf8');
  // Between two boxes a browser puts a space that axe-core does not.
  const plain = (text) => (page.engine === 'chromium' ? text : text.replaceAll(' ', ''));
  assert.ok(plain(wanted) === plain(found), `what is told differs from tests/browser/golden/first-30-rows.txt (GOLDEN=new writes it anew):\n${difference(wanted, found)}`);
});

const said = (page) => page.words('.unseen[role=status]');
const childHealth = (page) => page.inPage(() => document.querySelector('[data-activity=en-child-health]').closest('[role=row]').getAttribute('aria-label'));

test('without a pointer: a service is found, its go-live moved a month with a reason, that undone, and all printed', async (t) => {
  const page = await t.page();
  await openTimeline(page);
  // Nobody may reach for a pointer in here.
  await page.inPage(() => {
    window.pointed = [];
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, ({ type }) => window.pointed.push(type), true);
  });
  await tabTo(page, 'main input[type=search]');
  await page.press(...'child health');
  await until('the row is found', async () => (await page.count('[data-activity]')) <= 3);
  // What is said next would not be heard over the count.
  await until('the count is said', async () => /^\d+ rows?/.test(await said(page)));
  const before = await childHealth(page);
  await tabTo(page, '[role=treegrid] [role=row][aria-level]');
  await page.press(KEYS.ARROW_DOWN);
  await until('the row has the focus', () => page.inPage(() => /Child Health/.test(document.activeElement.getAttribute('aria-label') ?? '')));

  await page.press('m');
  await until('the keys are said', async () => /Enter keeps it/.test(await said(page)));
  await page.chord(KEYS.SHIFT, KEYS.ARROW_RIGHT);
  await until('the new date is said', async () => /expected in November 2009, 1 month later/.test(await said(page)));
  await page.press(KEYS.ENTER);
  await page.find('form.tl-strip');
  await tabTo(page, 'form.tl-strip');
  await page.press(...'Data is late', KEYS.ENTER);
  await page.gone('form.tl-strip');
  await until('the row tells the slip', async () => /1 month later/.test(await childHealth(page)));
  await until('the badge says saved', () => page.has({ css: '.badge', has: 'Saved' }));

  await page.chord(KEYS.CONTROL, 'z');
  await until('it is as it was', async () => (await childHealth(page)) === before);

  await page.chord(KEYS.CONTROL, 'p');
  await page.find('.tl-print');
  await until('the pages are counted', async () => /^\d+ pages?\./.test(await page.words('.tl-print-said')));
  const isOn = (name) => page.inPage((wanted) => window.rollcallLook.name(document.activeElement) === wanted, name);
  for (let pressed = 0; pressed < 40 && !(await isOn('Save as PDF')); pressed += 1) await page.press(KEYS.TAB);
  assert.ok(await isOn('Save as PDF'), 'Tab comes to it');
  await page.press(KEYS.ENTER);
  const file = await until('the PDF is made', () => readdirSync(t.downloads).find((name) => name.endsWith('.pdf')), { seconds: 30 });
  await until('it is whole', () => readFileSync(join(t.downloads, file)).toString('latin1').trimEnd().endsWith('%%EOF'));
  await page.press(KEYS.ESCAPE);
  await page.gone('.tl-print');
  assert.deepEqual(await page.inPage(() => window.pointed), []);
  await assertUntroubled(page);
});
