// A small test runner: cases are registered by name, run one after the other in each engine, each on
// a site of its own, and told one a line with the time it took. Engines run side by side; what measures
// has the machine to itself.
//
// One browser serves all cases of an engine; every case gets a new window and a new origin, so it
// finds nothing of the others. After each case the harness asks what no case should have to ask:
// was any policy violated?

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDriven } from './engines.mjs';
import { Page } from './page.mjs';
import { openSite } from './site.mjs';
import { within } from './waiting.mjs';

const cases = [];

/**
 * Registers a case.
 *
 * @param {string} name a sentence: what is true when it passes
 * @param {(t: Case) => Promise<void>} work
 * @param {object} [options]
 * @param {Record<string, string>} [options.skip] by engine, why it cannot be shown there
 * @param {boolean} [options.driven] false: the case starts browsers itself
 * @param {boolean} [options.alone] true: it measures, so nothing else runs beside it
 * @param {number} [options.seconds] how long it may take
 */
export function test(name, work, { skip = {}, driven = true, alone = false, seconds = 90 } = {}) {
  cases.push({ name, work, skip, driven, alone, seconds });
}

/** What a case works with. */
class Case {
  #sites = [];
  #pages = [];
  #browser;

  constructor(engine, options, browser) {
    this.engine = engine;
    this.options = options;
    this.#browser = browser;
    this.notes = [];
    this.figures = new Map();
  }

  get driver() {
    return this.#browser.driver;
  }

  /** The folder in which what a page offers for saving arrives. */
  get downloads() {
    return this.#browser.downloads;
  }

  /** The folder of the built site. */
  get dist() {
    return this.options.dist;
  }

  /** A figure or remark, told under the case's line. */
  note(text) {
    this.notes.push(text);
  }

  /** A figure for the table at the end of the run, where the engines stand side by side. */
  figure(name, value) {
    this.figures.set(name, value);
  }

  /** Opens a site on an origin that nothing was stored under. */
  async site(options = {}) {
    const site = await openSite({ dir: this.options.dist, ...options });
    this.#sites.push(site);
    return site;
  }

  /** A page of the site, in the window that is there. Nothing is opened yet. */
  async page(site, options) {
    this.main ??= await this.#newPage(site ?? (await this.site(options)));
    if (site) this.main.site = site;
    return this.main;
  }

  /** Another page beside the first, in a window of its own: tabs behind others are slowed down. */
  async secondPage(site) {
    await this.driver.switchTo().newWindow('window');
    return this.#newPage(site);
  }

  async #newPage(site) {
    const page = new Page(this.driver, this.engine, site, await this.driver.getWindowHandle());
    this.#pages.push(page);
    return page;
  }

  get sites() {
    return this.#sites;
  }

  /** How many presses landed beside what they were meant for. */
  get misses() {
    return this.#pages.reduce((sum, { misses }) => sum + misses, 0);
  }

  async close() {
    for (const site of this.#sites) await site.stop().catch(() => {});
  }
}

// ---- running ------------------------------------------------------------------------------------

/** One empty window, and no dialog left open. */
async function tidy(driver) {
  await driver.switchTo().alert().then((alert) => alert.dismiss(), () => {});
  const old = await driver.getAllWindowHandles();
  await driver.switchTo().newWindow('window');
  const fresh = await driver.getWindowHandle();
  for (const window of old) {
    await driver.switchTo().window(window);
    await driver.switchTo().alert().then((alert) => alert.accept(), () => {});
    await driver.close();
  }
  await driver.switchTo().window(fresh);
}

const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60);

