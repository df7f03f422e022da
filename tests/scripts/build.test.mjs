// What is done to a build after trunk: names, digests, the service worker, header files, the budget.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { headerPolicy, metaPolicy } from '../../scripts/policy.mjs';
import { askingOnce, filesOf, joined, listOfParts, together, withShortNames, withoutStreams } from '../../scripts/split.mjs';

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'rollcall-build-'));
after(() => rmSync(temporary, { recursive: true }));

const oldName = 'rollcall-0123456789abcdef';
const page = (more = '', policy = metaPolicy) => `<!doctype html><html lang=en-GB>
<meta content="${policy}" http-equiv=Content-Security-Policy>
<link rel=modulepreload href=./${oldName}.js integrity=sha256-of:${oldName}.js>
<script src=./start.js data-js=./${oldName}.js data-wasm=./${oldName}_bg.wasm data-integrity=sha256-of:${oldName}_bg.wasm></script>
${more}`;

/** A folder as trunk leaves it, with files added or changed. */
function staged(changes = {}) {
  const folder = mkdtempSync(join(temporary, 'stage-'));
  const files = {
    'index.html': page(),
    'start.js': 'start',
    'main-fedcba9876543210.css': 'p{}',
    [`${oldName}.js`]: 'glue',
    [`${oldName}_bg.wasm`]: 'program',
    'plans/a.json': '{}',
    ...changes,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const run = (script, folder) =>
  execFileSync(process.execPath, [join(scripts, script), folder], { encoding: 'utf8', stdio: 'pipe' });
const finished = (changes) => {
  const folder = staged(changes);
  run('precache.mjs', folder);
  return folder;
};
const read = (folder, path) => readFileSync(join(folder, path), 'utf8');
const sha = (kind, data, form) => createHash(kind).update(data).digest(form);
const listOf = (worker) => JSON.parse(/new Map\((\[[\s\S]*?\])\);/.exec(worker)[1]);

test('a file that is kept for ever is named by what it holds in the end', () => {
  const folder = finished();
  const name = `rollcall-${sha('sha256', 'program', 'hex').slice(0, 16)}_bg.wasm`;
  assert.equal(read(folder, name), 'program');
  assert.ok(!existsSync(join(folder, `${oldName}_bg.wasm`)));
  assert.match(read(folder, 'index.html'), new RegExp(`data-wasm=\\./${name} `));
  assert.doesNotMatch(read(folder, 'index.html'), new RegExp(oldName));
});

test('a name that trunk wrote with fewer digits becomes one like the others', () => {
  const folder = finished({ 'site-1234567890abcde.css': 'p{}', 'index.html': page('<link href=./site-1234567890abcde.css>') });
  const name = `site-${sha('sha256', 'p{}', 'hex').slice(0, 16)}.css`;
  assert.equal(read(folder, name), 'p{}');
  assert.ok(read(folder, 'index.html').includes(name));
});

test('the page carries the digests of the files that it starts', () => {
  const html = read(finished(), 'index.html');
  assert.ok(html.includes(`data-integrity=sha256-${sha('sha256', 'program', 'base64')}>`));
  assert.ok(html.includes(`integrity=sha256-${sha('sha256', 'glue', 'base64')}>`));
});

test('the worker lists every file that the application asks for, with its digest, and no other', () => {
  const folder = finished({ 'plan.schema.json': '{}', 'screenshots/one.png': 'picture' });
  const list = listOf(read(folder, 'sw.js'));
  const served = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((path) => !['sw.js', '_headers', '.htaccess', 'web.config', 'plan.schema.json'].includes(path))
    .filter((path) => !path.startsWith('hosting/') && !path.startsWith('screenshots/'));
  assert.deepEqual(list.map(([path]) => path), served.sort());
  for (const [path, integrity] of list) {
    assert.equal(integrity, `sha256-${sha('sha256', readFileSync(join(folder, path)), 'base64')}`, path);
  }
});

test('equal files make equal workers and one changed byte makes another build', () => {
  const build = (folder) => /const BUILD = '(.*)'/.exec(read(folder, 'sw.js'))[1];
  assert.equal(read(finished(), 'sw.js'), read(finished(), 'sw.js'));
  assert.notEqual(build(finished()), build(finished({ 'plans/a.json': '{ }' })));
});

for (const [what, html] of Object.entries({
  'another policy': page('', metaPolicy.replace("connect-src 'self'", 'connect-src *')),
  'no policy': page().replace(/<meta[^>]*>/, ''),
  'a script in the page': page('<script>alert(1)</script>'),
  'styles in the page': page('<style>p{}</style>'),
  'a style attribute': page('<p style="color:red">'),
  'an event attribute': page('<p onclick="x()">'),
})) {
  test(`a page with ${what} stops the build`, () => {
    assert.throws(() => finished({ 'index.html': html }), /index\.html has/);
  });
}

test('a file that no server would know how to send stops the build', () => {
  assert.throws(() => finished({ 'plans/notes.docx': 'x' }), /no content type is known for plans\/notes\.docx/);
});

test('every kind of server is told the whole policy and the type of wasm', () => {
  const folder = finished();
  for (const path of ['.htaccess', '_headers', 'web.config', 'hosting/nginx.conf']) {
    const text = read(folder, path).replaceAll('&quot;', '"');
    assert.ok(text.includes(headerPolicy), path);
    assert.ok(text.includes('nosniff') && text.includes('Permissions-Policy'), path);
    // Hosts that read _headers know the type by themselves.
    if (path !== '_headers') assert.match(text, /application\/wasm/, path);
  }
});

test('servers that name files are told which may be kept for ever', () => {
  const folder = finished();
  const wasm = readdirSync(folder).find((name) => name.endsWith('_bg.wasm'));
  assert.match(read(folder, '_headers'), new RegExp(`/${wasm}\n  Cache-Control: .*immutable`));
  assert.match(read(folder, '_headers'), /\/sw\.js\n {2}Cache-Control: no-cache/);
  assert.match(read(folder, 'web.config'), new RegExp(`<location path="${wasm}">`));
  assert.doesNotMatch(read(folder, 'web.config'), /location path="sw\.js"/);
});

test('what visits load is printed file by file and held to the budgets', () => {
  const printed = run('size.mjs', finished());
  assert.match(printed, /\d+ +\d+ {2}plans\/a\.json/);
  assert.match(printed, /first visit to the timeline until its rows are there, without the plan: .* of the budget of 286,720 bytes/);
  assert.match(printed, /first visit to any other page: .* of the budget of 544,768 bytes/);
});

test('a plan is not counted for the timeline, but for the other pages', () => {
  const folder = finished({ 'plans/big.json': randomBytes(560_000).toString('hex') });
  assert.throws(() => run('size.mjs', folder), (failure) =>
    /any other page loads \d+ bytes too much/.test(failure.stderr) && !/timeline/.test(failure.stderr));
});

test('a program that is too large fails, and a part of it only where it is needed', () => {
  const large = randomBytes(330_000);
  assert.throws(() => run('size.mjs', finished({ [`${oldName}_bg.wasm`]: large })), /the timeline until .* too much/);
  const part = `rollcall-pages-${sha('sha256', large, 'hex').slice(0, 16)}.wasm`;
  const inParts = (name) => ({ [part]: large, 'hosting/parts.json': JSON.stringify({ [name]: [part] }) });
  assert.doesNotThrow(() => run('size.mjs', finished(inParts('pages'))));
  // The chips come to the timeline by themselves, if later.
  const withWays = finished({ ...inParts('ways'), [`${oldName}_bg.wasm`]: randomBytes(120_000) });
  assert.throws(() => run('size.mjs', withWays), (failure) =>
    /The same with what comes when it is quiet loads \d+ bytes too much/.test(failure.stderr) && !/until/.test(failure.stderr));
});

const loading = `import { initSync } from "./rollcall.js";
export const __wasm_split_load_pages = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_pages.wasm", import.meta.url));
}, []));
`;
const parts = { 'split_pages.wasm': { name: 'rollcall-pages-0123456789abcdef.wasm', integrity: 'sha256-abc' } };
const glue = 'import * as import1 from "./__wasm_split.js"\nexport default import1;\n';

test('the loading of parts is joined to the program’s script, by name and digest', () => {
  const list = listOfParts(parts);
  assert.deepEqual(JSON.parse(list.data), { 'split_pages.wasm': ['rollcall-pages-0123456789abcdef.wasm', 'sha256-abc'] });
  assert.match(list.name, /^rollcall-parts-[0-9a-f]{16}\.json$/);
  const text = joined(glue, loading, parts, list);
  assert.doesNotMatch(text, /^import |__wasm_split\.js|sha256-abc/m);
  assert.match(text, /const src = fetchPart\("split_pages\.wasm"\);/);
  assert.ok(text.includes(`fetchWhole("${list.name}", "${list.integrity}")`));
  assert.match(text, /const import1 = \{ __wasm_split_load_pages \};\nexport default import1;/);
});

test('scripts that the tools write in another way stop the build', () => {
  assert.throws(() => joined('export default 1;', loading, parts, {}), /other scripts than split\.mjs knows/);
  assert.throws(() => joined(glue, loading.replace('fetch(', 'get('), parts, {}), /other scripts than split\.mjs knows/);
  assert.throws(() => joined(glue, loading, {}, {}), /a part has no digest/);
});

test('each part is made of its own file and those it shares', () => {
  const shared = 'const __chunk_5 = makeLoad(() => {\n    const src = fetch(new URL("./chunk_5.wasm", import.meta.url));\n}, []);\n';
  const text = `${loading.split('\n')[0]}\n${shared}${loading.split('\n').slice(1).join('\n').replace('[]))', '[__chunk_5]))')}`;
  const both = { ...parts, 'chunk_5.wasm': { name: 'rollcall-chunk_5-0.wasm', integrity: '' } };
  assert.deepEqual(filesOf(text, both), { pages: ['rollcall-pages-0123456789abcdef.wasm', 'rollcall-chunk_5-0.wasm'] });
});

/** How the tools load a piece that these parts share. */
const loadingOf = (name, parts) => `/* ${parts.join(', ')} */
const __${name} = makeLoad(() => {
    const src = fetch(new URL("./${name}.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
`;

/** A piece as the tools leave it: a function that puts its number at a place in memory, and stands at a place in the table. */
const pieceOf = (place) => `(module
  (import "__wasm_split" "memory" (memory $memory 1))
  (import "__wasm_split" "__indirect_function_table" (table $table 8 funcref))
  (elem $e (table $table) (i32.const ${place}) func $same)
  (data $d (i32.const ${100 + place}) "${place}")
  (func $same (i32.store8 (i32.const ${place}) (i32.const ${place}))))`;

test('small pieces that parts share are put together, and do the same', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-together-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const pieces = [['chunk_1', ['pages', 'ways']], ['chunk_2', ['cards', 'pages']], ['chunk_3', ['ghost', 'pages']], ['chunk_4', ['cards', 'pages']]];
  for (const [at, [name]] of pieces.entries()) {
    writeFileSync(join(folder, `${name}.wat`), pieceOf(at + 1));
    execFileSync('wasm-as', [join(folder, `${name}.wat`), '-o', join(folder, `${name}.wasm`)]);
  }
  const part = loading.replace('[]))', '[__chunk_1, __chunk_2, __chunk_3, __chunk_4]))');
  const text = together(folder, pieces.map(([name, parts]) => loadingOf(name, parts)).join('') + part);
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.wasm')).sort(), ['shared_quiet.wasm', 'shared_rest.wasm']);
  assert.match(text, /const __chunk_1 = [^;]*shared_quiet\.wasm/);
  assert.match(text, /const __chunk_2 = [^;]*shared_rest\.wasm/);
  assert.doesNotMatch(text, /__chunk_[34]|chunk_\d\.wasm/);
  assert.match(text, /\[__chunk_1, __chunk_2\]\)\)/);

  const memory = new WebAssembly.Memory({ initial: 1 });
  const table = new WebAssembly.Table({ initial: 8, element: 'anyfunc' });
  for (const name of ['quiet', 'rest']) {
    const program = readFileSync(join(folder, `shared_${name}.wasm`));
    await WebAssembly.instantiate(program, { __wasm_split: { memory, __indirect_function_table: table } });
  }
  for (const place of [1, 2, 3, 4]) table.get(place)();
  const bytes = new Uint8Array(memory.buffer);
  assert.deepEqual([...bytes.subarray(1, 5)], [1, 2, 3, 4]);
  assert.equal(Buffer.from(bytes.subarray(101, 105)).toString(), '1234');
});

