// Promises, links and slips: every date a row was given, the chain it waits in, and what is later
// than in a baseline, with why.

import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';
import { assertUntroubled, started } from '../lib/rollcall.mjs';
import { until } from '../lib/waiting.mjs';

const row = (id, name, end, more) => ({ id, kind: 'milestone', name, organisation: 'pct', end, ...more });

/** A plan of its second revision, in which uploads wait for letters, and letters for printing. */
const PLAN = JSON.stringify({
  format: 'rollcall-plan',
  version: 1,
  id: 'slips',
  title: 'A plan that slips',
  community: 'Riverside',
  revision: '2.0',
  asOf: '2009-09-23',
  revisions: [
    { revision: '1.0', date: '2009-02-05', summary: 'First' },
    { revision: '2.0', date: '2009-09-01', summary: 'Second' },
  ],
  organisations: [{ id: 'pct', name: 'Riverside PCT', short: 'Riverside', kind: 'pct' }],
  activities: [
    row('printing', 'Printing', null),
    row('letters', 'Letters', '2009-10', { baselines: [{ revision: '1.0', end: '2009-08' }], dependsOn: [{ on: 'printing', reason: 'they are printed first' }] }),
    row('uploads', 'Uploads', '2010-02', { baselines: [{ revision: '1.0', end: '2010-02' }], dependsOn: [{ on: 'letters', lagDays: 84 }] }),
  ],
});

async function opened(t, place) {
  const page = await t.page(undefined, { worker: false });
  page.site.add('plans/slips.json', PLAN);
  await page.open(place, '?plan=plans/slips.json');
  await started(page);
  return page;
}

/** Expects an end, and says why, in the form of the details. */
async function expectEnd(page, date, why) {
  await page.click({ css: '.tl-details button', name: 'Change a date' });
  await page.type('#tl-forecast', date);
  await page.type('#tl-reason', why);
  await page.click({ css: '.tl-details button', name: 'Save the change' });
}

test('the details tell every date that a row was given, and the chain it waits in', async (t) => {
  const page = await opened(t, '#/timeline?selected=letters');
  await page.find({ css: '.tl-details h3', has: 'Second date given' });
  const lines = await page.allWords('.tl-details li');
  assert.ok(lines.includes('Revision 1.0, 5 Feb 2009: August 2009.'), lines.join('\n'));
  assert.ok(lines.includes('Revision 2.0, 1 Sep 2009: October 2009, 2 months later.'), lines.join('\n'));

  await expectEnd(page, 'Jan 2010', 'the printer is full');
  await page.find({ css: '.tl-details h3', has: 'Third date given' });
  await page.find({ css: '.tl-details li', has: 'January 2010, 3 months later. Why: the printer is full.' });
  // 12 weeks after January lie beyond February.
  await page.find({ css: '.tl-details li', has: 'too early' });

  await page.click({ css: '.tl-details li button', name: 'Uploads' });
  await page.find({ css: '.tl-details h2', has: 'Uploads' });
  const chain = await page.words({ css: '.tl-details p', has: 'which waits for' });
  assert.equal(
    chain,
    'Uploads, Riverside, February 2010, waits for Letters, Riverside (January 2010; 12 weeks later), which waits for Printing, Riverside (not dated; they are printed first), which waits for nothing else.',
  );
  await assertUntroubled(page);
});

