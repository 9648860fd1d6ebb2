import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInRange } from '../../src/quality/version-range.ts';
import { severityOfCvss } from '../../src/sources/vulnerabilities/cvss.ts';

// @verifies SRS-2913
it.each([
  ['1.2.3', '<2.0.0', true],
  ['2.0.0', '<2.0.0', false],
  ['2.0.0', '<=2.0.0', true],
  ['1.2.3', '>=1.0.0 <1.2.3 || >=2.0.0 <2.0.5', false],
  ['2.0.4', '>=1.0.0 <1.2.3 || >=2.0.0 <2.0.5', true],
  ['4.17.20', '3.7.0 - 4.17.20', true],
  ['4.17.21', '3.7.0 - 4.17.20', false],
  ['10.0.0', '<9.0.0', false],
  ['0.0.1', '*', true],
  ['1.2.3', '', true],
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '=1.2.4', false],
  ['1.2.3', '>= 1.2.0 < 2', true],
  ['v1.2.3+build.5', '<2', true],
  ['2.0.0-rc.1', '<2.0.0', true],
  ['2.0.0-rc.1', '>=2.0.0-beta.2 <2.0.0-rc.2', true],
  ['2.0.0-rc.10', '<2.0.0-rc.9', false],
  ['2.0.0-rc.1', '<2.0.0-rc', false],
  ['2.0.0-1', '<2.0.0-alpha', true],
  ['1.2.3', '^1.2.0', true],
  ['2.0.0', '^1.2.0', false],
  ['1.3.0', '~1.2.3', false],
  ['1.2.9', '~1.2.3', true],
  ['1.2.3', '1.x', true],
  ['2.0.0', '1.x', false],
  ['1.2.3', '>1.3', false],
  ['1.3.9', '>1.3', false],
  ['1.2.3', '<=1', true],
  ['git+ssh://x', '<2', undefined],
  ['', '<2', undefined],
  ['1.2.3', '<2 || latest', undefined],
])('%s in %s: %s', (version, range, expected) => expect(isInRange(version, range)).toBe(expected));

// @verifies SRS-2913
it('ranges of any text take no long time and never throw', () => {
  expect(isInRange('1.2.3', '<1 '.repeat(600))).toBe(false);
  expect(isInRange('1.2.3', ' -'.repeat(100_000))).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), fc.string(), (version, range) => {
      expect([true, false, undefined]).toContain(isInRange(version, range));
    }),
  );
});

// @verifies SRS-2914
it.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'critical'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 'critical'],
  ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'high'],
  ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', 'moderate'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 'moderate'],
  ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N', 'low'],
  ['CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 'low'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 'low'],
  ['9.0', 'critical'],
  ['6.9', 'moderate'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', ''],
  ['CVSS:3.1/AV:constructor/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', ''],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', ''],
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', ''],
  ['11', ''],
  ['', ''],
])('severity of %s: %s', (vector, severity) => expect(severityOfCvss(vector)).toBe(severity));
