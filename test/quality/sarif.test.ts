import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analysisSource } from '../../src/sources/analysis/index.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';

const projectContext = context();
const read = (text: string) =>
  analysisSource.read({ path: 'reports/lint.sarif', bytes: new TextEncoder().encode(text) }, projectContext);

const at = (uri: string, startLine: number) => [
  { physicalLocation: { artifactLocation: { uri }, region: { startLine } } },
];
const log = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Lint',
          version: '1.2',
          rules: [{ id: 'no-eval', defaultConfiguration: { level: 'error' } }],
        },
      },
      invocations: [{ executionSuccessful: true }],
      results: [
        {
          ruleId: 'no-eval',
          message: { text: 'eval is used' },
          locations: at('file:///home/ci/src/a%20b.ts', 3),
        },
        { ruleId: 'style', level: 'note', message: { text: 'long\nline' }, locations: at('src/c.ts', 4) },
        { ruleId: 'pure', kind: 'pass', message: { text: 'fine' } },
        { ruleId: 'gone', baselineState: 'absent', message: { text: 'was here' } },
        {
          ruleId: 'x',
          level: 'error',
          message: { text: 'left' },
          suppressions: [{ kind: 'inSource', justification: 'checked by hand' }],
        },
        {
          ruleId: 'y',
          message: { text: 'asked' },
          suppressions: [{ kind: 'external', status: 'underReview' }],
        },
        { ruleId: 'z', level: 'fatal', message: { text: 'odd' } },
      ],
    },
  ],
};
const text = JSON.stringify(log);

// @verifies SRS-1805
it('SARIF gives open and suppressed results, levels by default as the standard says', () => {
  const { analyses, findings } = read(text);
  expect(findings).toEqual([]);
  expect(analyses[0]?.tools).toEqual(['Lint 1.2']);
  expect(
    analyses[0]?.results.map((each) => [
      each.rule,
      each.level,
      each.message,
      each.file,
      each.line,
      each.suppressed,
    ]),
  ).toEqual([
    ['no-eval', 'error', 'eval is used', '/home/ci/src/a b.ts', 3, false],
    ['style', 'note', 'long', 'src/c.ts', 4, false],
    ['x', 'error', 'left', '', 0, true],
    ['y', 'error', 'asked', '', 0, false],
    ['z', 'error', 'odd', '', 0, false],
  ]);
});

// @verifies SRS-1805, SRS-3129
it.each([
  ['cut off', text.slice(0, -3), /^reports\/lint\.sarif counts for nothing: /],
  ['of another format', '{"version":"1.0.0","runs":[]}', /it is no SARIF of version 2\.1\.0\.$/],
  ['of no run', '{"version":"2.1.0","runs":[]}', /it holds no run of a tool\.$/],
  [
    'of a failed run',
    text.replace('"executionSuccessful":true', '"executionSuccessful":false'),
    /the run of Lint 1\.2 failed\.$/,
  ],
  [
    'with another word for its success',
    text.replace('"executionSuccessful":true', '"executionSuccessful":"true"'),
    /the run of Lint 1\.2 does not say that it succeeded\.$/,
  ],
  [
    'with its success in another spelling',
    text.replace('"executionSuccessful":true', '"executionsuccessful":true'),
    /the run of Lint 1\.2 does not say that it succeeded\.$/,
  ],
  [
    'with results beside its runs',
    text.replace('"version"', '"inlineExternalProperties":[{"results":[]}],"version"'),
    /it keeps results beside its runs \(`inlineExternalProperties`\)\.$/,
  ],
  [
    'without results',
    text.replace('"results"', '"resultz"'),
    /the run of Lint 1\.2 holds no list of results\.$/,
  ],
  ['with a key twice', text.replace('"kind":"pass"', '"kind":"fail","kind":"pass"'), /counts for nothing: /],
  ['200,000 levels deep', '['.repeat(200_000), /counts for nothing: /],
])('a report %s counts for nothing', (_, content, message) => {
  const { analyses, findings } = read(content);
  expect(analyses).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-analysis']);
  expect(findings[0]?.message).toMatch(message);
});

// @verifies SRS-3129
it('a level of a rule that is not known is an error', () => {
  const odd = {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Lint', rules: [{ id: 'r', defaultConfiguration: { level: 'Note' } }] } },
        results: [{ ruleId: 'r', message: { text: 'm' } }],
      },
    ],
  };
  expect(read(JSON.stringify(odd)).analyses[0]?.results.map(({ level }) => level)).toEqual(['error']);
});

