import { posix } from 'node:path';
import { type Finding, startOf } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { isRequirementsList } from './formats.ts';
import type { LockText } from './reader.ts';
import { readRequirements } from './requirements.ts';
import { finding } from './rules.ts';

/** Characters of a list that are searched for further ones. */
const longest = 1_000_000;

/**
 * Follows what lists of pip name by `-r`, whatever their names, as far as they lead: each file is read once. What cannot be followed is told
 * (`manifest-unread`), as are constraints (`-c`) of a list that does not pin all itself: they ask for nothing, and what they pin is not read.
 * @param paths of files that are read for SOUP
 * @param textOf text of a file inside the project; undefined where there is none
 * @returns further files
 * @implements SRS-3566, SRS-3612
 */
export function furtherLists(
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): { paths: string[]; findings: Finding[] } {
  const known = new Set(paths);
  const findings: Finding[] = [];
  const queue = paths.filter(isRequirementsList);
  for (let at = 0; at < queue.length; at++) {
    const file = queue[at] as string;
    const text = (textOf(file) ?? '').slice(0, longest);
    for (const [index, row] of text.split(/\r?\n/).entries()) {
      const [, constraints] = /^\s*(?:-c\s*|--constraint[\s=]+)["']?([^\s"'#]+)/.exec(row) ?? [];
      if (constraints !== undefined && !pinsAll({ path: file, text }))
        findings.push(
          finding(
            'manifest-unread',
            { ...startOf(file), line: index + 1 },
            {
              message: `What ${constraints.slice(0, 100)} pins is not known: ${file} takes it as constraints, which are not read.`,
              hint: 'Commit the list of all versions that `pip freeze` or `pip-compile` writes, and name that.',
            },
          ),
        );
      const [, named = ''] = /^\s*(?:-r\s*|--requirement[\s=]+)["']?([^\s"'#]+)/.exec(row) ?? [];
      const path = posix.normalize(`${posix.dirname(file)}/${named}`);
      if (named === '' || known.has(path)) continue;
      known.add(path);
      const isOutside = /^[a-z+]+:\/\/|^\//.test(named) || path.startsWith('../');
      if (isOutside || textOf(path) === undefined)
        findings.push(
          finding(
            'manifest-unread',
            { ...startOf(file), line: index + 1 },
            {
              message: `What ${named.slice(0, 100)} asks for is not known: ${file} names it, and it ${isOutside ? 'lies outside the project' : 'is not there'}.`,
              hint: 'Commit the list beside the others, or take the line out.',
            },
          ),
        );
      else queue.push(path);
    }
  }
  return { paths: queue.filter((path) => !paths.includes(path)), findings };
}

/** Whether a list needs no constraints; one that is refused as a whole is told for that. */
function pinsAll(list: LockText): boolean {
  try {
    return readRequirements(list).packages.every(({ version }) => version !== '');
  } catch (problem) {
    if (problem instanceof Unreadable) return true;
    throw problem;
  }
}
