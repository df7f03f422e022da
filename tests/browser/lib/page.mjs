// A page as a person works it: finds things by what they are called, clicks, types, presses keys,
// reads. Waits for what it is asked for. Knows WebDriver; leaves what Rollcall's pages hold to
// rollcall.mjs and the cases.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import BrowsingContext from 'selenium-webdriver/bidi/browsingContext.js';
import { DESK, PHONE } from './engines.mjs';
import { until } from './waiting.mjs';

const script = (name) => readFileSync(fileURLToPath(new URL(`../page/${name}`, import.meta.url)), 'utf8');
const look = script('look.js');
const aim = script('aim.js');
const axePath = fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url));

/** What to find: a selector alone, or one with words. See `all` in page/look.js. */
const described = (what) => (typeof what === 'string' ? { css: what } : what);
const inWords = (what) => {
  const { css, ...more } = described(what);
  return [css, ...Object.entries(more).map(([key, value]) => `${key} “${value}”`)].join(', ');
};

/** Modifier and key names as people write them: `keys('Control', 'z')`. */
export const KEYS = Key;

export class Page {
  /** @param {string} [window] which window of the browser; the one in front unless said */
  constructor(driver, engine, site, window) {
    this.driver = driver;
    this.engine = engine;
    this.site = site;
    this.window = window;
    /** How many presses landed beside what they were meant for, did nothing, and were made again. */
    this.misses = 0;
  }

  /** Brings this page's window to the front: with several pages, the one that is worked. */
  async front() {
    if (this.window) await this.driver.switchTo().window(this.window);
    return this;
  }

  // ---- places -----------------------------------------------------------------------------------

  /** Opens the site, at a place and with a query if given: `open('#/timeline', '?plan=x.json')`. */
  async open(place = '', query = '') {
    await this.driver.get(this.site.url + query + place);
  }

  /** Follows a link within the site, as the address bar would. */
  async goTo(place) {
    await this.inPage((to) => {
      location.hash = to;
    }, place);
  }

  /**
   * Loads the page again as its own reload button would: a driver's refresh goes round the service
   * worker in one engine. Gives when the old page is gone.
   */
  async reload() {
    this.seenBefore = (await this.observed()) ?? this.seenBefore;
    await this.inPage(() => {
      window.isBeforeReload = true;
      location.reload();
    });
    await until('the page is loaded again', () => this.inPage(() => !window.isBeforeReload && document.readyState === 'complete'), { seconds: 60 });
  }

  address() {
    return this.driver.getCurrentUrl();
  }

  // ---- finding ----------------------------------------------------------------------------------

  /** Runs a function in the page. It knows only its arguments, and `rollcallLook`. */
  inPage(work, ...values) {
    return this.driver.executeScript(`${look}; return (${work}).apply(null, arguments);`, ...values);
  }

  /** All shown elements that fit, now. */
  all(what) {
    return this.inPage((wanted) => window.rollcallLook.all(wanted), described(what));
  }

  async count(what) {
    return this.inPage((wanted) => window.rollcallLook.all(wanted).length, described(what));
  }

  async has(what) {
    return (await this.count(what)) > 0;
  }

  /** Waits for the first element that fits. */
  find(what, seconds = 10) {
    return until(`there is ${inWords(what)}`, async () => (await this.all(what))[0], { seconds });
  }

  /** Waits until nothing fits. */
  gone(what, seconds = 10) {
    return until(`there is no ${inWords(what)}`, async () => !(await this.has(what)), { seconds });
  }

  /** The words of the first element that fits. */
  words(what) {
    return until(`there is ${inWords(what)}`, () =>
      this.inPage((wanted) => {
        const [first] = window.rollcallLook.all(wanted);
        return first ? [window.rollcallLook.words(first)] : null;
      }, described(what))).then(([words]) => words);
  }

  /** The words of all elements that fit, now. */
  allWords(what) {
    return this.inPage((wanted) => window.rollcallLook.all(wanted).map((one) => window.rollcallLook.words(one)), described(what));
  }

  /** The accessible names of all elements that fit, now. */
  allNames(what) {
    return this.inPage((wanted) => window.rollcallLook.all(wanted).map((one) => window.rollcallLook.name(one)), described(what));
  }