/** The level of a result without one of its own, in a run of these rules. */
function levelOf(result: object, run: object): string | undefined {
  const whole = {
    tool: { driver: { name: 'Lint' } },
    ...run,
    results: [{ message: { text: 'm' }, ...result }],
  };
  const { analyses, findings } = read(JSON.stringify({ version: '2.1.0', runs: [whole] }));
  return analyses[0]?.results[0]?.level ?? findings[0]?.message;
}
const rule = (id: string, level?: string) => ({ id, ...(level ? { defaultConfiguration: { level } } : {}) });
const driver = (...rules: object[]) => ({ tool: { driver: { name: 'Lint', rules } } });
const call = (id: string, level: string) => ({
  invocations: [
    {
      executionSuccessful: true,
      ruleConfigurationOverrides: [{ descriptor: { id }, configuration: { level } }],
    },
  ],
});

// @verifies SRS-3270
it.each([
  ['no rules at all', 'warning', { ruleId: 'r' }, {}],
  ['its rule without a level', 'warning', { ruleId: 'r' }, driver(rule('r'))],
  ['its rule', 'note', { ruleId: 'r' }, driver(rule('r', 'note'))],
  ['its rule, for a part of it', 'note', { ruleId: 'r/1' }, driver(rule('r', 'note'))],
  ['its rule by index', 'note', { ruleIndex: 1 }, driver(rule('q', 'error'), rule('r', 'note'))],
  [
    'an index and an identifier that disagree',
    'error',
    { ruleId: 'q', ruleIndex: 1 },
    driver(rule('q', 'error'), rule('r', 'note')),
  ],
  ['a rule that is not listed', 'error', { ruleId: 's' }, driver(rule('r', 'note'))],
  [
    'a rule of an extension',
    'error',
    { rule: { id: 'r', index: 0, toolComponent: { index: 0 } } },
    { tool: { driver: { name: 'Lint' }, extensions: [{ name: 'Pack', rules: [rule('r', 'error')] }] } },
  ],
  [
    'an override of the call',
    'error',
    { ruleId: 'r' },
    { ...driver(rule('r', 'note')), ...call('r', 'error') },
  ],
  [
    'an override that calms',
    'error',
    { ruleId: 'r' },
    { ...driver(rule('r', 'error')), ...call('r', 'note') },
  ],
  [
    'a policy',
    'error',
    { ruleId: 'r' },
    { ...driver(rule('r', 'note')), policies: [{ name: 'House', rules: [rule('r', 'error')] }] },
  ],
])('the level of a result comes from %s: %s', (_, level, result, run) => {
  expect(levelOf(result, run)).toBe(level);
});

// @verifies SRS-3270
it.each([
  ['result', { Level: 'error' }, {}, 'Level'],
  ['suppression', { suppressions: [{ kind: 'external', Status: 'rejected' }] }, {}, 'Status'],
  ['run', {}, { Policies: [] }, 'Policies'],
  ['component', {}, { tool: { driver: { name: 'Lint', Rules: [] } } }, 'Rules'],
  ['rule', {}, driver({ id: 'r', DefaultConfiguration: {} }), 'DefaultConfiguration'],
  ['configuration', {}, driver({ id: 'r', defaultConfiguration: { severity: 'error' } }), 'severity'],
])('a %s with a member that the standard does not know refuses the report', (of, result, run, name) => {
  expect(levelOf(result, run)).toBe(
    `reports/lint.sarif counts for nothing: a ${of} holds \`${name}\`, which SARIF 2.1.0 does not know.`,
  );
});

// @verifies SRS-1805
it('a report damaged anywhere is read whole or not at all', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 5 }), (from, length, put) => {
      const { analyses, findings } = read(text.slice(0, from) + put + text.slice(from + length));
      expect(analyses.length + findings.length).toBe(1);
    }),
    { numRuns: runs(500) },
  );
});

// @verifies SRS-3360
it('what holds nothing refuses no log, and what may hold a result does', () => {
  const told = (changed: object) =>
    read(JSON.stringify({ ...log, ...changed })).findings.map(({ message }) => message);
  const outside =
    'reports/lint.sarif counts for nothing: it keeps results beside its runs (`inlineExternalProperties`).';
  expect(told({ inlineExternalProperties: [{ guid: 'a', runGuid: 'b' }] })).toEqual([]);
  expect(told({ inlineExternalProperties: [{ guid: 'a', results: [] }] })).toEqual([outside]);
  expect(told({ inlineExternalProperties: { guid: 'a' } })).toEqual([outside]);
  const withResult = (result: object) =>
    told({ runs: log.runs.map((run) => ({ ...run, results: [result] })) });
  expect(withResult({ ruleId: 'no-eval', kind: 'pass', level: 'none' })).toEqual([]);
  expect(withResult({ ruleId: 'no-eval', kind: 'open' })).toEqual([
    'reports/lint.sarif counts for nothing: the run of Lint 1.2 holds a result without a message.',
  ]);
});
