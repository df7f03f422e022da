// Finishes a build: trunk runs this on the folder that is about to become dist/. First the program
// is cut in pieces and the scripts are made shorter, then everything gets its name, its digest and
// its place in the offline copy.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shorten, split } from './split.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error('finish.mjs is run by trunk');
const profile = process.env.TRUNK_PROFILE ?? 'release';

// The styles of pages other than the timeline are named in the page and fetched when one is wanted
// (src/web/browser/styles.rs).
const page = join(folder, 'index.html');
const html = readFileSync(page, 'utf8');
const link = /<link\b[^>]*\bhref="?([^\s">]*later-[0-9a-f]+\.css)"?[^>]*>/g;
if ([...html.matchAll(link)].length !== 1) throw new Error('index.html does not have one link to later.css');
writeFileSync(page, html.replace(link, (_, path) => `<meta name="later-style" content="${path}">`));

await split(folder, profile);
if (profile === 'release') shorten(folder, readdirSync(folder).filter((name) => name.endsWith('.js')));
await import('./precache.mjs');
