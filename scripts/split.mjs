// Cuts the program in pieces: what every visit needs, and parts that a browser fetches when they
// are first needed (src/web/parts.rs). trunk has no word for that, and it has to be done before
// wasm-bindgen, so this does trunk's last steps over again on the pieces and puts the result in
// the place of trunk's files.
//
// Knows the compiled program and the tools. Leaves names and digests of what it writes to
// precache.mjs, but for the parts: their names and digests stand in the program's script.

import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// What every browser that boot.js lets through can run.
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];
const OPTIMISE = ['-Oz', ...FEATURES.map((feature) => `--enable-${feature}`)];

function run(tool, ...args) {
  try {
    execFileSync(tool, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  } catch (failure) {
    throw new Error(`${tool} ${args.join(' ')}\n${failure.stderr ?? failure.message}`);
  }
}

/** Makes compiled files smaller in place, as many at once as there are processors, the largest first. */
async function optimise(files) {
  const waiting = [...files].sort((a, b) => statSync(b).size - statSync(a).size);
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      try {
        await promisify(execFile)('wasm-opt', [file, ...OPTIMISE, '-o', file], { cwd: root });
      } catch (failure) {
        throw new Error(`wasm-opt ${file}\n${failure.stderr || failure.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** The program as the compiler left it, with the relocations that .cargo/config.toml asks for. */
function compiled(profile) {
  const metadata = execFileSync('cargo', ['metadata', '--format-version=1', '--no-deps', '--locked', '--offline'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return join(JSON.parse(metadata).target_directory, 'wasm32-unknown-unknown', profile, 'rollcall.wasm');
}

/** The one file of a folder whose name fits. */
function only(folder, pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files in ${folder} are called like ${pattern}`);
  return join(folder, found[0]);
}

// ---- small pieces that parts share --------------------------------------------------------------

/** Pieces up to this size are put together, in bytes before they are made smaller. */
const SMALL = 8 * 1024;
/** The parts that come to the timeline by themselves when it is quiet (src/web/parts.rs). */
export const QUIET = ['ways', 'ghost', 'findings', 'care'];

/** The pieces that parts share, by the name of their file: which parts, and the text that loads each. */
function sharedPieces(loading) {
  const pieces = [...loading.matchAll(/^(?:\/\* ([\w, ]+) \*\/\n)?const (\w+) = makeLoad\(\(\) => \{\n[^}]*?new URL\("\.\/(\w+\.wasm)"[^}]*\}\);\n[^}]*\}\n, \[\]\);\n/gm)];
  const all = loading.match(/^const \w+ = makeLoad\(/gm)?.length ?? 0;
  if (pieces.length !== all) throw new Error(`the tools write other scripts than split.mjs knows: ${pieces.length} of ${all} shared pieces`);
  return pieces.map(([text, parts, variable, file]) => ({ text, parts: parts?.split(', ') ?? [], variable, file }));
}

/**
 * A program in which each thing that is asked for twice is asked for once. Pieces that were put
 * together ask each for the one memory, the one table and the one place of the stack.
 */
export function askingOnce(text) {
  const first = new Map();
  const same = new Map();
  const rest = text.replace(/^ \(import ("[^"]+" "[^"]+") \((?:memory|table|global) (\$\S+) .*\)\)\n/gm, (line, what, name) => {
    if (!first.has(what)) {
      first.set(what, name);
      return line;
    }
    same.set(name, first.get(what));
    return '';
  });
  return rest.replace(/\$(?:"[^"]*"|[^\s()"]+)/g, (name) => same.get(name) ?? name);
}

/**
 * Puts the small pieces that parts share together, in a folder where the tools left them: a request
 * and a program of its own for some hundred bytes is dearer than bytes that are not needed yet. Those
 * that come with what is fetched when it is quiet are one file, the others another.
 *
 * @returns the loading of parts, in which each of them is loaded as the file that it is now in
 */
