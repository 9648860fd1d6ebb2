import { byTitles, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/** Playwright: the class name is the file, seen from its directory of tests, the name the whole chain of titles, joined by ` › `. */
export const playwright: Runner = {
  name: 'playwright',
  way: byTitles({ joints: [joint(' › ')], chains: ({ name }) => [name] }),
};
