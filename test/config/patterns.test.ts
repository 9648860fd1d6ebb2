import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternForm } from '../../src/config/ids/form.ts';
import { contested } from '../../src/config/ids/syntax.ts';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { safeName } from '../../src/model/index.ts';
import { runs } from '../runs.ts';

const types = {
  SRS: { prefixes: ['REQ'], pattern: '{prefix}{number:3}' },
  URS: { prefixes: ['req', 'dsn'], pattern: '{prefix}~{slug}~{number}' },
  SDS: { prefixes: ['tool_req'], pattern: '{prefix}__{slug}' },
  RC: { prefixes: ['C'], pattern: '{prefix}-{hex:4-8}' },
  HAZ: { prefixes: ['HAZ'] },
};
const ids = idSyntax(types);

// @verifies SRS-3442
describe('IDs of a pattern', () => {
  it('are of their type', () => {
    const known = ['REQ001', 'req~alarm.sound~1', 'dsn~a-b_c~12', 'tool_req__docs_x', 'C-0aF9', 'HAZ-1'];
    expect(known.map(ids.about)).toEqual([
      { type: 'SRS', prefix: 'REQ' },
      { type: 'URS', prefix: 'req' },
      { type: 'URS', prefix: 'dsn' },
      { type: 'SDS', prefix: 'tool_req' },
      { type: 'RC', prefix: 'C' },
      { type: 'HAZ', prefix: 'HAZ' },
    ]);
  });

  it.each([
    'REQ-001',
    'REQ01',
    'REQ0001',
    'req001',
    'req~alarm',
    'req~~1',
    'req~a..b~1',
    'req~a.~1',
    'tool_req_x',
    'tool_req__',
    'C-12',
    'C-123456789',
    'C-00xy',
    'HAZ001',
    '../REQ001',
    'REQ001/2',
    '',
  ])('are none of other words: "%s"', (word) => {
    expect(ids.isId(word)).toBe(false);
  });

  it('are found in prose, with their places, and as whole words only', () => {
    const text =
      'See REQ001, (req~alarm.sound~1). tool_req__docs_x. C-00ff; not XREQ001, REQ0012, REQ001a, REQ001-b, req~a~1~2, req~a~1-x, C-00fg.';
    expect(ids.find(text)).toEqual([
      { id: 'REQ001', offset: 4 },
      { id: 'req~alarm.sound~1', offset: 13 },
      { id: 'tool_req__docs_x', offset: 33 },
      { id: 'C-00ff', offset: 51 },
    ]);
  });

  it.each<[name: string, named: string]>([
    ['REQ001 sounds', 'REQ001'],
    ['[req~alarm.sound~1] sounds', 'req~alarm.sound~1'],
    ['alarm > req~alarm.sound~1, REQ002: both', 'req~alarm.sound~1 REQ002'],
    ['tests.Alarm::REQ001', 'REQ001'],
    ['test_REQ001_sounds', 'REQ001'],
    ['testREQ001', 'REQ001'],
    ['test_tool_req__docs_x', 'tool_req__docs_x'],
    ['test_alarm[req~a.b~1]', 'req~a.b~1'],
    ['test_HAZ_001', 'HAZ-001'],
    ['unlike REQ001', ''],
    ['test_REQ0012', ''],
    ['test_req_alarm_sound_1', ''],
  ])('name a test: %s', (name, named) => {
    expect(ids.namedBy(name).join(' ')).toBe(named);
  });

  it('make ranges by their last number, and never by hexadecimal digits', () => {
    expect(ids.between('REQ009', 'REQ011')).toEqual(['REQ009', 'REQ010', 'REQ011']);
    expect(ids.between('req~a~1', 'req~a~2')).toEqual(['req~a~1', 'req~a~2']);
    expect(ids.between('C-0008', 'C-0010')).toEqual([]);
    expect(ids.between('req~a~1', 'req~b~2')).toEqual([]);
  });

  it('are shown by examples', () => {
    expect(Object.keys(types).map(ids.exampleOf)).toEqual([
      'REQ001',
      'req~name~1',
      'tool_req__name',
      'C-00A1',
      'HAZ-001',
    ]);
    for (const type of Object.keys(types)) expect(ids.typeOf(ids.exampleOf(type))).toBe(type);
  });

  it('have file names and addresses of their own, without signs that mean something there', () => {
    expect(['req~alarm.sound~1', 'tool_req__docs_x'].map(safeName)).toEqual([
      'req~7e~alarm.sound~7e~1',
      'tool_req__docs_x',
    ]);
  });
});

/** A pattern and a regular expression that says the same. */
const parts = fc.constantFrom<[pattern: string, source: string]>(
  ['{number}', '[0-9]{1,9}'],
  ['{number:2}', '[0-9]{2}'],
  ['{number:1-3}', '[0-9]{1,3}'],
  ['{word:1-4}', '[A-Za-z0-9]{1,4}'],
  ['{hex:2-4}', '[0-9A-Fa-f]{2,4}'],
  ['{slug:1-9}', '(?=(?:[A-Za-z0-9][._-]?){1,9}(?![A-Za-z0-9]))[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*'],
  ['~', '~'],
  ['-', '-'],
  ['.', '\\.'],
  ['_', '_'],
  ['x', 'x'],
);
const patterns = fc
  .array(parts, { minLength: 1, maxLength: 5 })
  .map((chosen) => ({
    pattern: `{prefix}${chosen.map(([pattern]) => pattern).join('')}`,
    source: new RegExp(`^REQ${chosen.map(([, source]) => source).join('')}$`),
  }))
  .filter(({ pattern }) => !('refused' in patternForm('REQ', pattern)));
