import { describe, expect, it } from 'vitest';
import type { CodeRegion, TestResult } from '../../src/model/index.ts';
import { linkSketch } from './project.ts';

// @verifies SRS-405
describe('a result meets what its test verifies', () => {
  const verdictOf = (key: string, result: Partial<TestResult>, kind: CodeRegion['kind'] = 'test') =>
    linkSketch({
      items: ['SRS-1'],
      links: [`${key} verifies SRS-1`],
      regions: [{ key, kind }],
      results: [result],
    }).model.verdicts['SRS-1']?.state;

  it.each<[string, string, Partial<TestResult>, CodeRegion['kind']?]>([
    ['a test', 'test/a.test.ts#alarm > sounds', { className: 'test/a.test.ts', name: 'alarm > sounds' }],
    ['a group', 'test/a.test.ts#alarm', { className: 'test/a.test.ts', name: 'alarm > sounds' }],
    ['a whole file', 'test/a.test.ts', { className: 'test/a.test.ts', name: 'alarm > sounds' }],
    [
      'titles joined by blanks',
      'test/a.test.ts#alarm > sounds',
      { file: 'test/a.test.ts', className: 'alarm sounds', name: 'alarm sounds' },
    ],
  ])('%s', (_, key, result, kind) => {
    expect(verdictOf(key, result, kind)).toBe('verified');
  });

  it('and says nothing of another', () => {
    const other = { className: 'test/b.test.ts', name: 'alarm > sounds' };
    expect(verdictOf('test/a.test.ts#alarm > sounds', other)).toBe('open');
    expect(verdictOf('test/a.test.ts', other)).toBe('open');
  });

  // @verifies SRS-405
  it('also for a test item that the test implements', () => {
    const { model } = linkSketch({
      items: ['SRS-1', 'TST-1'],
      links: ['TST-1 verifies SRS-1', 'test/a.test.ts#alarm implements TST-1'],
      results: [{ className: 'test/a.test.ts', name: 'alarm > sounds' }],
    });
    expect(model.verdicts['TST-1']).toEqual({ state: 'verified', reasons: [], evidence: [[0, 0]] });
    expect(model.verdicts['SRS-1']?.state).toBe('verified');
  });
});

// @verifies SRS-2905
it('a result that names a requirement does not verify it, and fails it where it failed', () => {
  const stateOf = (status: TestResult['status'], links: string[]) =>
    linkSketch({
      items: ['SRS-1'],
      links,
      regions: [{ key: 'test/a.test.ts#sounds', kind: 'test' }],
      results: [
        { className: 'test/a.test.ts', name: 'sounds' },
        { name: 'latency', ids: ['SRS-1'], status, message: 'p99: 3 s, allowed: at most 2 s' },
      ],
    }).model.verdicts['SRS-1'];
  const tested = ['test/a.test.ts#sounds verifies SRS-1'];
  expect(stateOf('passed', tested)?.state).toBe('verified');
  expect(stateOf('skipped', tested)?.state).toBe('verified');
  expect(stateOf('failed', tested)).toMatchObject({
    state: 'failed',
    reasons: [
      {
        sentence: 'A result that names {id} failed: {message}.',
        values: { id: 'SRS-1', message: 'p99: 3 s, allowed: at most 2 s' },
      },
    ],
  });
  expect(stateOf('passed', [])?.state).toBe('open');
});
