import { byTitles, joint } from '../ways/by-titles.ts';
import type { Runner } from './runner.ts';

const marks = [' ', ' > ', ' › ', ' » ', ' :: ', ' - ', ' / ', '.', '/', '-'];

/**
 * jest-junit, whose templates say what stands where: by default class name and name are both the whole chain, joined by blanks; `{classname}` and
 * `{title}` may stand apart, or be joined by a hyphen; `ancestorSeparator` joins groups.
 */
export const jest: Runner = {
  name: 'jest',
  way: byTitles({
    joints: [...marks.map(joint), ...marks.map((groups) => ({ groups, test: '-' }))],
    chains: ({ className, name }, { test }) => {
      const [groups, title] = [className.trim(), name.trim()];
      if (groups === title || groups === '' || /\.[cm]?[jt]sx?$/.test(groups)) return [title];
      return [`${groups}${test}${title}`];
    },
    mayLeaveGroupsOut: true,
  }),
};
