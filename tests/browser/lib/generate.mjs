// Large plans for tests: the same count always gives the same plan, in the file format that
// Rollcall opens. Organisations hold workstreams, about one for every 25 activities; dates lie in
// ten years; three in five activities are dated to the month, the others to the day; about half
// depend on an earlier one.

const FIRST_YEAR = 2006;
const MONTHS = 120;
const ROWS_PER_WORKSTREAM = 25;
const WORKSTREAMS_PER_ORGANISATION = 8;

/** One activity in 40 has this word in its name, so a search has a known answer. */
export const SEARCH_WORD = 'Podiatry';
const SEARCH_EVERY = 40;
const SEARCH_OFFSET = 5;

const SERVICES = [
  'Child Health', 'Health Visiting', 'School Nursing', 'District Nursing', 'Physiotherapy', 'Dietetics',
  'Audiology', 'Continence', 'Palliative Care', 'Stroke Rehab', 'Dental Access', 'Sexual Health',
  'Minor Injuries', 'Walk-in Centre', 'Leg Ulcer', 'Respiratory', 'Wheelchairs', 'Intermediate Care',
];
const PLACES = ['Northgate', 'Southmere', 'Eastbridge', 'Westholt', 'Millbrook', 'Priory', 'Oakfield', 'Harbour'];
const AREAS = ['North Coast', 'Fenland', 'Two Rivers', 'Upper Vale', 'Long Down', 'Mid County', 'Saltmarsh'];
const STREAMS = ['Community', 'Primary care', 'Urgent care', 'Children', 'Therapies', 'Mental health'];

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

const two = (number) => String(number).padStart(2, '0');

/** The plan, as an object. How many activities `SEARCH_WORD` finds is ⌈(count − 5) / 40⌉. */
export function generatePlan(count) {
  const next = numbers(count ^ 20090923);
  const below = (limit) => Math.floor(next() * limit);
  const source = 'generated';
  const streams = Math.max(2, Math.round(count / ROWS_PER_WORKSTREAM));
  const areas = Math.max(2, Math.ceil(streams / WORKSTREAMS_PER_ORGANISATION));
  const areaOf = (stream) => Math.floor((stream * areas) / streams);
  const date = (month, day) => {
    const text = `${FIRST_YEAR + Math.floor((month + 3) / 12)}-${two(((month + 3) % 12) + 1)}`;
    return day ? `${text}-${two(day)}` : text;
  };

  const activities = [];
  for (let stream = 0; stream < streams; stream += 1) {
    const first = Math.floor((stream * count) / streams);
    const end = Math.floor(((stream + 1) * count) / streams);
    const base = Math.floor(next() ** 2 * 60);
    for (let at = first; at < end; at += 1) {
      const from = Math.min(base + Math.floor((at - first) * 0.8) + below(6), MONTHS - 4);
      const to = Math.min(from + 1 + below(12), MONTHS - 1);
      const toTheDay = next() >= 0.6;
      const service = at % SEARCH_EVERY === SEARCH_OFFSET ? SEARCH_WORD : SERVICES[below(SERVICES.length)];
      const isLinked = at > first && next() < 0.52;
      activities.push({
        id: `a${at + 1}`,
        kind: 'deployment',
        name: `${service}, ${PLACES[below(PLACES.length)]} ${at + 1}`,
        workstream: `w${stream + 1}`,
        organisation: `o${areaOf(stream) + 1}`,
        start: date(from, toTheDay ? 1 + below(14) : 0),
        end: date(to, toTheDay ? 15 + below(14) : 0),
        ...(isLinked ? { dependsOn: [{ on: `a${at - below(Math.min(at - first, 6))}`, type: 'FS', lagDays: 0 }] } : {}),
        source,
      });
    }
  }
  const listOf = (length, make) => Array.from({ length }, (_, at) => make(at));
  return {
    format: 'rollcall-plan',
    version: 1,
    id: `generated-${count}`,
    title: `Generated plan of ${count} activities`,
    community: 'Generated community',
    revision: '1.0',
    asOf: '2010-06-01',
    revisions: [{ revision: '1.0', date: '2010-06-01', summary: 'Generated' }],
    sources: [{ id: source, title: 'Generated for a test' }],
    organisations: listOf(areas, (at) => ({
      id: `o${at + 1}`, name: `${AREAS[at % AREAS.length]} ${Math.floor(at / AREAS.length) + 1}`, kind: 'pct', source,
    })),
    workstreams: listOf(streams, (at) => ({
      id: `w${at + 1}`, name: `${STREAMS[at % STREAMS.length]} ${Math.floor(at / STREAMS.length) + 1}`, source,
    })),
    activities,
  };
}
