import { describe, expect, it } from 'vitest';
import type { CodeRegion, TestResult } from '../../src/model/index.ts';
import { linkSketch } from './project.ts';

/** Whether a result verifies SRS-1 through a region that says it does. */
function meets(key: string, result: Partial<TestResult>, kind: CodeRegion['kind'] = 'test'): boolean {
  const { model } = linkSketch({
    items: ['SRS-1'],
    links: [`${key} verifies SRS-1`],
    regions: [{ key, kind }],
    results: [result],
  });
  return model.verdicts['SRS-1']?.state === 'verified';
}

// @verifies SRS-405
describe('a result meets the test in source it is of', () => {
  it.each<[string, string, Partial<TestResult>, CodeRegion['kind']?]>([
    ['vitest', 'test/a.test.ts#alarm > sounds', { className: 'test/a.test.ts', name: 'alarm > sounds' }],
    ['vitest, a describe', 'test/a.test.ts#alarm', { className: 'test/a.test.ts', name: 'alarm > sounds' }],
    [
      'vitest, an inner title',
      'test/a.test.ts#sounds',
      { className: 'test/a.test.ts', name: 'alarm > sounds' },
    ],
    [
      'vitest, each',
      'test/a.test.ts#alarm > sounds at %i dB',
      { className: 'test/a.test.ts', name: 'alarm > sounds at 60 dB' },
    ],
    [
      'vitest, each by name',
      'test/a.test.ts#adds $a',
      { className: 'test/a.test.ts', name: 'math > adds 3' },
    ],
    ['a monorepo', 'packages/pump/test/a.test.ts#sounds', { className: 'test/a.test.ts', name: 'sounds' }],
    ['a whole file', 'test/a.test.ts', { className: 'test/a.test.ts', name: 'alarm > sounds' }],
    [
      'jest-junit',
      'test/a.test.ts#alarm > sounds',
      { file: 'test/a.test.ts', className: 'alarm sounds', name: 'alarm sounds' },
    ],
    [
      'jest-junit, absolute path',
      'test/a.test.ts#alarm > sounds',
      { file: '/ci/x/test/a.test.ts', name: 'alarm sounds' },
    ],
    ['Windows', 'test/a.test.ts#sounds', { file: '.\\test\\a.test.ts', name: 'sounds' }],
    ['pytest', 'tests/test_alarm.py#test_sound', { className: 'tests.test_alarm', name: 'test_sound' }],
    [
      'pytest, parametrised',
      'tests/test_alarm.py#test_sound',
      { className: 'tests.test_alarm', name: 'test_sound[3-x]' },
    ],
    [
      'pytest, a class',
      'tests/test_alarm.py#TestAlarm',
      { className: 'tests.test_alarm.TestAlarm', name: 'test_sound' },
      'type',
    ],
    [
      'pytest, a method',
      'tests/test_alarm.py#TestAlarm.test_sound',
      { className: 'tests.test_alarm.TestAlarm', name: 'test_sound' },
    ],
    [
      'JUnit',
      'src/test/java/com/acme/AlarmTest.java#AlarmTest.sounds',
      { className: 'com.acme.AlarmTest', name: 'sounds' },
    ],
    [
      'JUnit, parametrised',
      'src/test/java/com/acme/AlarmTest.java#AlarmTest.sounds',
      { className: 'com.acme.AlarmTest', name: 'sounds(int)[1]' },
    ],
    [
      'JUnit, nested',
      'src/test/java/com/acme/AlarmTest.java#AlarmTest.Loud.sounds',
      { className: 'com.acme.AlarmTest$Loud', name: 'sounds()' },
    ],
    [
      'JUnit, a class',
      'src/test/java/com/acme/AlarmTest.java#AlarmTest',
      { className: 'com.acme.AlarmTest', name: 'sounds' },
      'type',
    ],
    ['GoogleTest', 'test/alarm_test.cc#AlarmTest.Sounds', { className: 'AlarmTest', name: 'Sounds' }],
    [
      'GoogleTest, another file name',
      'test/main.cc#AlarmTest.Sounds',
      { className: 'AlarmTest', name: 'Sounds' },
    ],
    [
      'GoogleTest, parametrised',
      'test/alarm_test.cc#AlarmTest.Sounds',
      { className: 'All/AlarmTest', name: 'Sounds/0' },
    ],
    ['Go', 'alarm/alarm_test.go#TestSound', { className: 'example.com/pump/alarm', name: 'TestSound/loud' }],
  ])('%s', (_, key, result, kind) => {
    expect(meets(key, result, kind)).toBe(true);
  });

  it.each<[string, string, Partial<TestResult>, CodeRegion['kind']?]>([
    ['another file', 'test/a.test.ts#sounds', { className: 'test/b.test.ts', name: 'sounds' }],
    ['a file with a longer name', 'test/a.test.ts#sounds', { className: 'test/aa.test.ts', name: 'sounds' }],
    [
      'a file of the same name elsewhere',
      'test/x/a.test.ts#sounds',
      { className: 'test/y/a.test.ts', name: 'sounds' },
    ],
    ['another title', 'test/a.test.ts#sounds', { className: 'test/a.test.ts', name: 'sounds twice' }],
    [
      'another describe',
      'test/a.test.ts#alarm > sounds',
      { className: 'test/a.test.ts', name: 'pump > sounds' },
    ],
    ['no file at all', 'test/a.test.ts#alarm > sounds', { className: 'alarm sounds', name: 'alarm sounds' }],
    [
      'another class',
      'tests/test_alarm.py#TestAlarm.test_sound',
      { className: 'tests.test_alarm.TestPump', name: 'test_sound' },
    ],
    [
      'another package',
      'src/test/java/com/acme/AlarmTest.java#AlarmTest.sounds',
      { className: 'org.acme.AlarmTest', name: 'sounds' },
    ],
    [
      'a title of nothing but a placeholder',
      'test/a.test.ts#%s',
      { className: 'test/a.test.ts', name: 'sounds' },
    ],
    ['another suite', 'test/alarm_test.cc#AlarmTest.Sounds', { className: 'PumpTest', name: 'Sounds' }],
  ])('and no other: %s', (_, key, result, kind) => {
    expect(meets(key, result, kind)).toBe(false);
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
    reasons: ['A result that names SRS-1 failed: p99: 3 s, allowed: at most 2 s.'],
  });
  expect(stateOf('passed', [])?.state).toBe('open');
});
