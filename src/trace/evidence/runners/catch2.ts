import { bySuite } from '../ways/by-suite.ts';
import type { Runner } from './runner.ts';

/** Catch2: the name is the title, with its sections behind slashes; `SCENARIO` puts a word before it. */
export const catch2: Runner = {
  name: 'catch2',
  way: bySuite(({ name }) => titlesOf(name.replace(/^Scenario: /, ''))),
};

/** The whole name, then what is left of it before each slash: a title may have slashes too. */
export function titlesOf(name: string): string[][] {
  const titles = [name];
  for (let at = name.lastIndexOf('/'); at > 0 && titles.length < 20; at = name.lastIndexOf('/', at - 1))
    titles.push(name.slice(0, at));
  return titles.map((title) => [title.trim()]);
}