/** What helps to see why a case failed, in the folder for that. */
async function keepEvidence(out, engine, name, error, running, browser) {
  mkdirSync(out, { recursive: true });
  const file = (extension) => join(out, `${engine}-${slug(name)}.${extension}`);
  const lines = [`${engine}: ${name}`, '', error.stack ?? String(error)];
  const add = (title, content) => lines.push('', `--- ${title}`, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  for (const site of running.sites) {
    add(`asked for at ${site.url}`, site.requests.map(({ method, path }) => `${method} ${path}`).join('\n'));
    add('violations', site.violations);
  }
  if (browser) {
    const ask = async (title, work) => {
      try {
        add(title, await within(10, title, work()));
      } catch (failure) {
        add(title, `not to be had: ${failure.message}`);
      }
    };
    await ask('address', () => browser.driver.getCurrentUrl());
    await ask('observed', () => browser.driver.executeScript('return window.rollcallObserver ?? null'));
    await ask('words on the page', () => browser.driver.executeScript('return document.body.innerText.slice(0, 4000)'));
    await ask('picture', async () => {
      writeFileSync(file('png'), Buffer.from(await browser.driver.takeScreenshot(), 'base64'));
      return file('png');
    });
    add('what the driver printed', browser.output().slice(-4000));
  }
  writeFileSync(file('log'), `${lines.join('\n')}\n`);
}

/**
 * Runs the registered cases in these engines: most of them in up to `options.beside` engines at once,
 * then those that measure, one at a time.
 *
 * @returns {Promise<{engine: string, passed: number, failed: string[], skipped: number,
 *   seconds: number, figures: Map<string, string>}[]>} in the order of the engines
 */
export async function runEngines(engines, options, tell = console.log) {
  const chosen = cases.filter(({ name }) => !options.grep || options.grep.test(name));
  const results = engines.map((engine) => ({ engine, passed: 0, failed: [], skipped: 0, seconds: 0, figures: new Map() }));
  // The last is the slowest: where not all run at once, it begins with the first.
  const waiting = [...results].reverse();
  const worker = async () => {
    for (let result = waiting.shift(); result; result = waiting.shift()) {
      await runCases(chosen.filter(({ alone }) => !alone), result, options, tell);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.beside, engines.length) }, worker));
  for (const result of results) await runCases(chosen.filter(({ alone }) => alone), result, options, tell);
  return results;
}

/** Runs cases one after the other in one engine, tells each on a line and adds to the result. */
async function runCases(chosen, result, options, tell) {
  const { engine } = result;
  const began = Date.now();
  let browser;
  const quit = async () => {
    await browser?.quit();
    browser = undefined;
  };

  for (const { name, work, skip, driven, seconds } of chosen) {
    if (skip[engine]) {
      result.skipped += 1;
      tell(`  skipped ${engine.padEnd(8)} ${name}: ${skip[engine]}`);
      continue;
    }
    const start = Date.now();
    let running;
    let error;
    try {
      if (driven && !browser) {
        browser = await startDriven(engine);
        tell(`          ${engine.padEnd(8)} ${browser.version}, started in ${Date.now() - start} ms`);
      } else if (driven) {
        await within(20, 'a new window', tidy(browser.driver)).catch(async () => {
          await quit();
          browser = await startDriven(engine);
        });
      }
      running = new Case(engine, options, browser);
      await within(seconds, 'the case', work(running));
      const violations = running.sites.flatMap((site) => site.violations);
      if (violations.length > 0) throw new Error(`the policy was violated:\n${violations.join('\n')}`);
    } catch (thrown) {
      error = thrown;
    }
    const took = `${((Date.now() - start) / 1000).toFixed(1)} s`.padStart(7);
    if (error) {
      result.failed.push(`${engine}: ${name}`);
      tell(`  FAILED  ${engine.padEnd(8)}${took}  ${name}\n          ${String(error.stack ?? error).split('\n').slice(0, 12).join('\n          ')}`);
      if (running) await keepEvidence(options.out, engine, name, error, running, driven && browser);
      // What it left behind must not fail the next.
      if (driven) await quit();
    } else {
      result.passed += 1;
      tell(`  ok      ${engine.padEnd(8)}${took}  ${name}`);
    }
    if (running?.misses) running.note(`the page moved: ${running.misses} pressed again`);
    for (const note of running?.notes ?? []) tell(`            ${note}`);
    for (const [figure, value] of running?.figures ?? []) {
      result.figures.set(figure, value);
      tell(`            ${figure}: ${value}`);
    }
    await running?.close();
  }
  await quit();
  result.seconds += (Date.now() - began) / 1000;
}

/** How many cases there are to run. */
export const caseNames = () => cases.map(({ name }) => name);
