import type { TestResult } from '../../../model/index.ts';
import { best, type Candidates, none, wholeFile } from '../candidates.ts';
import type { Way } from '../runners/runner.ts';
import { apart, type Joint, type TitleIndex } from '../title-index.ts';

/** How the reports of a runner of tests that are calls say which test a result is of. */
export interface TitleRules {
  /** How the runner joins titles; several where it can be told to. The first by which a test is found counts. */
  joints: readonly Joint[];
  /** Texts that hold the whole chain of titles, joined by one of the joints. */
  chains: (result: TestResult, joint: Joint) => readonly string[];
  /** Whether the name may be the test's own title and nothing else tells the groups: each test of that title in its file is meant then. */
  mayLeaveGroupsOut?: boolean;
  /** Whether the chain of a result is one for certain, so that the group before an unknown title is known; always, where it is left out. */
  isChain?: (result: TestResult) => boolean;
}

const scripts = 'typescript tsx javascript dart';
/** Paths of files whose tests are calls. */
export const scriptPath = /\.[cm]?[jt]sx?$|\.dart$/;

/** Joined by one mark throughout. */
export function joint(mark: string): Joint {
  return { groups: mark, test: mark };
}

/** Tests that are calls (`it`, `test`, `describe`): by their file, where the report names it, and the whole chain of their titles. */
export function byTitles({
  joints,
  chains,
  mayLeaveGroupsOut = false,
  isChain = () => true,
}: TitleRules): Way {
  return (result, { files, definitions }, place) => {
    const path = scriptPathOf(result);
    if (path === '') return tried(definitions.titlesIn(scripts), result, false);
    return best(
      files.find(path, place).files.map((file) => {
        const titles = definitions.titlesOf(file);
        const found = tried(titles, result, isChain(result));
        const alone = mayLeaveGroupsOut && !tellsGroups(result) ? titles.byLast(result.name) : [];
        const tests = best([found, { by: 'test', found: alone }]);
        return tests.found.length > 0 ? tests : { by: 'file', found: [wholeFile(file)] };
      }),
    );
  };

  function tried(titles: TitleIndex, result: TestResult, groups: boolean): Candidates {
    if (result.titles) return titles.find(result.titles.join(apart), { groups: apart, test: apart }, groups);
    let second = none;
    for (const each of joints) {
      const found = best(chains(result, each).map((chain) => titles.find(chain, each, groups)));
      if (found.by === 'test') return found;
      second = best([second, found]);
    }
    return second;
  }
}

/** A class name tells the groups, also by being empty at the top, or the whole chain; where it is the file, nothing may tell them. */
function tellsGroups({ className, titles }: TestResult): boolean {
  return titles !== undefined || !scriptPath.test(className);
}

/** The path of its file that a result names; empty where it names none. A suite that is named by a path holds the file. */
export function scriptPathOf({ file, className, suite }: TestResult): string {
  if (file !== '') return file;
  return (
    [className, ...suite.split(' > ')].find((text) => scriptPath.test(text) && !text.includes(' ')) ?? ''
  );
}

/** Names of the suites inside the file, where suites stand for files and groups. */
export function groupsOf(result: TestResult): string[] {
  const suites = result.suite === '' ? [] : result.suite.split(' > ');
  const path = scriptPathOf(result);
  return suites.slice(suites.lastIndexOf(path) + 1);
}
