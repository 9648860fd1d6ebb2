import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBytes } from '../../src/sources/decode.ts';
import { entriesOf, field, listOf, parseJson, textField } from '../../src/sources/safe-json.ts';
import { runs } from '../runs.ts';

const told = (text: string, limits = {}): string => {
  const answer = parseJson(text, limits);
  return 'refused' in answer
    ? `${answer.refused.line}:${answer.refused.column} ${answer.refused.message}`
    : JSON.stringify(answer.value);
};

// @verifies SRS-1622
it('reads what JSON.parse reads, and refuses what it refuses', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(3), (text, indent) => {
      const value: unknown = JSON.parse(text);
      fc.pre(!text.includes('__proto__'));
      expect(parseJson(JSON.stringify(value, null, indent))).toMatchObject({ value });
    }),
  );
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b\\u0041"',
    '1',
    '-0.5e3',
    'true',
    ' ',
    '\n',
    '"',
    '\\',
    '01',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const answer = parseJson(text);
      if ('refused' in answer) expect(valid && !/twice/.test(answer.refused.message)).toBe(false);
      else expect(valid).toBe(true);
    }),
    { numRuns: runs(2000) },
  );
});

// @verifies SRS-1622
it('says where a text is damaged or hostile', () => {
  expect(told('{"a": [1, 2')).toBe('1:12 The text ends before its last value does.');
  expect(told('{\n  "a": nul\n}')).toBe('2:8 No JSON value goes on with "n" here.');
  expect(told('{"a": "x\ny"}')).toBe('1:9 No JSON value goes on with "\\n" here.');
  expect(told('{"a": "\\x"}')).toBe('1:8 No JSON value goes on with "\\\\" here.');
  expect(told('[1]]')).toBe('1:4 No JSON value goes on with "]" here.');
  expect(told('{"a": 1,\n "\\u0061": 2}')).toBe('2:2 The key "a" stands twice in one object.');
  expect(told('{"a": {"__proto__": 1}}')).toBe('1:8 The key "__proto__" is refused.');
  expect(told('{"__pr\\u006fto__": 1}')).toBe('1:2 The key "__proto__" is refused.');
  expect(told('['.repeat(200_000))).toBe('1:201 Values are nested more than 200 deep.');
  expect(told('[1, 2]', { maximumLength: 5 })).toBe(
    '1:1 The text has 6 characters; at most 5 are read, so it has to be divided.',
  );
  expect(told('[[1]]', { maximumDepth: 2 })).toBe('[[1]]');
  expect(told('')).toBe('1:1 The text ends before its last value does.');
});

it('tells the lines of values as deep as is asked', () => {
  const answer = parseJson('{\n "a": {\n  "b\\n": [\n 1,\n 2]\n }\n}', { lineDepth: 3 });
  expect(!('refused' in answer) && [...answer.lines]).toEqual([
    ['a', 2],
    ['a\0b\n', 3],
    ['a\0b\n\x000', 4],
    ['a\0b\n\x001', 5],
  ]);
});

it('reads own members only', () => {
  expect(field({}, 'constructor')).toBeUndefined();
  expect(field('text', 'length')).toBeUndefined();
  expect(textField({ a: 1 }, 'a')).toBe('');
  expect(entriesOf({ a: ['x'] }, 'a')).toEqual([]);
  expect(listOf({ a: { length: 1 } }, 'a')).toEqual([]);
});

// @verifies SRS-1622
it('decodes UTF-8 and UTF-16 by their marks, and nothing else', () => {
  expect(decodeBytes(Buffer.from('\ufeff{"ä":1}'))).toBe('{"ä":1}');
  expect(decodeBytes(Buffer.from('\ufeff{"ä":1}', 'utf16le'))).toBe('{"ä":1}');
  expect(decodeBytes(Buffer.from('\ufeff{"ä":1}', 'utf16le').swap16())).toBe('{"ä":1}');
  expect(decodeBytes(Buffer.from('ä', 'latin1'))).toBeUndefined();
});
