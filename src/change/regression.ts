import { escapePattern } from '../model/index.ts';
import type { Selected } from './select-tests.ts';

/** Test runners that arguments can be printed for. */
export const runners = ['vitest', 'jest', 'pytest', 'gtest', 'maven'] as const;
export type Runner = (typeof runners)[number];

/**
 * Arguments that make a runner run the given tests first, one a line of a shell's words, quoted for a POSIX shell.
 * A test that is a whole file runs with all it holds.
 * @implements SRS-2305
 */
export function runnerArguments(regions: readonly Selected[], runner: Runner): string[] {
  const files = [...new Set(regions.map(({ file }) => file))].sort();
  const names = [...new Set(regions.map(({ name }) => name).filter(Boolean))].sort();
  switch (runner) {
    case 'vitest':
    case 'jest': {
      const whole = regions.some(({ name }) => name === '');
      const pattern = names.map((name) => escapePattern(name.replaceAll(' > ', ' '))).join('|');
      return [...files.map(quoted), ...(whole || names.length === 0 ? [] : ['-t', quoted(`(${pattern})`)])];
    }
    case 'pytest':
      return regions
        .map(({ file, name }) => quoted(name === '' ? file : `${file}::${name.replaceAll('.', '::')}`))
        .sort();
    case 'gtest':
      return [quoted(`--gtest_filter=${names.map((name) => name.replaceAll(' > ', '.')).join(':') || '*'}`)];
    case 'maven':
      return [
        quoted(
          `-Dtest=${[...new Set(regions.map(({ file, name }) => mavenName(file, name)))].sort().join(',')}`,
        ),
      ];
  }
}

/** `PumpTest#starts` from the file's class and the last part of the name. */
function mavenName(file: string, name: string): string {
  const type = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const method = name.slice(name.lastIndexOf('.') + 1);
  return method === '' || method === type ? type : `${type}#${method}`;
}

function quoted(text: string): string {
  return /^[\w./:=,@%+-][\w./:=,#@%+-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
