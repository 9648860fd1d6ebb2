import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';

const projectContext = context();
await resultsSource.prepare?.('test-runs/ward.md');
const read = (text: string | Uint8Array): Facts =>
  resultsSource.read({ path: 'test-runs/ward.md', bytes: Buffer.from(text) }, projectContext);

const record = `# Sounds in the ward

- tester: Jane Roe
- date: 2026-03-02
- version: 1.0.0
- commit: \`0123abc\`
- environment: ward simulator 2; pump firmware 3.1

Two people stood at the far end.

## TST-301 Sound is heard

| Step | Action | Expected | Observed | Result |
| ---: | --- | --- | --- | --- |
| 1 | Send 80 kPa | high pattern | after 1.2 s | passed |
| 2 | Walk to the far bed | is heard | is heard | Pass |

## TST-302 Lamp is seen

| Action | Expected | Actual | Verdict |
| --- | --- | --- | --- |
| Close the door | lamp is seen | it is not | failed |
| Open it | lamp is seen | | not run |
`;
const without = (line: string): string =>
  record
    .split('\n')
    .filter((each) => !each.startsWith(line))
    .join('\n');

// @verifies SRS-2901
describe('a record of tests by hand', () => {
  it('gives each case with its steps, and who tested what on which day', () => {
    const { results, reportFormats, findings } = read(record);
    expect(findings).toEqual([]);
    expect(reportFormats).toEqual([
      {
        path: 'test-runs/ward.md',
        format: 'manual',
        level: 'system',
        environment: 'ward simulator 2; pump firmware 3.1',
        run: {
          title: 'Sounds in the ward',
          tester: 'Jane Roe',
          date: '2026-03-02',
          version: '1.0.0',
          commit: '0123abc',
        },
      },
    ]);
    expect(
      results.map(({ suite, name, ids, status, message, place }) => [
        suite,
        name,
        ids,
        status,
        message,
        place.line,
      ]),
    ).toEqual([
      ['Sounds in the ward', 'TST-301 Sound is heard', ['TST-301'], 'passed', '', 11],
      ['Sounds in the ward', 'TST-302 Lamp is seen', ['TST-302'], 'failed', 'step 1: it is not', 18],
    ]);
    expect(results[0]?.steps).toEqual([
      { action: 'Send 80 kPa', expected: 'high pattern', observed: 'after 1.2 s', status: 'passed' },
      { action: 'Walk to the far bed', expected: 'is heard', observed: 'is heard', status: 'passed' },
    ]);
  });

  it('of one case may name it in its title', () => {
    const { results, findings } = read(
      record
        .replace('# Sounds in the ward', '# TST-300 Ward')
        .replace(/\n## [\s\S]*?\n(?=\|)/, '\n')
        .replace(/## TST-302[\s\S]*/, ''),
    );
    expect(findings).toEqual([]);
    expect(results.map(({ ids, status }) => [ids, status])).toEqual([[['TST-300'], 'passed']]);
  });

  it.each([
    ['- tester', '3 it does not say who carried out the tests.'],
    ['- date', '3 it does not say on which day.'],
    ['- version', '3 it does not say which version was tested.'],
    ['- commit', '3 it does not say which commit was tested.'],
  ])('without %s proves nothing', (line, told) => {
    const { results, findings } = read(without(line));
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'manual-run-incomplete error',
    ]);
    expect(findings[0]?.message).toBe(`The record test-runs/ward.md is not whole: ${told.slice(2)}`);
    expect(results.map(({ status }) => status)).toEqual(['notrun', 'notrun']);
  });

  it.each([
    ['- date: 2026-03-02', '- date: 2.3.2026', 'its date is `2.3.2026`.', 1],
    ['- date: 2026-03-02', '- date: 2026-02-30', 'its date is `2026-02-30`.', 1],
    ['`0123abc`', 'main', 'its commit is `main`.', 1],
    ['- environment', '- level: acceptance\n- environment', 'its level is `acceptance`.', 1],
    ['| Pass |', '| |', 'step 2 of "TST-301 Sound is heard" has no result.', 16],
    ['| Pass |', '| maybe |', 'step 2 of "TST-301 Sound is heard" has the result `maybe`.', 16],
    [
      '| Result |',
      '| Remark |',
      '"TST-301 Sound is heard" has no table of steps with a column `Result`.',
      11,
    ],
  ])('%s as %s is told at its line, and is no pass', (from, to, told, line) => {
    const { results, findings } = read(record.replace(from, to));
    expect(findings).toEqual([
      expect.objectContaining({ line, message: `The record test-runs/ward.md is not whole: ${told}` }),
    ]);
    if (!told.startsWith('its level')) expect(results[0]?.status).toBe('notrun');
  });

  // @verifies SRS-3486
  it.each([
    ['tester', 'Joe Doe', '- date'],
    ['level', 'unit', '- level: system\n- date'],
  ])('with two values for its %s proves nothing', (key, value, before) => {
    const { results, findings, reportFormats } = read(
      record.replace('- date', before).replace('- environment', `- ${key}: ${value}\n- environment`),
    );
    expect(findings.map(({ line, message }) => `${line} ${message}`)).toContain(
      `${before.split('\n').length + 6} The record test-runs/ward.md is not whole: it states its ${key} more than once, here \`${value}\`.`,
    );
    expect(results.map(({ status }) => status)).toEqual(['notrun', 'notrun']);
    expect(JSON.stringify(reportFormats)).not.toContain(value);
  });

  it('without a test case, without a heading, or not in UTF-8 says so', () => {
    expect(read('# Ward\n\n- tester: A\n').findings.map(({ message }) => message)).toContain(
      'The record test-runs/ward.md is not whole: it names no test case.',
    );
    for (const bytes of ['Nothing.', Buffer.from([0xe4, 0x20, 0x0a]), 'a\0b']) {
      const { findings, results, reportFormats } = read(bytes);
      expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-report']);
      expect([...results, ...reportFormats]).toEqual([]);
    }
  });

  it('damaged anywhere never passes more cases, and never throws', () => {
    fc.assert(
      fc.property(fc.nat(record.length), fc.nat(40), fc.string({ maxLength: 6 }), (from, length, put) => {
        const { results, findings } = read(record.slice(0, from) + put + record.slice(from + length));
        const passed = results.filter(({ status }) => status === 'passed');
        expect(passed.length).toBeLessThanOrEqual(2);
        expect(passed.every(({ steps = [] }) => steps.length > 0)).toBe(true);
        if (findings.some(({ rule }) => rule === 'unreadable-report')) expect(results).toEqual([]);
      }),
      { numRuns: runs(400), seed: 2901 },
    );
  });
});
