// The test's side of page/remote.js: works a page that asks the site for its next command. Knows
// commands and answers; leaves how they travel to site.mjs and what they mean to the page.

import { until, within } from './waiting.mjs';

/** One site's page without a driver. */
export class Remote {
  #count = 0;
  #page;
  #waiting;
  #resolve;

  /** The page asks for its next command, and tells what came of the last. */
  next(page, told) {
    if (page !== this.#page) {
      this.#page = page; // Another load: whatever the one before was doing is over.
      this.#resolve = undefined;
    }
    this.#resolve?.(told);
    this.#resolve = undefined;
    return new Promise((send) => {
      this.#waiting = send;
    });
  }

  /** Waits until a page whose `remote=` is `run` asks for commands. */
  async connected(run, seconds = 40) {
    await until('the page asks what to do', () => this.#waiting && this.#page?.startsWith(`${run}-`), { seconds });
  }

  /** Has the page do one piece of work and gives what it told. */
  async work(work, what, text) {
    await until('the page is free', () => this.#waiting);
    const id = ++this.#count;
    const send = this.#waiting;
    this.#waiting = undefined;
    const told = await within(20, `${work} ${JSON.stringify(what)}`, new Promise((resolve) => {
      this.#resolve = resolve;
      send({ id, work, what, text });
    }));
    if (told.error) throw new Error(told.error);
    return told.value;
  }

  look(what) {
    return this.work('look', what);
  }

  /** Waits for an element, then clicks it. */
  async click(what) {
    await until(`there is ${JSON.stringify(what)} to click`, () => this.work('click', what));
  }

  async type(what, text) {
    await until(`there is ${JSON.stringify(what)} to type into`, () => this.work('type', what, text));
  }

  /** Waits until an element is there that passes. */
  see(what, passes = ({ count }) => count > 0, seconds = 15) {
    return until(`the page shows ${JSON.stringify(what)}`, async () => {
      const found = await this.look(what);
      return passes(found) && found;
    }, { seconds });
  }
}
