import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { error, type RuleSet, ruleSet, startOf, warning } from '../../src/model/index.ts';
import { allRules } from '../../src/pipeline/rules.ts';

const { rules, finding } = ruleSet({
  'soup-moved': error('A package moved.', 'Review it.'),
  'soup-range': warning('A package is asked for by a range.'),
});

// @verifies SRS-701, SRS-3310
it('a finding takes severity and hint from its rule, unless it says otherwise', () => {
  expect(finding('soup-moved', startOf('a.md'), { message: 'It moved.' })).toEqual({
    rule: 'soup-moved',
    severity: 'error',
    hint: 'Review it.',
    message: 'It moved.',
    file: 'a.md',
    line: 1,
    column: 1,
  });
  const place = { file: 'a.md', line: 2, column: 3, endLine: 9 };
  expect(finding('soup-range', place, { message: 'm', hint: 'h', item: 'SOUP-1', severity: 'info' })).toEqual(
    {
      rule: 'soup-range',
      severity: 'info',
      message: 'm',
      hint: 'h',
      item: 'SOUP-1',
      ...startOf('a.md'),
      line: 2,
      column: 3,
    },
  );
  expect(finding('soup-range', undefined, { message: 'm' })).toEqual({
    rule: 'soup-range',
    severity: 'warning',
    message: 'm',
  });
});

// @verifies SRS-3310
it('a rule that the set does not have does not compile', () => {
  // @ts-expect-error: 'soup-movd' is no rule of the set
  const misspelt = () => finding('soup-movd', undefined, { message: 'It moved.' });
  expect(misspelt).toThrow(TypeError);
  // @ts-expect-error: a rule has one of three severities
  ruleSet({ 'soup-moved': { severity: 'fatal', summary: 's' } });
  expect(rules.map(({ name, severity }) => `${name} ${severity}`)).toEqual([
    'soup-moved error',
    'soup-range warning',
  ]);
});

// @verifies SRS-708
it('every set of rules is listed', async () => {
  const modules = await Promise.all(
    globSync('src/**/{*rules,evidence}.ts', { cwd: new URL('../..', import.meta.url) }).map(
      (path) => import(`../../${path}`) as Promise<Record<string, Partial<RuleSet<string>>>>,
    ),
  );
  const sets = modules.flatMap((module) => [module as Partial<RuleSet<string>>, ...Object.values(module)]);
  const names = sets.flatMap(({ rules = [] }) => rules).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.sort()).toEqual((await allRules()).map(({ name }) => name).sort());
});
