import { byTitles, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/**
 * jasmine-reporters: the class name is the chain of groups, joined by points or blanks, the name the title; no file is named. The reporter puts a group
 * of its own around all.
 */
export const jasmine: Runner = {
  name: 'jasmine',
  way: byTitles({
    joints: [joint('.'), joint(' ')],
    chains: ({ className, name }, { test }) => {
      const groups = className.replace(/^focused specs\.?/, '');
      return [groups === '' ? name : `${groups}${test}${name}`];
    },
  }),
};
