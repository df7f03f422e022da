// Gives a build its names and digests, writes the service worker with its list of files, and the
// header files for web servers. finish.mjs runs it on the folder that is about to become dist/.
//
// Knows which files a browser may ask for. Leaves what the worker does with them to
// sw.template.js, and what servers are told to hosting.mjs.

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostingFiles, isForTheServer } from './hosting.mjs';
import { contentTypes, metaPolicy } from './policy.mjs';

const scripts = dirname(fileURLToPath(import.meta.url));
const folder = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!folder) throw new Error('usage: node scripts/precache.mjs FOLDER');

const digest = (kind, data, form) => createHash(kind).update(data).digest(form);

/** Every file below the folder, as paths with `/`, sorted so that equal builds are equal. */
function filesBelow(top, under = top) {
  return readdirSync(under, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(under, entry.name);
      return entry.isDirectory() ? filesBelow(top, path) : [relative(top, path).split(sep).join('/')];
    })
    .sort();
}

/** Stops the build where the page asks for more than its own policy allows. */
function checkPage(html) {
  const complain = (what) => {
    throw new Error(`index.html ${what}`);
  };
  const tag = (html.match(/<meta[^>]*>/gi) ?? []).find((meta) => /Content-Security-Policy/i.test(meta)) ?? '';
  const policy = /content="([^"]*)"/i.exec(tag)?.[1];
  if (policy !== metaPolicy) complain(`has not the policy of scripts/policy.mjs: ${policy}`);
  if (/<script(?![^>]*\ssrc=)/i.test(html)) complain('has a script in the page');
  if (/<style[\s>]/i.test(html)) complain('has styles in the page');
  if (/<[^>]+\s(style|on[a-z]+)\s*=/i.test(html)) complain('has a style or on… attribute');
}

/** When the sources are from: of two releases with the same files, the later has a new name. */
function sourceName() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: scripts, encoding: 'utf8', stdio: 'pipe' });
    return git('log', '-1', '--format=%cs-%h').trim();
  } catch {
    return 'release'; // An unpacked archive has no history.
  }
}

// trunk writes a number in hexadecimal, so one in sixteen of its names is shorter.
const trunkName = /-[0-9a-f]{8,16}(?=(_bg)?\.(js|wasm|css)$)/;

/**
 * Names files by what they hold now, so that a browser may keep them for ever. trunk named them
 * before they were changed. Returns the page with the new names.
 */
function nameByContent(html) {
  const named = filesBelow(folder).filter((path) => trunkName.test(path));
  return named.reduce((page, path) => {
    const hash = digest('sha256', readFileSync(join(folder, path)), 'hex').slice(0, 16);
    const right = path.replace(trunkName, `-${hash}`);
    renameSync(join(folder, path), join(folder, right));
    return page.replaceAll(path, right);
  }, html);
}

const integrityOf = (path) => `sha256-${digest('sha256', readFileSync(join(folder, path)), 'base64')}`;
const fillDigests = (html) => html.replace(/sha256-of:([\w.-]+)/g, (_, path) => integrityOf(path));

const page = join(folder, 'index.html');
writeFileSync(page, fillDigests(nameByContent(readFileSync(page, 'utf8'))));
checkPage(readFileSync(page, 'utf8'));

const paths = filesBelow(folder).filter((path) => path !== 'sw.js' && !isForTheServer(path));
for (const path of paths) {
  if (!(extname(path) in contentTypes)) throw new Error(`no content type is known for ${path}`);
}

// What no page of the application asks for: what people write plans with, and the pictures that a
// browser may show before it installs the application.
const isAside = (path) => path === 'plan.schema.json' || path.startsWith('screenshots/');
const list = paths.filter((path) => !isAside(path)).map((path) => [path, integrityOf(path)]);
const build = `${sourceName()}-${digest('sha256', JSON.stringify(list), 'hex').slice(0, 12)}`;

const worker = readFileSync(join(scripts, 'sw.template.js'), 'utf8')
  .replace('__BUILD__', () => build)
  .replace('__FILES__', () => JSON.stringify(list, null, 1));
writeFileSync(join(folder, 'sw.js'), worker);

const servers = hostingFiles([...paths, 'sw.js']);
for (const [path, text] of Object.entries(servers)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
copyFileSync(join(scripts, 'sw.stop.js'), join(folder, 'hosting', 'sw.stop.js'));

console.log(`build ${build}: ${list.length} files for working offline`);
