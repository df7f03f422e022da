// Prints what the offline copy holds, file by file, and fails where a visit loads more than it may.
//
// Each file is counted as a host with Brotli sends it. Images are compressed already and counted as
// they are. Four sums are held to a budget:
//
//   - a first visit to the timeline until its rows are there: page, scripts, styles, the first piece
//     of the program; not the plan;
//   - the same with what is fetched for it once it is quiet: chips, findings, tools of the chart,
//     care for what is kept, the list of parts, the worker;
//   - a first visit to any other page: all that a page fetches by itself, with the bundled plan, the
//     icons, the styles of pages, the largest part of the program that is fetched for one page (src/web/parts.rs);
//   - everything that is fetched in the background so that all pages work without a network.
//
//   node scripts/size.mjs [FOLDER]

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { QUIET } from './split.mjs';

const KIB = 1024;
const FIRST_ROWS = 280 * KIB;
const VISIT_TIMELINE = 430 * KIB;
const VISIT_PAGE = 532 * KIB;
// The parts that draw a page by themselves.
const PAGES = ['today', 'readiness', 'practices', 'pages', 'cards'];
// Of the parts that come when it is quiet, those that come to any page.
const QUIET_ANYWHERE = ['findings', 'care'];
const OFFLINE = 888 * KIB;

const folder = process.argv[2] ?? 'dist';
const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
const files = new Map(JSON.parse(/new Map\((\[[\s\S]*?\])\);/.exec(worker)[1]));

const sizes = [...files.keys(), 'sw.js']
  .map((path) => {
    const data = readFileSync(join(folder, path));
    const packed = brotliCompressSync(data, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 22,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
      },
    });
    return { path, plain: data.length, packed: Math.min(packed.length, data.length) };
  })
  .sort((a, b) => b.packed - a.packed);

const total = (key) => sizes.reduce((sum, size) => sum + size[key], 0);
const number = (bytes) => bytes.toLocaleString('en-GB').padStart(12);

console.log(`${'bytes'.padStart(12)}${'brotli'.padStart(12)}  file`);
for (const { path, plain, packed } of sizes) console.log(`${number(plain)}${number(packed)}  ${path}`);
console.log(`${number(total('plain'))}${number(total('packed'))}  together`);

// A part of the program that no timeline needs: rollcall-pages-0123456789abcdef.wasm.
const partName = (path) => /^rollcall-(\w+)-[0-9a-f]{16}\.wasm$/.exec(path)?.[1];
const sum = (wanted) => sizes.filter(({ path }) => wanted(path)).reduce((bytes, { packed }) => bytes + packed, 0);
// The list of the program's parts comes with the first of them.
const isLater = (path) => path === 'sw.js' || path === 'offline.js' || /^rollcall-parts-[0-9a-f]{16}\.json$/.test(path);
// The styles of pages other than the timeline come with the first of them.
const isOfPages = (path) => /^later-[0-9a-f]{16}\.css$/.test(path);
const toBegin = sum((path) => !partName(path) && !isLater(path) && !isOfPages(path) && /\.(html|js|css|wasm)$/.test(path));
const ofPages = sum(isOfPages);
const later = sum(isLater);
const aside = sum((path) => !partName(path) && !isLater(path) && !/\.(html|js|css|wasm)$/.test(path));
// What scripts/split.mjs says each part is made of.
const list = join(folder, 'hosting', 'parts.json');
const parts = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
const ofParts = (names) => {
  const paths = new Set(names.flatMap((name) => parts[name] ?? []));
  return sum((path) => paths.has(path));
};
const largest = Math.max(0, ...PAGES.map((name) => ofParts([name, ...QUIET_ANYWHERE])));

const visits = [
  ['A first visit to the timeline until its rows are there, without the plan', toBegin, FIRST_ROWS],
  ['The same with what comes when it is quiet', toBegin + later + ofParts(QUIET), VISIT_TIMELINE],
  ['A first visit to any other page', toBegin + later + ofPages + aside + largest, VISIT_PAGE],
  ['Everything for working offline', total('packed'), OFFLINE],
];
console.log();
for (const [words, bytes, budget] of visits) {
  const share = ((bytes / budget) * 100).toFixed(1);
  console.log(`${number(bytes)}  ${words}: ${share} % of the budget of ${number(budget).trim()} bytes`);
}
const over = visits.filter(([, bytes, budget]) => bytes > budget);
for (const [words, bytes, budget] of over) console.error(`${words} loads ${bytes - budget} bytes too much.`);
if (over.length > 0) process.exit(1);