export function together(folder, loading) {
  const small = sharedPieces(loading).filter(({ file }) => statSync(join(folder, file)).size <= SMALL);
  const isQuiet = ({ parts }) => parts.some((part) => QUIET.includes(part));
  let text = loading;
  for (const [name, pieces] of [['quiet', small.filter(isQuiet)], ['rest', small.filter((piece) => !isQuiet(piece))]]) {
    if (pieces.length < 2) continue;
    const files = pieces.map(({ file }) => join(folder, file));
    const whole = join(folder, `shared_${name}.wasm`);
    const words = join(folder, `shared_${name}.wat`);
    const features = [...FEATURES.map((feature) => `--enable-${feature}`), '--enable-multimemory'];
    run('wasm-merge', ...files.flatMap((file, at) => [file, `piece${at}`]), '--rename-export-conflicts', ...features, '-S', '-o', words);
    writeFileSync(words, askingOnce(readFileSync(words, 'utf8')));
    run('wasm-as', words, ...FEATURES.map((feature) => `--enable-${feature}`), '-o', whole);
    for (const file of [...files, words]) rmSync(file);
    const [kept, ...others] = pieces;
    text = replaceOnce(text, `new URL("./${kept.file}"`, () => `new URL("./shared_${name}.wasm"`);
    for (const other of others) text = replaceOnce(text, other.text, () => '');
    const gone = new Set(others.map(({ variable }) => variable));
    text = text.replace(/\[([\w, ]*)\]\)/g, (list, names) => {
      const all = names.split(',').map((needed) => needed.trim()).filter(Boolean);
      return `[${[...new Set(all.map((needed) => (gone.has(needed) ? kept.variable : needed)))].join(', ')}])`;
    });
  }
  return text;
}

function replaceOnce(text, pattern, right) {
  let found = 0;
  const replaced = text.replaceAll(pattern, (...match) => {
    found += 1;
    return right(...match);
  });
  if (found !== 1) throw new Error(`the tools write other scripts than split.mjs knows: ${found} of ${pattern}`);
  return replaced;
}

/**
 * The program's script with the loading of parts in it. The tools write that as a module of its
 * own, which names the program's script by a name that this build changes.
 *
 * What the parts' files are called, and their digests, stand in a list of its own that comes with
 * the first part: they are a sixtieth of what a first visit may load, and most of it no packer makes
 * smaller.
 *
 * @param parts what each part's file is called and its digest, by the name that the tool gave it
 * @param list what the list is called, and its digest
 */
