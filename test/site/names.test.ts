import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeName, uniqueNames } from '../../src/model/safe-names.ts';

test.each([
  ['SRS-041', 'SRS-041'],
  ['REQ_7.2', 'REQ_7.2'],
  ['../../etc/passwd', '~2e~~2e~~..~etc~passwd'],
  ['..', '~2e~~2e~'],
  ['', '~'],
  ['con', '~con'],
  ['NUL.html', '~NUL.html'],
  ['index', '~index'],
  ['ÜBER-1', '~dc~BER-1'],
  ['a b', 'a~20~b'],
])('the safe name of %j is %j', (text, name) => {
  expect(safeName(text)).toBe(name);
});

test('a name of 300 characters is cut and told apart by a hash', () => {
  const names = uniqueNames([`${'A'.repeat(300)}1`, `${'A'.repeat(300)}2`]);
  expect(new Set(names.values()).size).toBe(2);
  for (const name of names.values()) expect(name.length).toBeLessThanOrEqual(100);
});

test('IDs that differ in capitals only get names that differ on every file system', () => {
  const names = uniqueNames(['TST-201', 'tst-201']);
  expect(names.get('TST-201')).toBe('TST-201');
  expect(names.get('tst-201')).toMatch(/^tst-201~[0-9a-f]{12}$/);
});

// @verifies SRS-1304
test('any texts get names that are safe segments, and no two the same', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 120 })), (texts) => {
      const names = [...uniqueNames(texts).values()];
      for (const name of names) {
        expect(name).toMatch(/^[A-Za-z0-9~_-](?:[A-Za-z0-9._~-]*[A-Za-z0-9~_-])?$/);
      }
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length);
    }),
  );
});
