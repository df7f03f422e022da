// Lists of practices for tests: the same each time. One list fits the Hertfordshire plan's cohorts,
// one is an organisation file as the NHS publishes it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../../public/plans/hertfordshire-2009-10.json', import.meta.url));
export const plan = JSON.parse(readFileSync(path, 'utf8'));

const TREES = ['Ash', 'Beech', 'Cedar', 'Elder', 'Fir', 'Hazel', 'Ivy', 'Juniper', 'Larch', 'Maple', 'Oak', 'Pine', 'Rowan', 'Sorrel', 'Willow'];
const KINDS = ['Surgery', 'Medical Centre', 'Health Centre', 'House Practice', 'Lane Practice'];

const name = (number) => `${TREES[number % TREES.length]} ${KINDS[Math.floor(number / TREES.length) % KINDS.length]} ${Math.floor(number / 75) + 1}`;
const code = (number) => `E8${String(2000 + number).padStart(4, '0')}`;

/** A practice for each that the plan counts: code, name, organisation, system, telephone. */
export const practices = plan.cohorts.flatMap((cohort) =>
  Array.from({ length: cohort.practices }, () => cohort)).map((cohort, number) => ({
  code: code(number),
  name: name(number),
  organisation: plan.organisations.find(({ id }) => id === cohort.organisation),
  system: plan.systems.find(({ id }) => id === cohort.system),
  phone: `01438 ${String(700000 + number * 7).slice(0, 6)}`,
}));

/** Those practices as comma-separated values with heads, as the office may keep them. */
export const list = (of = practices) => [
  'Practice code,Practice name,PCT,Clinical system,Telephone',
  ...of.map((it) => `${it.code},"${it.name}",${it.organisation.short},${it.system.name},${it.phone}`),
].join('\r\n') + '\r\n';

/**
 * The NHS organisation file of practices with so many rows, about 200 bytes each: the plan's
 * practices under the codes 5P3 and 5P4 with capital names, and others of other communities; every
 * fourth of those closed, every ninth no general practice.
 */
export function nhsFile(rows) {
  const row = (it) => {
    const cells = Array(27).fill('');
    Object.assign(cells, {
      0: it.code, 1: it.name.toUpperCase(), 2: 'Y54', 3: 'Q33', 4: 'THE SURGERY', 5: '12 HIGH STREET', 6: 'ANYTOWN', 8: 'HERTFORDSHIRE',
      9: 'SG1 1AA', 10: '19740401', 11: it.closed ?? '', 12: it.closed ? 'C' : 'A', 13: 'B', 14: it.parent, 15: '20061001', 17: it.phone,
      21: '0', 23: it.parent, 25: it.setting ?? '4',
    });
    return cells.map((cell) => `"${cell}"`).join(',');
  };
  const ours = practices.map((it) => ({ ...it, parent: it.organisation.id === 'en-pct' ? '5P3' : '5P4' }));
  const others = Array.from({ length: rows - ours.length }, (_, number) => ({
    code: `A8${String(number).padStart(5, '0')}`,
    name: `${name(number)} of elsewhere`,
    parent: `5${String.fromCharCode(65 + (number % 15))}${Math.floor(number / 15) % 10}`,
    phone: '020 7946 0000',
    closed: number % 4 === 0 ? '20050331' : undefined,
    setting: number % 9 === 0 ? '1' : '4',
  }));
  return `${[...others.slice(0, rows / 2), ...ours, ...others.slice(rows / 2)].map(row).join('\r\n')}\r\n`;
}

/** Names who says so in the form of a gate, where nobody is named there yet. */
export const saidBy = (page, name = 'E Example') =>
  page.inPage((name) => {
    const field = document.querySelector('#gate-by');
    field.value ||= name;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, name);
