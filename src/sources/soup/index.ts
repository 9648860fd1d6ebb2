/**
 * SOUP as it is really locked: lockfiles of the common package managers, and bills of materials (IEC 62304 8.1.2).
 * @c4 component "SOUP source"
 * @technology TypeScript
 * @implements SDS-30
 */
import { findingAt, noFacts } from '../../model/index.ts';
import type { Source } from '../source.ts';
import { isRefusal } from './reader.ts';
import { readers } from './readers.ts';

/**
 * Reads one lockfile or bill of materials. A file with any defect gives one finding and no package.
 * @implements SRS-1601, SRS-1602, SRS-1603
 */
export const soupSource: Source = {
  name: 'soup',
  read({ path, bytes }) {
    const facts = noFacts();
    const name = path.slice(path.lastIndexOf('/') + 1);
    const reader = readers.find(({ files }) => files.test(name));
    const packages = reader?.read({ path, bytes, text: new TextDecoder().decode(bytes) }) ?? {
      message: 'no reader knows a file of this name',
      line: 1,
      column: 1,
    };
    if (isRefusal(packages)) {
      const { line, column } = packages;
      facts.findings.push(
        findingAt(
          { file: path, line, column },
          {
            rule: 'unreadable-lockfile',
            severity: 'error',
            message: `${path} counts for nothing: ${packages.message}.`,
            hint: 'Write it again with the tool it comes from, or exclude it with `sources.exclude`.',
          },
        ),
      );
      return facts;
    }
    facts.packages = packages;
    for (const { name: of, version, requested, place } of packages) {
      if (version !== '') continue;
      facts.findings.push(
        findingAt(place, {
          rule: 'soup-unresolved',
          severity: 'error',
          message: `${of} is locked to no version${requested === '' ? '' : `, only to ${requested}`}.`,
          hint: 'Lock it to one exact version and commit the lockfile.',
        }),
      );
    }
    return facts;
  },
};
