// Helps a driver press what it means to press. Runs in the page, put there by the driver; knows
// nothing of Rollcall. A page moves while things come in: between finding a place and pressing it, the
// place may belong to something else.
'use strict';
window.rollcallAim ??= (() => {
  const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'contextmenu'];
  let guarded;

  const frame = () => new Promise((done) => {
    const timer = setTimeout(done, 100); // A window behind others may draw no frames.
    requestAnimationFrame(() => {
      clearTimeout(timer);
      done();
    });
  });
  const place = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${x} ${y} ${width} ${height}`;
  };
  const opening = (element) => element?.outerHTML.slice(0, 120) ?? 'nothing';

  /** Waits until an element has stood still for two frames; false if it does not, or has gone. */
  async function standsStill(element) {
    let before = place(element);
    let still = 0;
    for (let frames = 0; still < 2 && frames < 60; frames += 1) {
      await frame();
      const now = place(element);
      still = now === before ? still + 1 : 0;
      before = now;
    }
    return still >= 2 && element.isConnected;
  }

  /**
   * Lets the next press through only if it lands in the element. One that lands elsewhere does
   * nothing to the page, up to `landed`.
   */
  function guard(element) {
    guarded?.lift();
    const now = { down: undefined, up: undefined };
    const hear = (event) => {
      const isInside = event.composedPath().includes(element);
      if (event.type === 'pointerdown') now.down ??= isInside;
      if (event.type === 'click') now.up ??= isInside;
      if (now.down !== false) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    for (const type of PRESSES) window.addEventListener(type, hear, true);
    now.lift = () => {
      for (const type of PRESSES) window.removeEventListener(type, hear, true);
    };
    guarded = now;
  }

  return {
    /** Brings an element into view, lets it come to rest, and guards the next press. */
    async click(element) {
      if (element.disabled) return false;
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      if (!(await standsStill(element))) return false;
      guard(element);
      return true;
    },
    /**
     * The same for a press at a point, given in parts of the element's width and height. Gives the
     * point in the window, or what lies there instead.
     */
    async point(element, across, down) {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      if (!(await standsStill(element))) return { instead: 'it moves' };
      const box = element.getBoundingClientRect();
      const [x, y] = [Math.round(box.x + box.width * across), Math.round(box.y + box.height * down)];
      const hit = document.elementFromPoint(x, y);
      if (!element.contains(hit)) return { instead: opening(hit) };
      guard(element);
      return { x, y };
    },
    /** Whether the press that was guarded has landed elsewhere. */
    isBeside: () => guarded?.down === false,
    /**
     * Whether it landed in the element; ends the guard. One that nobody heard of went to something
     * that was disabled meanwhile. Where there is no guard, the press has led to another page.
     */
    landed() {
      if (!guarded) return true;
      const { down, up, lift } = guarded;
      lift();
      guarded = undefined;
      return down === true && up !== false;
    },
    /** Two frames: as long as the shortest thing that a hand does takes at least. */
    async rest() {
      await frame();
      await frame();
    },
  };
})();
