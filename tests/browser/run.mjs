// Runs the browser tests on the built folder, one file after another.
//
//   node tests/browser/run.mjs [PART OF A FILE'S NAME…]
//
// Each *.test.mjs beside this file is an ordinary file of Node's test runner.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

if (files.length === 0) {
  console.error('No browser test has such a name.');
  process.exit(1);
}
if (!existsSync(join(here, '../../dist/sw.js'))) {
  console.error('There is nothing to test yet. Run: make build');
  process.exit(1);
}

// Two browsers at a time would make each other late.
const oneAtATime = process.allowedNodeEnvironmentFlags.has('--test-concurrency')
  ? ['--test-concurrency=1']
  : [];
const runner = spawn(
  process.execPath,
  ['--test', ...oneAtATime, '--test-reporter=spec', ...files.map((name) => join(here, name))],
  { stdio: 'inherit' },
);
runner.on('exit', (code) => process.exit(code ?? 1));
