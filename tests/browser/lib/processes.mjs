// Starts programs and ends them with everything they started. Knows processes only; leaves what is
// run to engines.mjs. Nothing is ended that was not started here.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { pause } from './waiting.mjs';

/** Every process and its parent, as [pid, parent]. */
function everyProcess() {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          // The name, in brackets, may hold spaces: what counts comes after the last bracket.
          const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
          return [[Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
        } catch {
          return []; // It ended meanwhile.
        }
      });
  }
  return execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

/** The processes that `pid` started, and those that they started. */
export function descendants(pid) {
  const all = everyProcess();
  const found = [];
  for (let layer = [pid]; layer.length > 0; ) {
    layer = all.filter(([, parent]) => layer.includes(parent)).map(([child]) => child);
    found.push(...layer);
  }
  return found;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false; // It has ended.
  }
}

/** Ends a process and all it started, at once and without a word, as a power cut would. */
export function killTree(pid) {
  const all = [pid, ...descendants(pid)];
  for (const one of all) signal(one, 'SIGKILL');
}

const running = new Set();

/**
 * Starts a program. What it prints is kept, the last 64 kB of it.
 *
 * @returns {{pid: number, output: () => string, hasEnded: () => boolean, ended: Promise<void>,
 *   kill: () => Promise<void>}}
 */
export function start(command, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio });
  let output = '';
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output = (output + data).slice(-65536);
    });
  }
  const ended = new Promise((done) => {
    child.once('error', (error) => {
      output += `${command}: ${error.message}\n`;
      hasEnded = true;
      done();
    });
    child.once('exit', () => {
      hasEnded = true;
      done();
    });
  });
  const program = {
    child,
    pid: child.pid,
    output: () => output,
    hasEnded: () => hasEnded,
    ended,
    async kill() {
      running.delete(program);
      if (child.pid) killTree(child.pid);
      await ended;
    },
  };
  running.add(program);
  ended.then(() => running.delete(program));
  return program;
}

// An interrupted run takes everything with it that it started.
process.once('exit', () => {
  for (const { pid } of running) if (pid) killTree(pid);
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130));

/** A port of this machine that nobody uses at the moment. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until a driver answers on its port. */
export async function answers(program, url, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (program.hasEnded()) break;
    try {
      const answer = await fetch(url);
      if (answer.ok) return;
    } catch {
      // Not yet.
    }
    await pause(50);
  }
  throw new Error(`no answer from ${url}\n${program.output()}`);
}
