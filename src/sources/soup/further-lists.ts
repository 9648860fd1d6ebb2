import { posix } from 'node:path';
import { type Finding, startOf } from '../../model/index.ts';
import { readerFor } from './formats.ts';
import { readRequirements } from './requirements.ts';
import { finding } from './rules.ts';

/** Characters of a list that are searched for further ones. */
const longest = 1_000_000;

/**
 * Follows what lists of pip name by `-r`, whatever their names, as far as they lead: each file is read once. What cannot be followed is told
 * (`manifest-unread`). Constraints (`-c`) ask for nothing.
 * @param paths of files that are read for SOUP
 * @param textOf text of a file inside the project; undefined where there is none
 * @returns further files
 * @implements SRS-3566
 */
export function furtherLists(
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): { paths: string[]; findings: Finding[] } {
  const known = new Set(paths);
  const findings: Finding[] = [];
  const queue = paths.filter((path) => readerFor(path) === readRequirements);
  for (let at = 0; at < queue.length; at++) {
    const file = queue[at] as string;
    const rows = (textOf(file) ?? '').slice(0, longest).split(/\r?\n/);
    for (const [index, row] of rows.entries()) {
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
