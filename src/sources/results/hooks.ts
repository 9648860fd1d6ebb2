import type { TestResult } from '../../model/index.ts';
import type { BrokenSuite } from './report-reader.ts';

/** What a hook that failed was to set up or clean up: the suite it is written in, the whole report, or what names or classes begin with. */
export type HookScope = 'suite' | 'report' | { titles: string } | { className: string };

const ofUnittest = /^(?:setUp|tearDown)(?:Class|Module) \(([^()]+)\)$/;

/** What a hook is told by. */
type Named = Pick<TestResult, 'name' | 'className' | 'suite'>;

/** How tools write a hook that failed as a case, each seen in a report that the tool made (`test/results/runners`). */
const hooks: readonly ((stated: Named) => HookScope | undefined)[] = [
  // Mocha, Cypress: the titles around it, then `"after all" hook for "starts"`; jenkins mode has the titles in the class.
  ({ name, className }) => {
    const [, titles, hook] = /^(.{0,2000}?) ?("(?:before|after) (?:all|each)" hook\b.*)$/.exec(name) ?? [];
    if (hook === undefined) return undefined;
    if (titles) return { titles };
    return className === '' || className === hook ? 'report' : { className };
  },
  // unittest-xml
  ({ name }) => {
    const [, className] = ofUnittest.exec(name) ?? [];
    return className === undefined ? undefined : { className };
  },
  // Jest
  ({ name, className }) =>
    className === 'Test suite failed to run' ||
    name.includes('Test execution failure: could be caused by test hooks')
      ? 'suite'
      : undefined,
  // Go
  ({ name, className }) => (name === 'TestMain' && className === '' ? 'suite' : undefined),
  // Bun
  ({ name }) => (name === '(unnamed)' ? 'suite' : undefined),
  // Qt
  ({ name }) => (/^(?:initTestCase|cleanupTestCase|init|cleanup)$/.test(name) ? 'suite' : undefined),
  // JUnit 5 in Surefire and GoogleTest write no name; JUnit 4 and vitest that of the class or file, which is that of the suite too.
  ({ name, className, suite }) => {
    if (name === '') return className === '' ? 'report' : 'suite';
    return (name === className && name === suite) || name === 'initializationError' ? 'suite' : undefined;
  },
];

/** What a case that failed was round, where it is a hook; undefined for a test. */
export function hookScope(stated: Named): HookScope | undefined {
  for (const hook of hooks) {
    const scope = hook(stated);
    if (scope !== undefined) return scope;
  }
  return undefined;
}

/** Most titles or classes that one name is taken apart for. */
const mostParts = 100;

/**
 * Hooks of a report that failed and what they were round, told by names: a group of vitest whose clean-up failed is a case that bears the group's
 * titles.
 * @implements SRS-3121
 */
export class Hooks {
  readonly #titles = new Map<string, string>();
  readonly #classes = new Map<string, string>();
  #ofReport: string | undefined;

  take(scope: HookScope, { message }: TestResult): void {
    if (scope === 'report') this.#ofReport ??= message;
    else if (typeof scope === 'object' && 'titles' in scope) this.#titles.set(scope.titles, message);
    else if (typeof scope === 'object') this.#classes.set(scope.className, message);
  }

  /** The results they leave unproven. */
  brokenIn(results: readonly TestResult[]): BrokenSuite[] {
    if (this.#ofReport !== undefined) return [{ from: 0, to: results.length, message: this.#ofReport }];
    const groups = groupsThatFailed(results);
    if (groups.size + this.#titles.size + this.#classes.size === 0) return [];
    return results.flatMap((result, index) => {
      const message =
        messageFor(`${keyOf(result)}${result.name}`, ' > ', groups, keyOf(result).length) ??
        messageFor(result.name, ' ', this.#titles) ??
        messageFor(result.className, '.', this.#classes);
      return message === undefined ? [] : [{ from: index, to: index + 1, message }];
    });
  }
}

/**
 * Takes back what passed in classes whose set-up or clean-up failed, whatever report says so: unittest-xml writes a file for each class, and hooks to
 * another.
 * @param reports results of each report of one project
 * @returns the results of each, those that broke as others
 */
export function breakClasses(reports: readonly (readonly TestResult[])[]): TestResult[][] {
  const broken = new Map<string, string>();
  for (const result of reports.flat()) {
    const [, className] = ofUnittest.exec(result.name) ?? [];
    if (className !== undefined && (result.status === 'failed' || result.status === 'error'))
      broken.set(className, result.message);
  }
  if (broken.size === 0) return reports.map((results) => [...results]);
  return reports.map((results) =>
    results.map((result): TestResult => {
      const message = result.status === 'passed' ? messageFor(result.className, '.', broken) : undefined;
      return message === undefined
        ? result
        : { ...result, status: 'error', message: `its suite broke: ${message}`.slice(0, 500) };
    }),
  );
}

/** Names of failed cases, within their suite and class, which may be groups of others. */
function groupsThatFailed(results: readonly TestResult[]): Map<string, string> {
  const failed = results.filter(({ status }) => status === 'failed' || status === 'error');
  return new Map(failed.map((result) => [`${keyOf(result)}${result.name}`, result.message]));
}

const keyOf = ({ suite, className }: TestResult): string => `${suite}\0${className}\0`;

/** The message of the hook whose name is the beginning of another, up to a separator; for a class also of its very name. */
function messageFor(
  name: string,
  separator: string,
  of: ReadonlyMap<string, string>,
  from = 0,
): string | undefined {
  if (of.size === 0) return undefined;
  if (separator === '.' && of.has(name)) return of.get(name);
  let at = name.indexOf(separator, from);
  for (let parts = 0; at >= 0; parts++) {
    // What has more parts than anybody writes is not looked at to its end: it counts as one of them.
    const message = parts < mostParts ? of.get(name.slice(0, at)) : [...of.values()][0];
    if (message !== undefined) return message;
    at = name.indexOf(separator, at + 1);
  }
  return undefined;
}
