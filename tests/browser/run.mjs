// Runs the browser tests on a release build.
//
//   node tests/browser/run.mjs [--engine chromium,firefox,webkit] [--grep WORDS] [--dist DIR]
//                              [--kills N] [--beside N] [--list]
//
// Engines run side by side, as many at once as there are processors, or N. Cases that measure run
// alone, at the end.
//
// WORDS given without an option are looked for in the names too. Needs what `make setup` installs.
// The last line is "N passed, N failed, N skipped in N s"; the exit code is 1 where something failed.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { engineNames } from './lib/engines.mjs';
import { caseNames, runEngines } from './lib/harness.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: engineNames.join(',') },
    grep: { type: 'string' },
    dist: { type: 'string', default: join(here, '../../dist') },
    /** How often each engine is killed and opened again. */
    kills: { type: 'string', default: '1' },
    /** How many engines run at once. */
    beside: { type: 'string', default: String(availableParallelism()) },
    list: { type: 'boolean', default: false },
  },
});

const options = {
  dist: resolve(values.dist),
  out: join(here, 'out'),
  kills: Number(values.kills),
  beside: Math.max(1, Number(values.beside)),
  grep: [values.grep, ...positionals].filter(Boolean).length
    ? new RegExp([values.grep, ...positionals].filter(Boolean).join('|'), 'i')
    : undefined,
};

const engines = values.engine.split(',');
for (const engine of engines) {
  if (!engineNames.includes(engine)) throw new Error(`no engine ${engine}: there are ${engineNames.join(', ')}`);
}

for (const file of readdirSync(join(here, 'cases')).sort()) {
  await import(pathToFileURL(join(here, 'cases', file)));
}
if (values.list) {
  console.log(caseNames().join('\n'));
  process.exit();
}
if (!existsSync(join(options.dist, 'index.html'))) {
  throw new Error(`${options.dist} holds no build. Run make build, or name another with --dist.`);
}
rmSync(options.out, { recursive: true, force: true });

const began = Date.now();
const results = await runEngines(engines, options);

console.log('');
const sum = (of) => results.reduce((total, result) => total + of(result), 0);
for (const { engine, passed, failed, skipped, seconds } of results) {
  console.log(`${engine.padEnd(9)} ${passed} passed, ${failed.length} failed, ${skipped} skipped in ${seconds.toFixed(0)} s`);
}
const figures = [...new Set(results.flatMap((result) => [...result.figures.keys()]))];
for (const figure of figures) {
  console.log(`\n${figure}`);
  for (const result of results) console.log(`  ${result.engine.padEnd(9)} ${result.figures.get(figure) ?? '–'}`);
}
if (figures.length > 0) console.log('');
const failed = results.flatMap((result) => result.failed);
for (const name of failed) console.log(`failed: ${name}`);
if (failed.length > 0) console.log(`Pictures and logs: ${options.out}`);
console.log(`${sum((r) => r.passed)} passed, ${failed.length} failed, ${sum((r) => r.skipped)} skipped in ${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exit(failed.length > 0 || sum((r) => r.passed) === 0 ? 1 : 0);
