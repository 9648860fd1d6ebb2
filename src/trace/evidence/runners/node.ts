import { apart } from '../title-index.ts';
import { byTitles, groupsOf, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/** Node's test runner: suites stand for the groups, the name is the title, and the file is named. */
export const node: Runner = {
  name: 'node',
  way: byTitles({
    joints: [joint(apart)],
    chains: (result) => [[...groupsOf(result), result.name].join(apart)],
  }),
};
