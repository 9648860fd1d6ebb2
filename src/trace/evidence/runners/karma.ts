import { byTitles, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/** karma-junit-reporter: the name is the whole chain of titles, joined by blanks; the class name is the browser, and no file is named. */
export const karma: Runner = {
  name: 'karma',
  way: byTitles({ joints: [joint(' ')], chains: ({ name }) => [name] }),
};
