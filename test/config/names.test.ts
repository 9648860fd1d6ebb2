import { describe, expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';

const type = (...prefixes: string[]) => ({ title: '', plural: '', prefixes });
const ids = idSyntax({ TST: type('TST', 'SYS-TST'), RC: type('RC') });

describe('the IDs that a test is named by', () => {
  // @verifies SRS-3145
  it.each<[name: string, named: string]>([
    ['TST-201 sounds', 'TST-201'],
    ['TST-201: sounds', 'TST-201'],
    ['[TST-201] sounds', 'TST-201'],
    ['(TST-201)', 'TST-201'],
    ['@TST-201 sounds', 'TST-201'],
    ['[2] TST-201, 4', 'TST-201'],
    ['TST-201, TST-202: both', 'TST-201 TST-202'],
    ['TST-201/TST-202 both', 'TST-201 TST-202'],
    ['alarm > TST-201 sounds', 'TST-201'],
    ['alarm › TST-201 sounds', 'TST-201'],
    ['test/TST-201.test.ts', 'TST-201'],
    ['TestAlarm/TST-201_sounds_loud', 'TST-201'],
    ['Alarm.TST-201 sounds', 'TST-201'],
    ['SYS-TST-4 sounds', 'SYS-TST-4'],
    ['test_TST_201_latency', 'TST-201'],
    ['test_tst_201_latency', 'TST-201'],
    ['TST_201_alarm', 'TST_201 TST-201'],
    ['testTST201', 'TST-201'],
    ['TestTST201Alarm', 'TST-201'],
    ['TestAlarm/TST_201_sounds', 'TST_201 TST-201'],
    ['tests.test_alarm.TestTST201', 'TST-201'],
    ['crate::tests::tst_201_sounds', 'TST-201'],
    ['test_TST_201a_latency', 'TST-201a'],
    ['test_TST_ALARM_012_latency', 'TST-ALARM-012'],
    ['test_SYS_TST_4', 'SYS-TST-4'],
    ['test_latency[TST-201]', 'TST-201'],
    ['test_TST_201_latency(int)[1]', 'TST-201'],
  ])('in %s', (name, named) => {
    expect(ids.namedBy(name).join(' ')).toBe(named);
  });

  // @verifies SRS-3145
  it.each([
    'unlike TST-201, checks nothing',
    'replaces the old TST-201',
    'sounds (see TST-201)',
    'sounds TST-201',
    'notTST-201',
    'test_TST_201_2_latency',
    'TST201alarm',
    'test_rc_4',
    'test_latency[fast-TST-201]',
    'test_latency_TST_201',
    'TST',
    '',
  ])('none: %s', (name) => {
    expect(ids.namedBy(name)).toEqual([]);
  });

  // @verifies SRS-1402
  it('are found in time linear in the name', () => {
    const start = performance.now();
    for (const name of [
      'TST-'.repeat(50_000),
      'TST-1,'.repeat(50_000),
      'TST_A_'.repeat(50_000),
      '['.repeat(300_000),
    ])
      ids.namedBy(name);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