export function joined(glue, loading, parts, list) {
  const names = [...loading.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
  let text = replaceOnce(loading, /^import \{ initSync \} from .*\n/gm, () => '').replace(/^export const /gm, 'const ');
  for (const given of Object.keys(parts)) {
    text = replaceOnce(text, `fetch(new URL("./${given}", import.meta.url))`, () => `fetchPart("${given}")`);
  }
  if (/new URL\("[^"]*", import\.meta\.url\)\)/.test(text)) throw new Error('a part has no digest');
  // One import for each part, all of the same module.
  const imported = [...glue.matchAll(/^import \* as (\w+) from "\.\/__wasm_split\.js"\s*;?\n?/gm)];
  if (imported.length === 0) throw new Error('the tools write other scripts than split.mjs knows: no import of the parts');
  const rest = imported.reduce((script, [line]) => script.replace(line, ''), glue);
  const fetching = `let partsList;
const fetchWhole = (name, integrity) => fetch(new URL("./" + name, import.meta.url), { integrity });
async function fetchPart(given) {
  partsList ??= fetchWhole("${list.name}", "${list.integrity}").then((answer) => answer.json());
  try {
    return await fetchWhole(...(await partsList)[given]);
  } catch (error) {
    partsList = undefined;
    throw error;
  }
}
`;
  return `${fetching}${text}${imported.map(([, namespace]) => `const ${namespace} = { ${names.join(', ')} };\n`).join('')}${rest}`;
}

/** The list of parts as a file: name and digest of each, by the name that the tool gave it. */
export function listOfParts(parts) {
  const data = JSON.stringify(Object.fromEntries(Object.entries(parts).map(([given, { name, integrity }]) => [given, [name, integrity]])));
  return { data, ...named256('parts', data, 'json') };
}

/** What a file of the program is called by its content, and its digest. */
function named256(part, data, ending) {
  const sum = createHash('sha256').update(data).digest();
  return { name: `rollcall-${part}-${sum.toString('hex').slice(0, 16)}.${ending}`, integrity: `sha256-${sum.toString('base64')}` };
}

/** For each part the files that it is made of: its own and those it shares with others. */
export function filesOf(loading, parts) {
  const fileIn = (text) => parts[/new URL\("\.\/([^"]+)"/.exec(text)?.[1]]?.name;
  const pieces = loading.split(/^(?=(?:export )?const \w+ = (?:wrapAsyncCb\()?makeLoad\()/m).slice(1);
  const shared = new Map();
  const files = {};
  for (const piece of pieces) {
    const name = /const (\w+)/.exec(piece)[1];
    if (!piece.startsWith('export')) {
      shared.set(name, fileIn(piece));
      continue;
    }
    const needs = /\[([^\]]*)\]\)\);?\s*$/.exec(piece)?.[1].split(',').map((need) => need.trim()).filter(Boolean) ?? [];
    files[name.replace('__wasm_split_load_', '')] = [fileIn(piece), ...needs.map((need) => shared.get(need))].filter(Boolean);
  }
  return files;
}

/** Makes every script of a folder shorter. boot.js is for old browsers, and stays so. */
export function shorten(folder, scripts) {
  for (const script of scripts) {
    const target = script.endsWith('boot.js') ? 'es5' : 'es2020';
    run('esbuild', join(folder, script), '--minify', `--target=${target}`, '--allow-overwrite', `--outfile=${join(folder, script)}`);
  }
}

/** A number as WebAssembly writes it: seven bits a byte, the lowest first. */
const leb = (number) => (number < 128 ? [number] : [(number % 128) + 128, ...leb(Math.floor(number / 128))]);

const named = (text) => [...leb(Buffer.byteLength(text)), ...Buffer.from(text)];

/** Reads numbers and names of a compiled program, one after the other, from a place on. */
function readerAt(program, at) {
  const reader = {
    at,
    number() {
      let [number, place, byte] = [0, 1, 0];
      do {
        byte = program[reader.at++];
        number += (byte & 127) * place;
        place *= 128;
      } while (byte & 128);
      return number;
    },
    name() {
      const length = reader.number();
      reader.at += length;
      return program.subarray(reader.at - length, reader.at).toString();
    },
  };
  return reader;
}

/** A program with one of its sections written anew: what `written` makes of the old one's content. */
function withSection(program, wanted, written) {
  const reader = readerAt(program, 8);
  while (reader.at < program.length) {
    const start = reader.at;
    const section = program[reader.at++];
    const length = reader.number();
    const end = reader.at + length;
    if (section !== wanted) {
      reader.at = end;
      continue;
    }
    const content = written(reader);
    if (reader.at !== end) throw new Error(`section ${wanted} of the program does not end where it should`);
    return Buffer.concat([program.subarray(0, start), Buffer.from([section, ...leb(content.length), ...content]), program.subarray(end)]);
  }
  throw new Error(`the program has no section ${wanted}`);
}

const [IMPORTS, EXPORTS] = [2, 7];

/**
 * The program and its script with short names for what one asks of the other. The tools call each
 * function of the browser by its full name and a digest, and write that into both files.
 */
export function withShortNames(program, glue) {
  const short = new Map();
  const renamed = withSection(program, IMPORTS, (reader) => {
    const count = reader.number();
    const imports = leb(count);
    for (let entry = 0; entry < count; entry += 1) {
      const [module, given] = [reader.name(), reader.name()];
      let right = given;
      if (/_[0-9a-f]{16}$/.test(given)) {
        right = short.get(given) ?? `_${short.size.toString(36)}`;
        short.set(given, right);
      }
      const kind = reader.at;
      // A function has the number of its type; the compiler imports nothing else.
      if (program[reader.at++] !== 0) throw new Error(`${module} ${given} is imported and no function`);
      reader.number();
      imports.push(...named(module), ...named(right), ...program.subarray(kind, reader.at));
    }
    return imports;
  });
  return [renamed, glue.replace(/\b__\w+_[0-9a-f]{16}\b/g, (given) => short.get(given) ?? given)];
}

const OF_STREAMS = /intounderlying/i;

/**
 * The program and its script without the classes that Leptos offers to scripts for streams of a
 * server. Nothing makes one here, but a tool cannot leave out what is offered.
 */
export function withoutStreams(program, glue) {
  const rest = withSection(program, EXPORTS, (reader) => {
    const kept = [];
    let count = 0;
    for (let left = reader.number(); left > 0; left -= 1) {
      const name = reader.name();
      const kind = reader.at++;
      reader.number();
      if (OF_STREAMS.test(name)) continue;
      count += 1;
      kept.push(...named(name), ...program.subarray(kind, reader.at));
    }
    return [...leb(count), ...kept];
  });
  const script = glue
    .replace(/^export class IntoUnderlying\w+ \{\n[\s\S]*?^\}\n/gm, '')
    .replace(/^if \(Symbol\.dispose\) IntoUnderlying.*\n/gm, '')
    .replace(/^const IntoUnderlying\w+Finalization = [\s\S]*?;\n/gm, '');
  if (OF_STREAMS.test(script)) throw new Error('the tools write other scripts than split.mjs knows: streams');
  return [rest, script];
}

/** Puts the pieces of the program in the place of the whole one that trunk left in a folder. */
export async function split(folder, profile) {
  const work = mkdtempSync(join(tmpdir(), 'rollcall-split-'));
  try {
    run('wasm-split-cli', compiled(profile), work, '--out-name', 'rollcall');
    const out = join(work, 'out');
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-name', 'rollcall',
      '--out-dir', out, join(work, 'rollcall.wasm'));
    const bound = join(out, 'rollcall_bg.wasm');
    const [whole, offering] = withoutStreams(readFileSync(bound), readFileSync(join(out, 'rollcall.js'), 'utf8'));
    writeFileSync(bound, whole);
    const loading = together(work, readFileSync(join(work, '__wasm_split.js'), 'utf8'));
    const given = readdirSync(work).filter((name) => name.endsWith('.wasm') && name !== 'rollcall.wasm');
    if (profile === 'release') await optimise([bound, ...given.map((name) => join(work, name))]);
    const parts = {};
    for (const part of given) {
      const data = readFileSync(join(work, part));
      parts[part] = named256(part.replace(/^split_|\.wasm$/g, ''), data, 'wasm');
      writeFileSync(join(folder, parts[part].name), data);
    }
    const list = listOfParts(parts);
    writeFileSync(join(folder, list.name), list.data);
    const [program, glue] = withShortNames(readFileSync(bound), offering);
    writeFileSync(only(folder, /^rollcall-[0-9a-f]{8,16}_bg\.wasm$/), program);
    writeFileSync(only(folder, /^rollcall-[0-9a-f]{8,16}\.js$/), joined(glue, loading, parts, list));
    // For scripts/size.mjs; no browser asks for it.
    mkdirSync(join(folder, 'hosting'), { recursive: true });
    writeFileSync(join(folder, 'hosting', 'parts.json'), `${JSON.stringify(filesOf(loading, parts), null, 1)}\n`);
  } finally {
    rmSync(work, { recursive: true });
  }
}
