import type { Report } from '../../../model/index.ts';
import { best, none } from '../candidates.ts';
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
    // Node's test runner names each class `test`.
    if (className === 'test') return [[...groups, name].join(test)];
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
const unknown: Runner = {
  name: '',
  way: (result, repository, place) => {
    const ways = anyWays.filter(([extensions]) => repository.files.holds(extensions));
    return best([
      ...ways.map(([, way]) => way(result, repository, place)),
      byPath(result, repository, place),
    ]);
  },
};

const byName = new Map(runners.map((runner) => [runner.name, runner]));

/**
 * The runner of a report. Where it does not tell, a mark that only one puts between titles does, or Node's class; else all ways are tried.
 * @implements SRS-3111
 */
export function runnerOf({ runner, results }: Pick<Report, 'runner' | 'results'>): Runner {
  const named = byName.get(runner ?? '');
  if (named) return named;
  const marked = (mark: string): boolean =>
    results.some(({ className, name }) => name.includes(mark) && scriptPath.test(className));
  if (marked(' › ')) return playwright;
  if (marked(' > ')) return vitest;
  return results.some(({ className, file }) => className === 'test' && scriptPath.test(file))
    ? node
    : unknown;
}
