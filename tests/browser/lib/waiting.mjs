// Waiting for what is to come true, with a limit and with words for when it does not. Tests wait
// for conditions only; `pause` is the step between two looks.

/** Resolves after some milliseconds. */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Looks again and again until `look` gives something true, and returns that.
 *
 * @param {string} what what is waited for: "the badge says saved"
 * @param {() => unknown} look may throw while things are in motion
 * @param {{seconds?: number, every?: number}} [limits]
 */
export async function until(what, look, { seconds = 10, every = 40 } = {}) {
  const end = Date.now() + seconds * 1000;
  let step = Math.min(10, every); // Most of what is waited for comes soon.
  let last;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = undefined;
    } catch (error) {
      if (error.isFinal) throw error;
      last = error;
    }
    if (Date.now() > end) break;
    await pause(step);
    step = Math.min(2 * step, every);
  }
  throw new Error(`waited ${seconds} s until ${what}${last ? `; last: ${last.name} ${last.message}` : ''}`);
}

/** Rejects when a promise takes longer than it may. */
export function within(seconds, what, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${seconds} s`)), seconds * 1000);
  });
  promise.catch(() => {});
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
