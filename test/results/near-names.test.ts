import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { read } from './read.ts';

const part = (...texts: string[]) => fc.constantFrom(...texts);
const suite = (cases: string) => `<testsuite name="s" tests="1">\n${cases}\n</testsuite>`;
const withProperty = (key: string, value: string) =>
  suite(
    `<testcase name="sounds" classname="a"><properties><property name="${key}" value="${value}"/></properties></testcase>`,
  );

const id = fc.tuple(
  part('SRS', 'srs', 'Srs', 'ＳＲＳ'),
  part('-', '_', '\u2010', '\u2011', '–', '—', '\u2212', '－'),
  part('1', '041', '０４１', '4a', 'O41'),
);
const near = fc.oneof(
  id.map((parts) => parts.join('')),
  part('SRS-', 'SRS 41', 'SRS\u00a041', 'SRS41', 'SRS.41', 'SRS#41', 'SRS–'),
);

// @verifies SRS-3490
it('what looks like an ID in a property for IDs names an item or is told at its case', () => {
  const key = part('verifies', 'id', 'requirement', 'Requirements', 'test_case', 'tags');
  const value = fc.tuple(
    part('', 'SRS-1, ', 'see ', '(', '@'),
    near,
    part('', ' or so', ')', ', SRS-2', '; x'),
  );
  fc.assert(
    fc.property(key, value, (name, parts) => {
      const { results, findings } = read(withProperty(name, parts.join('')));
      if ((results[0]?.ids.length ?? 0) > 0) expect(findings).toEqual([]);
      else expect(findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['result-id-ignored 2']);
    }),
    { numRuns: runs(500) },
  );
});

// @verifies SRS-3490
it('a name that begins with an ID in signs of a word processor is told', () => {
  const sign = part('-', '\u2010', '\u2011', '–', '—', '\u2212', '－');
  fc.assert(
    fc.property(part('SRS', 'ＳＲＳ'), sign, part('1', '０４１'), part(' ', '\u00a0', ': '), (...parts) => {
      const { results, findings } = read(suite(`<testcase name="${parts.join('')}sounds" classname="a"/>`));
      expect((results[0]?.ids.length ?? 0) + findings.length).toBe(1);
    }),
  );
});

// @verifies SRS-3490
it('says what to write, once for each text', () => {
  const cases = Array.from(
    { length: 3 },
    (_, at) =>
      `<testcase name="${at}" classname="a"><properties><property name="requirement" value="SRS-041 or so"/></properties></testcase>`,
  );
  const { findings } = read(
    `<testsuite name="s" tests="3">${cases.join('\n')}<testcase name="x"/></testsuite>`.replace(
      'tests="3"',
      'tests="4"',
    ),
  );
  expect(findings.map(({ severity, message, hint }) => `${severity} ${message} ${hint}`)).toEqual([
    'warning The property `requirement` "SRS-041 or so" holds what looks like an ID, but names no item. Write IDs only, such as `SRS-041, SRS-042`.',
  ]);
});

// @verifies SRS-3490
it.each(['slow smoke', 'risk.high', 'SRS', 'SRS-based', 'rc1', 'srs_helpers', '', 'SRS-1 SRS-2'])(
  'leaves the property of "%s" alone',
  (value) => {
    expect(read(withProperty('tags', value)).findings).toEqual([]);
  },
);
