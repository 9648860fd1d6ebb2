import type { IdSyntax } from '../../config/index.ts';
import type { SourceSettings } from '../source.ts';
import type { LocatedTest } from './tests.ts';

/** A test that is named by the ID of a test case, and where it starts. */
export interface NamedDefinition {
  id: string;
  start: number;
}

/** Finds the tests of a file that are named by test cases; made once a configuration. */
export interface NamedTestReader {
  /** @param marksTests functions are no tests unless they are told to be */
  read(tests: readonly LocatedTest[], marksTests: boolean): NamedDefinition[];
}

/**
 * Test cases are the types that `verifies` may start at. A test, a group or class of tests whose title, function or display name names
 * one carries it out: as with a tag, its code is then bound to the test case.
 * @implements SRS-3146
 */
export function namedTestReader({ relations }: SourceSettings, ids: IdSyntax): NamedTestReader {
  const cases = new Set(relations.verifies?.from ?? []);
  return {
    read: (tests, marksTests) =>
      tests.flatMap(({ kind, names, label, start }) =>
        kind === 'function' && marksTests
          ? []
          : [...new Set([names.at(-1) ?? '', label ?? ''].flatMap((name) => ids.namedBy(name)))]
              .filter((id) => cases.has(ids.typeOf(id) ?? ''))
              .map((id) => ({ id, start })),
      ),
  };
}
