import { apart } from '../title-index.ts';
import { byTitles, groupsOf, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

/** Bun: a suite for the file, suites for the groups in it, the name is the title. */
export const bun: Runner = {
  name: 'bun',
  way: byTitles({
    joints: [joint(apart)],
    chains: (result) => [[...groupsOf(result), result.name].join(apart)],
  }),
};
