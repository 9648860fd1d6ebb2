import type { Attributes } from './xml.ts';

/** Signs by which a JUnit report tells what wrote it: an element, its attribute, and what that is. Where there is none, all runners are tried. */
const signs: readonly [element: string, attribute: string, value: RegExp, runner: string][] = [
  ['testsuites', 'name', /^vitest tests$/, 'vitest'],
  ['testsuites', 'name', /^jest tests$/, 'jest'],
  ['testsuites', 'name', /^Mocha Tests$/, 'mocha'],
  ['testsuites', 'name', /^bun test$/, 'bun'],
  ['testsuites', 'name', /^nextest-run$/, 'nextest'],
  ['testsuites', 'name', /^pytest tests$/, 'pytest'],
  ['testsuite', 'name', /^pytest$/, 'pytest'],
  ['testsuite', 'name', /^Root Suite$/, 'mocha'],
  ['testsuite', 'name', /^focused specs\b/, 'jasmine'],
  ['testsuites', 'name', /^AllTests$/, 'googletest'],
  ['testsuite', 'doctest_version', /\d/, 'doctest'],
  ['testsuite', 'hostname', /^tbd$/, 'catch2'],
  ['testsuite', 'xsi:noNamespaceSchemaLocation', /surefire/, 'surefire'],
  ['property', 'name', /^go\.version$/, 'go'],
  ['property', 'name', /^(?:QtVersion|QTestVersion)$/, 'qt'],
  ['property', 'name', /^browser\.fullName$/, 'karma'],
];

/** What an element of a JUnit report says of its runner; empty where that is nothing. */
export function runnerTold(element: string, attribute: Attributes): string {
  return signs.find(([name, key, value]) => name === element && value.test(attribute(key)))?.[3] ?? '';
}
