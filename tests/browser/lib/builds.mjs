// Another release of the same site, for tests of changing over. Knows what of a build names what
// else; the service worker and its list are made by the project's own script.

import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder } from './engines.mjs';

const precache = fileURLToPath(new URL('../../../scripts/precache.mjs', import.meta.url));
const integrity = (data) => `sha256-${createHash('sha256').update(data).digest('base64')}`;

/** The name of the compiled program in a built folder. */
export const programOf = (dist) => readdirSync(dist).find((name) => name.endsWith('_bg.wasm'));

const laterReleases = new Map();

/**
 * A copy of the build that differs in the program's bytes and name, as a later release does, and
 * whose page says so: `<html data-release="later">`.
 *
 * Made once for each build: nobody may change it.
 *
 * @returns {{dir: string, program: string}}
 */
export function laterRelease(dist) {
  if (!laterReleases.has(dist)) laterReleases.set(dist, made(dist));
  return laterReleases.get(dist);
}

function made(dist) {
  const dir = newFolder('later-release');
  cpSync(dist, dir, { recursive: true });
  const old = programOf(dist);
  const before = readFileSync(join(dir, old));
  // A custom section named "later" at the end of the module: other bytes, same program.
  const after = Buffer.concat([before, Buffer.from([0, 6, 5, ...Buffer.from('later')])]);
  const program = old.replace(/[0-9a-f]{16}/, createHash('sha256').update(after).digest('hex').slice(0, 16));
  writeFileSync(join(dir, old), after);
  renameSync(join(dir, old), join(dir, program));
  const html = readFileSync(join(dir, 'index.html'), 'utf8')
    .replaceAll(old, program)
    .replaceAll(integrity(before), integrity(after))
    .replace(/<html/i, '<html data-release="later"');
  writeFileSync(join(dir, 'index.html'), html);
  execFileSync(process.execPath, [precache, dir], { stdio: 'pipe' });
  return { dir, program };
}
