import { byTitles, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/** Mocha and Cypress: mocha-junit-reporter has the whole chain as the name and the title as the class name; Mocha's own has the groups as the class name. */
export const mocha: Runner = {
  name: 'mocha',
  way: byTitles({
    joints: [joint(' '), joint('.')],
    chains: ({ className, name }, { test }) =>
      className === '' || name.endsWith(className) ? [name] : [`${className}${test}${name}`],
  }),
};