  /** An attribute of the first element that fits, now; nothing if there is none. */
  attribute(what, name) {
    return this.inPage((wanted, of) => window.rollcallLook.all(wanted)[0]?.getAttribute(of) ?? null, described(what), name);
  }

  // ---- working ----------------------------------------------------------------------------------

  /** Runs a function in the page that knows `rollcallLook` and `rollcallAim` too. */
  #aimed(work, ...values) {
    return this.driver.executeScript(`${look}; ${aim}; return (${work}).apply(null, arguments);`, ...values);
  }

  /** Whether the press that was guarded landed where it should. */
  async #landed() {
    const isThere = await this.#aimed(() => window.rollcallAim.landed());
    if (!isThere) this.misses += 1;
    return isThere;
  }

  /** The point of the first element that fits, in parts of its size, once it stands still there. */
  async #point(what, across, down) {
    const spot = await this.#aimed((wanted, ...parts) => {
      const [element] = window.rollcallLook.all(wanted);
      return element ? window.rollcallAim.point(element, ...parts) : null;
    }, described(what), across, down);
    if (spot?.instead) throw new Error(`where it is, there is ${spot.instead}`);
    return spot;
  }

  #actions() {
    return this.driver.actions({ async: true });
  }

  /**
   * Clicks the first element that fits, as soon as there is one, it stands still and nothing covers
   * it. Not every driver's click is one step: when the page moves between aiming and pressing, the
   * press lands beside the element. Then it does nothing, and is made again.
   */
  click(what, seconds = 10) {
    return until(`${inWords(what)} can be clicked`, async () => {
      const found = await this.#aimed(async (wanted) => {
        const [element] = window.rollcallLook.all(wanted);
        return element && (await window.rollcallAim.click(element)) ? element : null;
      }, described(what));
      if (!found) return false;
      await found.click();
      return this.#landed();
    }, { seconds });
  }

  /** Presses the middle of the first element that fits by the pointer alone, with a key held if given. */
  clickPoint(what, { key, seconds = 10 } = {}) {
    return until(`the middle of ${inWords(what)} can be pressed`, async () => {
      const spot = await this.#point(what, 0.5, 0.5);
      if (!spot) return false;
      // One after the other: together a driver may lift the key before the pointer is pressed.
      if (key) await this.#actions().keyDown(key).perform();
      await this.#actions().move(spot).press().release().perform();
      if (key) await this.#actions().keyUp(key).perform();
      return this.#landed();
    }, { seconds });
  }

  /** The same, twice in a row. */
  doubleClick(what, seconds = 10) {
    return until(`the middle of ${inWords(what)} can be pressed twice`, async () => {
      const spot = await this.#point(what, 0.5, 0.5);
      if (!spot) return false;
      await this.#actions().move(spot).press().release().press().release().perform();
      return this.#landed();
    }, { seconds });
  }

  /** Empties a field and types into it. */
  async type(what, text) {
    await this.click(what);
    const field = await this.find(what);
    const old = await field.getAttribute('value');
    if (old) {
      await this.press(Key.END);
      await this.press(...Array.from(old, () => Key.BACK_SPACE));
    }
    if (text) await field.sendKeys(text);
  }

  /** Chooses a file in a file field, which may be hidden behind a button. */
  async give(what, path) {
    const field = await this.find({ ...described(what), hidden: true });
    await field.sendKeys(path);
  }

  /** Presses keys one after the other, on whatever has the focus. */
  async press(...keys) {
    const actions = this.#actions();
    for (const key of keys) actions.keyDown(key).keyUp(key);
    await actions.perform();
  }

  /** Presses a key with others held: `chord(KEYS.CONTROL, 'z')`. */
  async chord(...keys) {
    const actions = this.#actions();
    for (const key of keys) actions.keyDown(key);
    for (const key of [...keys].reverse()) actions.keyUp(key);
    await actions.perform();
  }

  /**
   * Drags from a point of an element, given in parts of its width, sideways by so many pixels.
   * `before` runs while the button is still held.
   */
  async drag(what, { from = 0.5, by, before = async () => {} }) {
    await until(`${inWords(what)} can be held`, async () => {
      const spot = await this.#point(what, from, 0.5);
      if (!spot) return false;
      const { x, y } = spot;
      // In one go: Chromium's driver ends the hold on an element between two.
      await this.#actions().move(spot).press().move({ x: x + Math.round(by / 2), y }).move({ x: x + Math.round(by), y }).perform();
      // Let go while the guard still holds: a press beside does nothing, and so does its end.
      if (await this.#aimed(() => window.rollcallAim.isBeside())) await this.#actions().release().perform();
      return this.#landed();
    });
    await before();
    await this.#aimed(() => window.rollcallAim.rest());
    await this.#actions().release().perform();
  }

  /**
   * Turns the wheel over the middle of an element, in pixels; with Control held if asked to.
   * WebKitGTK's driver knows no wheel with keys (2.50), so there the page gets the event as if from
   * the wheel, and scrolls where nobody took it.
   */
  async wheel(what, { x = 0, y = 0, control = false }) {
    const element = await this.find(what);
    if (this.engine === 'webkit') {
      await this.inPage((over, deltaX, deltaY, ctrlKey) => {
        const box = over.getBoundingClientRect();
        const [clientX, clientY] = [box.x + box.width / 2, box.y + box.height / 2];
        const target = document.elementFromPoint(clientX, clientY) ?? over;
        const event = new WheelEvent('wheel', {
          deltaX, deltaY, ctrlKey, bubbles: true, cancelable: true, clientX, clientY,
        });
        if (!target.dispatchEvent(event)) return;
        for (let at = target; at; at = at.parentElement) {
          const [top, left] = [at.scrollTop, at.scrollLeft];
          at.scrollBy({ left: deltaX, top: deltaY, behavior: 'instant' });
          if (at.scrollTop !== top || at.scrollLeft !== left) return;
        }
      }, element, x, y, control);
      return;
    }
    const actions = this.#actions();
    if (control) actions.keyDown(Key.CONTROL);
    actions.scroll(0, 0, x, y, element);
    if (control) actions.keyUp(Key.CONTROL);
    await actions.perform();
  }

  /** What the focused element is: its role or tag, name and attributes of the data kind. */
  focused() {
    return this.inPage(() => {
      const at = document.activeElement;
      const data = { ...at.dataset };
      return { tag: at.localName, role: at.getAttribute('role'), name: window.rollcallLook.name(at), level: at.getAttribute('aria-level'), expanded: at.getAttribute('aria-expanded'), id: at.id, data };
    });
  }

  // ---- size -------------------------------------------------------------------------------------

  async resize({ width, height }) {
    await this.driver.manage().window().setRect({ width, height, x: 0, y: 0 });
  }

  desk() {
    return this.resize(DESK);
  }

  /**
   * As narrow as a phone, 390 pixels. Firefox's window stays wider, so its viewport is set;
   * WebKitGTK's stays at 447, which is still below every breakpoint. Gives the width it got.
   */
  async phone() {
    if (this.engine === 'firefox') {
      const context = await BrowsingContext(this.driver, { browsingContextId: await this.driver.getWindowHandle() });
      await context.setViewport(PHONE.width, PHONE.height);
    } else {
      await this.resize(PHONE);
    }
    return this.inPage(() => innerWidth);
  }

  // ---- what a person does not see ---------------------------------------------------------------

  /** Errors and policy violations since the page was loaded; nothing if nobody watched. */
  async observed() {
    return this.inPage(() => window.rollcallObserver ?? null);
  }

  /** Milliseconds from the start of loading to the first frame with a bar. */
  async firstBar(seconds = 60) {
    return until('a bar was drawn', () => this.inPage(() => window.rollcallObserver.firstBar), { seconds });
  }

  /** Puts axe-core in the page, which works out names as screen readers do. */
  async learnAxe() {
    await this.driver.executeScript(readFileSync(axePath, 'utf8'));
  }

  /** What axe-core has against the page, each with the rule and the elements. */
  async accessibility() {
    await this.learnAxe();
    const found = await this.driver.executeAsyncScript((done) => {
      window.axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
          id, help, nodes: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`), count: nodes.length,
        }))),
        (error) => done([{ id: 'axe', help: String(error), nodes: [], count: 1 }]),
      );
    });
    return found.map(({ id, help, nodes, count }) => `${id} (${help}), ${count}×:\n      ${nodes.join('\n      ').replace(/\n(?! {6})/g, '\n        ')}`);
  }

  async screenshot() {
    return Buffer.from(await this.driver.takeScreenshot(), 'base64');
  }
}