const tails = fc
  .array(fc.constantFrom('0', '1', '7', 'a', 'F', 'x', '-', '_', '.', '~', 'é'), { maxLength: 9 })
  .map((signs) => `REQ${signs.join('')}`);

// @verifies SRS-3442
describe('any pattern', () => {
  it('accepts what it says, and what is found in a text is an ID', () => {
    fc.assert(
      fc.property(patterns, tails, ({ pattern, source }, text) => {
        const own = idSyntax({ SRS: { prefixes: ['REQ'], pattern } });
        expect(own.isId(text), pattern).toBe(source.test(text));
        for (const { id, offset } of own.find(`${text} (${text})`)) {
          expect(own.isId(id)).toBe(true);
          expect(`${text} (${text})`.slice(offset, offset + id.length)).toBe(id);
        }
        expect(own.isId(own.exampleOf('SRS'))).toBe(true);
        expect(own.find(`see ${own.exampleOf('SRS')}.`).map(({ id }) => id)).toEqual([own.exampleOf('SRS')]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('that shares an ID with another type is told with one', () => {
    fc.assert(
      fc.property(patterns, patterns, tails, (one, other, text) => {
        const both = {
          A: { prefixes: ['REQ'], pattern: one.pattern },
          B: { prefixes: ['REQ'], pattern: other.pattern },
        };
        const shared = contested(both)?.id;
        if (shared === undefined) expect(one.source.test(text) && other.source.test(text)).toBe(false);
        else
          for (const pattern of [one, other]) expect(pattern.source.test(shared), pattern.pattern).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  // @verifies SRS-1402
  it('is read in time linear in the text', () => {
    const hostile = idSyntax({ SRS: { prefixes: ['a'], pattern: '{prefix}~{slug:60}~{slug:60}~{number}' } });
    const start = performance.now();
    for (const text of ['a~'.repeat(100_000), `a~${'a.'.repeat(100_000)}`, 'a~a'.repeat(70_000)]) {
      hostile.find(text);
      hostile.namedBy(text);
      hostile.isId(text);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const told = (given: object) =>
  siteSchema
    .safeParse({
      product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
      trace: { types: given },
    })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

// @verifies SRS-3442
describe('a pattern is refused', () => {
  it.each([
    ['REQ{number}', 'it begins with `{prefix}`'],
    ['{prefix}-1', 'it holds a field besides `{prefix}`'],
    ['{prefix}{word}', 'a sign such as - stands between `{prefix}` and `{word}`'],
    [
      '{prefix}-{slug}-{number}',
      '`{slug}` may hold the sign - of `-` behind it, so that its end cannot be told',
    ],
    [
      '{prefix}{number}{hex}',
      '`{number}` may hold the sign 0 of `{hex}` behind it, so that its end cannot be told',
    ],
    ['{prefix}-{number}-', 'it ends with a field, a letter or a digit'],
    ['{prefix}/{number}', '`/` holds other signs than letters, digits, `-`, `_`, `.` and `~`'],
    ['{prefix}-(a+)+{number}', '`-(a+)+` holds other signs than letters, digits, `-`, `_`, `.` and `~`'],
    [
      '{prefix}-{digits}',
      '`{digits}` is none of `{number}`, `{word}`, `{hex}`, `{slug}`, with a length as in `{number:3}` or `{number:1-6}`',
    ],
    ['{prefix}-{number:9-3}', 'the length of `{number:9-3}` is 1 to 120, the lower one first'],
  ])('%s', (pattern, why) => {
    expect(told({ SRS: { pattern } })).toEqual([`trace.types.SRS.pattern: a pattern in which ${why}`]);
  });

  it('where two types claim one ID', () => {
    expect(
      told({ SRS: { prefixes: ['REQ'], pattern: '{prefix}-{word}' }, SDS: { prefixes: ['REQ'] } }),
    ).toEqual(['trace.types.SDS: other IDs than those of SRS: `REQ-0` could be of either']);
    expect(told({ SRS: { prefixes: ['REQ'] }, SDS: { prefixes: ['REQ'] } })).toEqual([
      'trace.types.SDS: other IDs than those of SRS: `REQ-0` could be of either',
    ]);
  });

  it('and not where the longer prefix counts, or one type has both', () => {
    expect(told({ SRS: { prefixes: ['REQ'] }, SDS: { prefixes: ['REQ-SYS'] } })).toBeUndefined();
    expect(told({ SRS: { prefixes: ['req', 'dsn'], pattern: '{prefix}~{slug}~{number}' } })).toBeUndefined();
  });
});