test('pieces that the tools load in another way stop the build', () => {
  const other = loadingOf('chunk_1', ['pages', 'ways']).replace(', []);', ', [__chunk_2]);');
  assert.throws(() => together(temporary, other), /other scripts than split\.mjs knows: 0 of 1 shared pieces/);
});

test('what is asked for twice is asked for once', () => {
  const import_ = (what, name) => ` (import "a" "${what}" (memory ${name} 1))\n`;
  const text = `(module\n${import_('m', '$x')}${import_('m', '$y')}${import_('n', '$z')} (data (memory $y) $yy (memory $z))\n)`;
  assert.equal(askingOnce(text), `(module\n${import_('m', '$x')}${import_('n', '$z')} (data (memory $x) $yy (memory $z))\n)`);
});

/** A program with one function that is imported and one of its own, both exported under names. */
function smallProgram(exported) {
  const name = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, content) => [id, content.length, ...content];
  const exports = exported.flatMap((text) => [...name(text), 0, 1]);
  return Buffer.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...section(1, [1, 96, 0, 0]),
    ...section(2, [1, ...name('./rollcall_bg.js'), ...name('__wbg_now_0123456789abcdef'), 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [exported.length, ...exports]),
    ...section(10, [1, 2, 0, 11]),
  ]);
}

test('what the program asks of its script has short names in both', () => {
  const [program, script] = withShortNames(smallProgram(['run']), 'imports.__wbg_now_0123456789abcdef = now;');
  const [asked] = WebAssembly.Module.imports(new WebAssembly.Module(program));
  assert.deepEqual([asked.module, asked.name], ['./rollcall_bg.js', '_0']);
  assert.equal(script, 'imports._0 = now;');
});

test('what is offered to scripts of a server goes from the program and from its script', () => {
  const glue = [
    'export class IntoUnderlyingSink {',
    '    close() {',
    '        wasm.intounderlyingsink_close(this.__wbg_ptr);',
    '    }',
    '}',
    'if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;',
    'const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === \'undefined\')',
    '    ? { register: () => {} }',
    '    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));',
    'run();',
    '',
  ].join('\n');
  const [program, script] = withoutStreams(smallProgram(['run', 'intounderlyingsink_close']), glue);
  assert.deepEqual(WebAssembly.Module.exports(new WebAssembly.Module(program)).map(({ name }) => name), ['run']);
  assert.equal(script, 'run();\n');
  assert.throws(() => withoutStreams(smallProgram(['run']), 'new IntoUnderlyingSink()'), /streams/);
});
