// Lets a test work a page in a browser that has no driver: fetches one command after the other from
// the server that sent the page, does it on the real elements and reports. The server puts it into
// the page only where the address has `remote=`, which tells this run from every other.
'use strict';
(async () => {
  const run = new URLSearchParams(location.search).get('remote');
  const page = `${run}-${Math.random().toString(36).slice(2)}`;
  const look = window.rollcallLook;

  const works = {
    /** How many there are, and the words and attributes of the first. */
    look(what) {
      const found = look.all(what);
      const first = found[0];
      return {
        count: found.length,
        words: first ? look.words(first) : null,
        attributes: first ? Object.fromEntries([...first.attributes].map(({ name, value }) => [name, value])) : null,
        checked: first?.checked ?? null,
      };
    },
    click(what) {
      const found = look.all(what)[0];
      if (!found) return false;
      found.focus();
      found.click();
      return true;
    },
    type(what, text) {
      const found = look.all(what)[0];
      if (!found) return false;
      found.focus();
      // The setter of the class, as typing would use it.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(found), 'value').set.call(found, text);
      found.dispatchEvent(new Event('input', { bubbles: true }));
      found.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    /** The names of the boxes that are ticked. */
    ticked: (what) => look.all(what).filter((one) => one.checked).map((one) => look.name(one)),
    /** Ticks the first box that is not ticked; gives its name. */
    tickNext(what) {
      const next = look.all(what).find((one) => !one.checked);
      next.focus();
      next.click();
      return look.name(next);
    },
    observer: () => window.rollcallObserver,
  };

  let told = {};
  for (;;) {
    const answer = await fetch(`__tests/remote?page=${page}`, { method: 'POST', body: JSON.stringify(told) });
    const { id, work, what, text } = await answer.json();
    try {
      told = { id, page, value: works[work](what, text) };
    } catch (error) {
      told = { id, page, error: String(error) };
    }
  }
})();
