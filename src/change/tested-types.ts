import type { Config } from '../config/index.ts';

/** What the rules of coverage say of types: which want tests, what counts as one, and which stand between requirements and code. */
export interface TestedTypes {
  /** Types that want a test below, at one remove or more. */
  types: Set<string>;
  /** Ends that count as a test: `test` in source, and types of items such as TST. */
  by: Set<string>;
  /** Types that code carries out and that no test verifies by itself: designs. What they carry out is tested instead. */
  designs: Set<string>;
}

/** Reads the rules: one that asks for links from tests names both ends; an item that has to be carried out by such items wants their tests. */
export function testedTypes(coverage: Config['trace']['coverage']): TestedTypes {
  const rules = Object.values(coverage).filter(
    ({ direction, severity }) => direction === 'in' && severity !== 'off',
  );
  const direct = rules.filter(({ other }) => other.includes('test'));
  const by = new Set(direct.flatMap(({ other }) => other));
  const types = new Set(direct.map(({ every }) => every));
  const carriedOut = rules.filter(({ other }) => other.includes('code')).map(({ every }) => every);
  const designs = new Set(carriedOut.filter((type) => !types.has(type)));
  for (let size = -1; size !== types.size; ) {
    size = types.size;
    for (const { every, other } of rules) if (other.some((type) => types.has(type))) types.add(every);
  }
  return { types, by, designs };
}