test('what is later than in a baseline that was kept is told with why, and undo takes both back', async (t) => {
  const page = await opened(t, '#/slips');
  await page.find({ css: 'p.lead', has: 'none is later than in revision 2.0' });
  await page.type('#slips-keep', 'Board, October');
  await page.click({ css: 'button', name: 'Keep these dates' });
  await page.find({ css: 'li', has: '“Board, October”' });

  await page.open('#/timeline?selected=letters', '?plan=plans/slips.json');
  await started(page);
  await expectEnd(page, 'Jan 2010', 'the printer is full');
  await page.click({ css: '.tl-details a', has: 'All slips, and why' });
  await page.find('#slips-baseline');
  await page.inPage(() => {
    const select = document.getElementById('slips-baseline');
    select.selectedIndex = select.options.length - 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.find({ css: 'p.lead', has: '1 is later than in “Board, October”: Letters, 3 months later.' });
  await page.find({ css: 'main li', has: 'Uploads, Riverside, February 2010, comes 1 month before what it waits for allows: Letters, Riverside, January 2010, and 12 weeks later.' });
  assert.match(await page.words('main tbody tr'), /Letters.*Oct 2009.*Jan 2010.*\+3 months.*the printer is full/s);
  assert.match(await page.address(), /#\/slips\?baseline=b-/);

  await page.click({ css: 'button', part: 'Undo:' });
  await page.find({ css: 'p.lead', has: 'none is later than in “Board, October”' });
  await page.click({ css: 'button', part: 'Undo:' });
  await until('the baseline is gone', async () => !(await page.has({ css: 'li', has: '“Board, October”' })));
  await assertUntroubled(page);
});

test('a forecast made on one day is not known on the day before', async (t) => {
  const page = await opened(t, '#/timeline?selected=letters');
  await expectEnd(page, 'Jan 2010', 'the printer is full');
  await page.find({ css: '.tl-details h3', has: 'Third date given' });
  await page.click({ css: 'button', part: 'A week back' });
  await page.find({ css: '.tl-details h3', has: 'Second date given' });
  await page.click({ css: 'button', part: 'A week on' });
  await page.find({ css: '.tl-details h3', has: 'Third date given' });
  await assertUntroubled(page);
});

test('the chart compares with a baseline that is chosen, says which, and keeps it in the address', async (t) => {
  const page = await opened(t, '#/timeline');
  const letters = { css: '.tl-row', has: 'Letters' };
  await page.find(letters);
  assert.equal(await page.count('.tl-row .tl-baseline'), 0);
  await page.click({ css: 'button', name: 'On the chart' });
  await page.click({ css: '.tl-choice', has: 'Revision 1.0, 5 Feb 2009' });
  await page.find({ css: '.tl-row .tl-slip', has: '+2 months' });
  await page.find('.tl-row .tl-baseline');
  await page.find({ css: '.tl-chip', has: 'Compared with revision 1.0' });
  const said = await page.inPage(() =>
    [...document.querySelectorAll('.tl-row')].map((it) => it.getAttribute('aria-label')).find((it) => it?.startsWith('Letters')),
  );
  assert.match(said, /In revision 1\.0 it was Aug 2009: 2 months later\.$/);
  await until('the address says so', async () => (await page.address()).includes('against=revision-1.0'));

  await page.open('#/timeline?against=revision-1.0&selected=letters', '?plan=plans/slips.json');
  await started(page);
  await page.find({ css: '.tl-details dd', has: 'Aug 2009 in revision 1.0, 2 months later' });
  await page.click({ css: '.tl-chip', has: 'Compared with revision 1.0' });
  await until('nothing is compared', async () => !(await page.has({ css: '.tl-row .tl-slip', has: '+2 months' })));
  await assertUntroubled(page);
});

test('a baseline that was kept is renamed, compared with on the chart, and thrown away', async (t) => {
  const page = await opened(t, '#/slips');
  await page.type('#slips-keep', 'Board');
  await page.click({ css: 'button', name: 'Keep these dates' });
  await page.click({ css: 'li button', part: 'Rename' });
  await page.find({ css: 'label', has: 'New name for “Board”' });
  await page.type('#slips-keep', 'Board, October');
  await page.click({ css: 'form button', name: 'Rename' });
  await page.find({ css: 'li', has: '“Board, October”' });

  await page.open('#/timeline?selected=letters', '?plan=plans/slips.json');
  await started(page);
  await expectEnd(page, 'Jan 2010', 'the printer is full');
  await page.click({ css: 'button', name: 'On the chart' });
  await page.click({ css: '.tl-choice', has: '“Board, October”' });
  await page.find({ css: '.tl-details dd', has: 'Oct 2009 in “Board, October”, 3 months later' });
  await until('the address says so', async () => (await page.address()).includes('against=kept-b-'));

  await page.open('#/slips', '?plan=plans/slips.json');
  await started(page);
  await page.click({ css: 'li button', part: 'Remove' });
  await until('it is gone', async () => !(await page.has({ css: 'li', has: '“Board, October”' })));
  await assertUntroubled(page);
});

test('the progress line bends to rows that are behind, says so in their sentences, and follows the as-of date', async (t) => {
  const page = await opened(t, '#/timeline');
  const sentence = () =>
    page.inPage(() =>
      [...document.querySelectorAll('.tl-row')].map((it) => it.getAttribute('aria-label')).find((it) => it?.startsWith('Letters')),
    );
  await page.find({ css: '.tl-row', has: 'Letters' });
  assert.ok(!(await page.has('.tl-progress')));
  await page.click({ css: 'button', name: 'On the chart' });
  await page.click({ css: '.tl-choice', has: 'Progress line' });
  await page.find('.tl-progress-line');
  const dots = () => page.inPage(() => document.querySelector('.tl-progress-dots')?.getAttribute('d') ?? '');
  assert.equal(await dots(), '', 'all rows are on the line');
  await until('the address says so', async () => (await page.address()).includes('draw=progress'));

  // Against the first revision, letters are two months behind.
  await page.click({ css: '.tl-choice', has: 'Revision 1.0' });
  await until('it bends', async () => (await dots()).startsWith('M'));
  assert.match(await sentence(), /2 months behind at 23 September 2009\.$/);
  await page.click({ css: 'button', part: 'A week on' });
  await until('it follows the day', async () => /behind at 30 September 2009\.$/.test(await sentence()));
  // Pressing elsewhere closed the panel.
  await page.click({ css: 'button', name: 'On the chart' });
  await page.click({ css: '.tl-choice', has: 'Progress line' });
  await until('it is gone', async () => !(await page.has('.tl-progress')) && !/behind/.test(await sentence()));
  await assertUntroubled(page);
});

test('the links of all rows in view are drawn where asked for, a gate from outside as a node of its own', async (t) => {
  const page = await t.page(undefined, { worker: false });
  const plan = JSON.parse(PLAN);
  plan.organisations.push({ id: 'maker', name: 'Maker of Systems', short: 'Maker', kind: 'supplier' });
  plan.activities.push(
    { ...row('release', 'Release 3.5', '2009-12'), organisation: 'maker' },
    row('switch', 'Switch-over', '2010-04', { dependsOn: [{ on: 'release', reason: 'it brings booking' }] }),
  );
  page.site.add('plans/slips.json', JSON.stringify(plan));
  await page.open('#/timeline', '?plan=plans/slips.json');
  await started(page);
  await page.find({ css: '.tl-row', has: 'Switch-over' });
  assert.ok(!(await page.has('.tl-all-links')));
  await page.click({ css: 'button', name: 'On the chart' });
  await page.click({ css: '.tl-choice', has: 'What waits for what' });
  await until('links are drawn', async () =>
    page.inPage(() => (document.querySelector('.tl-all-links .tl-link')?.getAttribute('d') ?? '').startsWith('M')),
  );
  assert.equal(await page.count('.tl-gate'), 1);
  assert.equal(await page.count('.tl-gate-name'), 0, 'its own row is in view');

  // Its row is filtered out: the gate stands before what waits for it, with its name.
  await page.open('#/timeline?q=switch&draw=links&selected=switch', '?plan=plans/slips.json');
  await started(page);
  await page.find({ css: '.tl-gate-name', has: 'Release 3.5' });
  await page.find({ css: '.tl-details li', has: 'from outside the community' });
  await assertUntroubled(page);
});
