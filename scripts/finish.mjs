// Finishes a build: trunk runs this on the folder that is about to become dist/. First the program
// is cut in pieces and the scripts are made shorter, then everything gets its name, its digest and
// its place in the offline copy.

import { readdirSync } from 'node:fs';
import { shorten, split } from './split.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error('finish.mjs is run by trunk');
const profile = process.env.TRUNK_PROFILE ?? 'release';

await split(folder, profile);
if (profile === 'release') shorten(folder, readdirSync(folder).filter((name) => name.endsWith('.js')));
await import('./precache.mjs');
