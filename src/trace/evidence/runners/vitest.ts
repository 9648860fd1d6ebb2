import { byTitles, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/** vitest: the class name is the file, the name the whole chain of titles, joined by ` > `. */
export const vitest: Runner = {
  name: 'vitest',
  way: byTitles({ joints: [joint(' > ')], chains: ({ name }) => [name] }),
};
