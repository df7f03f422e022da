// Files that the page saves, as they lie in the folder of downloads of a test.

import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './waiting.mjs';

const filesLike = (t, pattern) => readdirSync(t.downloads).filter((it) => pattern.test(it));

/** The text of what `act` saves as a file; files of that name from before are gone then. */
export async function saved(t, pattern, act) {
  filesLike(t, pattern).forEach((name) => rmSync(join(t.downloads, name)));
  await act();
  const name = await until(`a file like ${pattern} is saved`, () => filesLike(t, pattern)[0], { seconds: 20 });
  return until('the file is whole', () => {
    const text = readFileSync(join(t.downloads, name), 'utf8');
    return text.length > 0 && text;
  });
}
