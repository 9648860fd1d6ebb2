import type { Report, TestResult } from '../../../model/index.ts';
import { best, none } from '../candidates.ts';
import type { Repository } from '../repository.ts';
import { byPath } from '../ways/by-path.ts';
import { byTitles, groupsOf, joint, scriptPath } from '../ways/by-titles.ts';
import { byType } from '../ways/by-type.ts';
import { bun } from './bun.ts';
import { catch2 } from './catch2.ts';
import { ctest } from './ctest.ts';
import { cucumber } from './cucumber.ts';
import { doctest } from './doctest.ts';
import { dotnet } from './dotnet.ts';
import { go } from './go.ts';
import { googletest } from './googletest.ts';
import { gradle } from './gradle.ts';
import { jasmine } from './jasmine.ts';
import { jest } from './jest.ts';
import { karma } from './karma.ts';
import { mocha } from './mocha.ts';
import { nextest } from './nextest.ts';
import { node } from './node.ts';
import { playwright } from './playwright.ts';
import { pytest } from './pytest.ts';
import { qt } from './qt.ts';
import { robot } from './robot.ts';
import type { Runner, Way } from './runner.ts';
import { surefire } from './surefire.ts';
import { unittest } from './unittest.ts';
import { vitest } from './vitest.ts';

/** Every runner whose reports are joined, by the name reports are told by. */
export const runners: readonly Runner[] = [
  vitest,
  jest,
  mocha,
  playwright,
  karma,
  jasmine,
  node,
  bun,
  pytest,
  unittest,
  go,
  nextest,
  googletest,
  qt,
  catch2,
  doctest,
  ctest,
  surefire,
  gradle,
  dotnet,
  robot,
  cucumber,
];

/** Tests that are calls, in a report that does not tell its runner: titles joined by a mark that hardly stands in one, or groups and title apart. */
const anyTitles = byTitles({
  joints: [' > ', ' › ', ' :: ', ' ', '.'].map(joint),
  chains: (result, { test }) => {
    const { className, name } = result;
    const groups = groupsOf(result);
    const isPath = /\.[cm]?[jt]sx?$/.test(className);
    // Node's test runner names each class `test`, which may be a group of another's.
    if (className === 'test') return [[...groups, name].join(test), `${className}${test}${name}`];
    if (className === '' || isPath || className.trim() === name.trim())
      return groups.length > 0 && isPath ? [name, [...groups, name].join(test)] : [name];
    return [`${className}${test}${name}`, ...(name.endsWith(className) ? [name] : [])];
  },
  mayLeaveGroupsOut: true,
  isChain: ({ name }) => / [>›] /.test(name),
});

const cpp = ['c', 'cc', 'cpp', 'cxx', 'cu', 'h', 'hh', 'hpp', 'hxx', 'm', 'mm'];

/** What is tried for a report that does not tell its runner, where the project has files of the language. */
const anyWays: readonly [extensions: readonly string[], way: Way][] = [
  [['ts', 'tsx', 'js', 'jsx', 'mts', 'cts', 'mjs', 'cjs', 'dart'], anyTitles],
  [['py'], pytest.way],
  [['go'], go.way],
  [['rs'], nextest.way],
  [cpp, googletest.way],
  [cpp, qt.way],
  [cpp, catch2.way],
  [['txt', 'cmake'], (...asked) => (asked[0].className === asked[0].name ? ctest.way(...asked) : none)],
  [
    ['java', 'kt', 'scala', 'groovy', 'cs', 'swift', 'php'],
    byType('java kotlin scala groovy csharp swift php'),
  ],
];

/** Each way in its full coordinates; where several meet as well, none does. The file alone counts where no way knows more. */
const unknown: Way = (result, repository, place) => {
  const ways = anyWays.filter(([extensions]) => repository.files.holds(extensions));
  return best([...ways.map(([, way]) => way(result, repository, place)), byPath(result, repository, place)]);
};

const byName = new Map(runners.map((runner) => [runner.name, runner]));

/** vitest or Playwright: the name is the whole chain of titles, joined by a mark that hardly stands in one. */
const chained = byTitles({ joints: [' > ', ' › '].map(joint), chains: ({ name }) => [name] });

/**
 * How the results of a report are joined. Where it does not tell its runner, a mark between titles, or Node's class, makes a guess, which holds where
 * it finds the test of each result that has one: a single title may hold the mark of another runner. Else all ways are tried.
 * @implements SRS-3111, SRS-3293
 */
export function wayOf(
  { runner, results, path, root }: Pick<Report, 'runner' | 'results' | 'path' | 'root'>,
  repository: Repository,
): Way {
  const named = byName.get(runner ?? '');
  if (named) return named.way;
  const guess = guessedBy(results);
  if (!guess) return unknown;
  const meets = (way: Way, result: TestResult): boolean =>
    /^(?:test|row)$/.test(way(result, repository, { report: path, root }).by);
  return results.every((result) => meets(guess, result) || !meets(unknown, result)) ? guess : unknown;
}

function guessedBy(results: readonly TestResult[]): Way | undefined {
  if (results.some(({ className, name }) => / [>›] /.test(name) && scriptPath.test(className)))
    return chained;
  return results.some(({ className, file }) => className === 'test' && scriptPath.test(file))
    ? node.way
    : undefined;
}
