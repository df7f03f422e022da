// Prints what a first visit loads, file by file, and fails when it is more than the budget.
//
// Counts every file that the service worker stores, and the worker itself, each compressed as a
// host with Brotli sends it. Images are compressed already and counted as they are.
//
//   node scripts/size.mjs [FOLDER]

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 450 * 1024;

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

const share = ((total('packed') / BUDGET) * 100).toFixed(1);
console.log(`\n${share} % of the budget of ${number(BUDGET).trim()} bytes`);
if (total('packed') > BUDGET) {
  console.error('A first visit loads too much.');
  process.exit(1);
}
