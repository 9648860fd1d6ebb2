import { bySuite } from '../ways/by-suite.ts';
import type { Runner } from './runner.ts';

/** GoogleTest: suite and name; an instance (`All/AlarmTest`, `AlarmTest/0`) and a row (`Sounds/3`) are of their test. */
export const googletest: Runner = {
  name: 'googletest',
  way: bySuite(({ className, suite, name }) =>
    suitesOf(className || suite).map((each) => [each, name.split('/', 1)[0] as string]),
  ),
};

function suitesOf(name: string): string[] {
  const parts = name.split('/');
  if (parts.length === 1) return [name];
  const last = parts.at(-1) as string;
  return [/^\d+$/.test(last) ? (parts.at(-2) as string) : last, parts[0] as string];
}
