import type { StateWords, Vocabulary } from './vocabulary.ts';

const output = ['system-out', 'system-err'];
const suiteTexts = [
  'name',
  'classname',
  'time',
  'package',
  'id',
  'hostname',
  'file',
  'filepath',
  'url',
  'version',
  'timestamp',
];
const text = { children: [] };
/** A try before the last, as Surefire and nextest write it. */
const attempt = { children: ['stackTrace', ...output] };

/** Words of `status` and `result`: GoogleTest, CTest, Qt, behave. */
const words: StateWords = {
  ...all('passed', 'run', 'completed', 'passed', 'pass', 'success', 'successful', 'ok', 'fixed'),
  ...all('failed', 'failed', 'fail', 'failure', 'regression', 'xpass'),
  ...all('error', 'error', 'errored', 'broken'),
  ...all('skipped', 'skipped', 'skip', 'disabled', 'ignored', 'pending', 'todo', 'xfail'),
  ...all('notrun', 'notrun', 'not_run', 'suppressed', 'untested', 'undefined'),
};

/**
 * JUnit XML, with what vitest, jest-junit, mocha-junit-reporter, Playwright, Jasmine, Bun, node:test, pytest, unittest-xml, Surefire, Gradle, gotestsum,
 * nextest, GoogleTest, Catch2, doctest, CTest, Boost and Qt add to it.
 */
export const junit: Vocabulary = {
  name: 'JUnit XML',
  roots: ['testsuites', 'testsuite'],
  elements: {
    testsuites: {
      holds: 'suite',
      children: ['testsuite', 'testcase', 'properties', 'failure', 'error', ...output],
      texts: suiteTexts,
    },
    testsuite: {
      holds: 'suite',
      children: ['testsuite', 'testcase', 'properties', 'failure', 'error', ...output],
      states: { status: words, result: words },
      texts: suiteTexts,
    },
    testcase: {
      holds: 'case',
      children: [
        'properties',
        'failure',
        'error',
        'skipped',
        'rerunFailure',
        'rerunError',
        'flakyFailure',
        'flakyError',
        'attachments',
        ...output,
      ],
      states: { status: words, result: words },
      // node:test
      failing: ['failure'],
      texts: [
        ...suiteTexts,
        'class',
        'line',
        'group',
        'suite',
        'title',
        'owner',
        'tags',
        'type_param',
        'value_param',
        'assertions',
      ],
    },
    properties: { children: ['property'] },
    property: text,
    attachments: { children: ['attachment'] },
    attachment: text,
    failure: text,
    error: text,
    skipped: text,
    rerunFailure: attempt,
    rerunError: attempt,
    flakyFailure: attempt,
    flakyError: attempt,
    stackTrace: text,
    'system-out': text,
    'system-err': text,
  },
};

function all<const S extends string>(status: S, ...known: string[]): Record<string, S> {
  return Object.fromEntries(known.map((word) => [word, status]));
}
