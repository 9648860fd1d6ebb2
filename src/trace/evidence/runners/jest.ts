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
      // A title at the top has the mark before it where the template has one.
      if (groups === title) return [title.startsWith(test) ? title.slice(test.length) : title];
      if (groups === '' || /\.[cm]?[jt]sx?$/.test(groups)) return [title];
      return [`${groups}${test}${title}`];
    },
    mayLeaveGroupsOut: true,
  }),
};
