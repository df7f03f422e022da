// Finds things on a page as a person names them. Runs in the page, put there by the driver or by
// remote.js; knows nothing of Rollcall.
'use strict';
window.rollcallLook = {
  /** Words that are drawn, with spaces made even. */
  words: (element) => (element.innerText ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(),

  isShown(element) {
    if (element.getClientRects().length === 0) return false;
    return getComputedStyle(element).visibility !== 'hidden';
  },

  /** What a screen reader calls it, near enough for finding it. */
  name(element) {
    const named = element.getAttribute('aria-labelledby');
    if (named) {
      return named.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ').replace(/\s+/g, ' ').trim();
    }
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
    return (label ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
  },

  /**
   * The shown elements that fit, in the order of the page.
   * `css` selects; `name` must be the accessible name, or part of it with `part`; `has` must be among
   * the words; `hidden` takes those that are not shown too.
   */
  all({ css, name, part, has, hidden }) {
    const fits = (element) =>
      (hidden || this.isShown(element)) &&
      (name === undefined || this.name(element) === name) &&
      (part === undefined || this.name(element).includes(part)) &&
      (has === undefined || this.words(element).includes(has));
    return [...document.querySelectorAll(css)].filter(fits);
  },
};
