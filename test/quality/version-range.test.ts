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
])('npm: %s in %s: %s', (version, range, expected) => expect(isInRange(version, range)).toBe(expected));

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
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 'critical'],
  ['CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 'high'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N/E:U', 'moderate'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', 'low'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N', ''],
  ['AV:N/AC:L/Au:N/C:N/I:N/A:C', 'high'],
  ['(AV:N/AC:L/Au:N/C:C/I:C/A:C/E:U/RL:OF)', 'critical'],
  ['AV:N/AC:L/Au:N/C:N/I:N/A:X', ''],
  ['AV:N/AV:L/AC:L/Au:N/C:N/I:N/A:C', ''],
  ['CVSS:5.0/AV:N/AC:L/Au:N/C:N/I:N/A:C', ''],
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 'high'],
  ['11', ''],
  ['', ''],
])('severity of %s: %s', (vector, severity) => expect(severityOfCvss(vector)).toBe(severity));

// @verifies SRS-3526
it.each([
  // PEP 440, "Version specifiers" and "Summary of permitted suffixes and relative ordering".
  ['2.2.post3', '~= 2.2', true],
  ['3.0', '~= 2.2', false],
  ['1.4.5', '~= 1.4.5a4', true],
  ['1.5.0', '~= 1.4.5', false],
  ['1.1.post1', '== 1.1', false],
  ['1.1.post1', '== 1.1.*', true],
  ['1.1a1', '== 1.1.*', true],
  ['1.1', '== 1.1.0', true],
  ['1.1+local', '== 1.1', true],
  ['1.1', '!= 1.1.*', false],
  ['1.0.dev456', '< 1.0a1', true],
  ['1.0a2.dev456', '< 1.0a12', true],
  ['1.0b1.dev456', '> 1.0a12', true],
  ['1.0rc1', '< 1.0', true],
  ['1.0.post456.dev34', '> 1.0', true],
  ['1.0.post456.dev34', '< 1.0.post456', true],
  ['1.0.15', '>= 1.0, < 1.1.dev1', true],
  ['2013.10', '< 1!1.0', true],
  ['1.0.0', '=== 1.0', false],
  ['1!0.5', '>=2 || <1', true],
  ['1!0.5', '<2 || ==3', false],
  ['v1.0-rev2', '>1.0,<1.1', true],
  ['1.0', '>=a', undefined],
  ['latest', '>=1', undefined],
  ['2.0', '~= 2', undefined],
])('Python: %s in %s: %s', (version, range, expected) =>
  expect(isInRange(version, range, 'pypi')).toBe(expected),
);

// @verifies SRS-3526
it.each([
  // POM reference, "Version Order Specification" and "Dependency Version Requirement Specification".
  ['1-1.foo-bar1baz-.1', '[1-1.foo-bar-1-baz-0.1]', true],
  ['1.0', '[1]', true],
  ['1-ga', '[1]', true],
  ['1-alpha', '(,1)', true],
  ['1-snapshot', '[1,)', false],
  ['1', '(,1-sp)', true],
  ['1-foo2', '(,1-foo10)', true],
  ['1.foo', '(,1-1)', true],
  ['1-1', '(,1.1)', true],
  ['1-a1', '[1-alpha-1]', true],
  ['1.0-rc1', '[1.0-beta2,1.0-SNAPSHOT]', true],
  ['1.9', '(,1.10)', true],
  ['2.0', '[1.0,2.0)', false],
  ['2.0', '[1.0,2.0]', true],
  ['1.2', '(,1.0],[1.2,)', true],
  ['1.1', '(,1.1),(1.1,)', false],
  ['1.1', '1.1', undefined],
  ['1.1', '[1.0', undefined],
])('Maven: %s in %s: %s', (version, range, expected) =>
  expect(isInRange(version, range, 'maven')).toBe(expected),
);

// @verifies SRS-3526
it.each([
  // The Cargo book, "Specifying Dependencies".
  ['cargo', '1.9.0', '1.2.3', true],
  ['cargo', '2.0.0', '1.2.3', false],
  ['cargo', '0.2.9', '0.2.3', true],
  ['cargo', '0.3.0', '0.2.3', false],
  ['cargo', '0.0.4', '0.0.3', false],
  ['cargo', '1.4.0', '>= 1.2, < 1.5', true],
  ['cargo', '1.5.0', '>= 1.2, < 1.5', false],
  ['cargo', '1.2.9', '~1.2', true],
  ['cargo', '1.2.3', '=1.2.3', true],
  ['cargo', '1.9.9', '1.*', true],
  // Go modules reference, "Versions".
  ['golang', 'v1.5.0', '>=v1.2.0, <v1.6.0', true],
  ['golang', 'v1.5.0-pre', '<1.5.0', true],
  ['golang', 'v2.0.0+incompatible', '<v2.0.1', true],
  ['golang', 'v0.0.0-20191109021931-daa7c04131f5', '<0.0.0-20200101000000-000000000000', true],
  ['golang', 'master', '<v1.0.0', undefined],
])('Cargo and Go: %s %s in %s: %s', (ecosystem, version, range, expected) =>
  expect(isInRange(version, range, ecosystem)).toBe(expected),
);
