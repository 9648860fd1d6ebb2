import type { TestResult } from '../../model/index.ts';

/** A test result's names taken apart once, whatever tool wrote them. */
export interface ResultNames {
  /** Paths the report names for the result's file, POSIX. */
  paths: readonly string[];
  /** Class name in parts: `com.acme.AlarmTest$Nested`, `tests.test_alarm.TestAlarm`, `crate::tests`. */
  classes: readonly string[];
  /** Titles from outside in: `alarm > sounds > twice`. Jest's joined titles stay one text. */
  titles: readonly string[];
  /** Function name: without parameters (`name[3-x]`, `name(int)[1]`), sub-test and instance number (`name/0`). */
  function: string;
  suite: string;
}

/** Longest name taken apart; what is longer is matched as one text. */
const longest = 2000;

/** Takes apart the names of a result. Linear in their length. */
export function namesOf(result: TestResult): ResultNames {
  const className = result.className.slice(0, longest);
  // With an extension at its end: Go's packages and GoogleTest's instances have slashes too.
  const isPath = /(?:\/[^/]*\.[A-Za-z]{1,5}|\.[cm]?[jt]sx?)$/.test(className);
  const paths = [result.file, isPath ? className : '', looksLikePath(result.suite) ? result.suite : '']
    .filter((path) => path !== '')
    .map(normalPath);
  const name = result.name.slice(0, longest);
  return {
    // A file the report states outright outweighs what its class name looks like.
    paths: result.file === '' ? paths : paths.slice(0, 1),
    classes: className.split(/\.|\$|::|\//).filter((part) => part !== ''),
    titles: name.split(' > '),
    function: /^[^[({/\s]+(?=$|[[({/])/.exec(name)?.[0] ?? '',
    suite: result.suite,
  };
}

/** Forward slashes, no leading `./`. */
export function normalPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** File name without directories and last extension. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** A stem as languages spell it in their ways: `alarm_test` and `AlarmTest` are one. */
export function foldStem(stem: string): string {
  return stem.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function looksLikePath(suite: string): boolean {
  return suite.length < longest && !suite.includes(' ') && /\.[cm]?[jt]sx?$/.test(suite);
}
