import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { linkSketch } from '../trace/project.ts';
import { read } from './source-context.ts';

const links = (content: string): string[] =>
  read(content).links.map(
    ({ from, relation, to, place }) => `${from} ${relation} ${to} @${place.line}:${place.column}`,
  );
const findings = (content: string): string[] =>
  read(content).findings.map(({ rule, line, column, message }) => `${line}:${column} ${rule}: ${message}`);
const item = (text: string): string => `### TST-1 The alarm sounds\n\n${text}\n`;

// @verifies SRS-3352, SRS-3530
describe('a relation is read wherever people write it', () => {
  it.each([
    [
      'a list behind the text',
      'It sounds.\n\n- verifies: SRS-1\n- level: unit',
      'TST-1 verifies SRS-1 @5:13',
    ],
    ['a line of its own', 'It sounds.\n\nVerifies: SRS-1', 'TST-1 verifies SRS-1 @5:11'],
    [
      'a line in the middle of a paragraph',
      'It sounds.\nVerifies: SRS-1.\nAlways.',
      'TST-1 verifies SRS-1 @4:11',
    ],
    ['bold', '**Verifies:** SRS-1', 'TST-1 verifies SRS-1 @3:15'],
    ['bold, the colon outside', '__Verifies__: [SRS-1](#srs-1)', 'TST-1 verifies SRS-1 @3:16'],
    ['in italics', '*Verifies:* SRS-1', 'TST-1 verifies SRS-1 @3:13'],
    ['in italics, the colon outside', '_Verifies_: SRS-1', 'TST-1 verifies SRS-1 @3:13'],
    ['no blank', '- verifies:SRS-1', 'TST-1 verifies SRS-1 @3:12'],
    ['a full-width colon without a blank', 'Verifies：SRS-1', 'TST-1 verifies SRS-1 @3:10'],
    ['a full-width colon', '- verifies： SRS-1', 'TST-1 verifies SRS-1 @3:13'],
    [
      'a table of fields',
      '| Field | Value |\n| --- | --- |\n| Verifies | SRS-1 |',
      'TST-1 verifies SRS-1 @5:14',
    ],
    [
      'the head of a table of fields',
      '| Verifies | SRS-1 |\n| --- | --- |\n| Level | unit |',
      'TST-1 verifies SRS-1 @3:14',
    ],
    ['another sign', '- verifies = SRS-1', 'TST-1 verifies SRS-1 @3:14'],
    ['a dash', '- verifies – SRS-1', 'TST-1 verifies SRS-1 @3:14'],
    ['no sign', '- Verifies SRS-1', 'TST-1 verifies SRS-1 @3:12'],
    ['no sign, alone', 'It sounds.\n\nVerifies SRS-1.', 'TST-1 verifies SRS-1 @5:10'],
    ['no sign, bold', 'It sounds.\n**Verified by** [TST-2](a.md)', 'TST-2 verifies TST-1 @4:18'],
    ['a list below it', 'It sounds.\n\nVerifies:\n\n- [SRS-1](#srs-1)', 'TST-1 verifies SRS-1 @7:4'],
    ['a list below it, bold', '**Verifies:**\n1. `SRS-1`', 'TST-1 verifies SRS-1 @4:5'],
    ['a list in the list', '- Verifies:\n  - SRS-1\n- level: unit', 'TST-1 verifies SRS-1 @4:5'],
    ['a list below a heading', '#### Verifies\n\n* [ ] SRS-1', 'TST-1 verifies SRS-1 @5:7'],
    ['a line below it', 'Verifies:\nSRS-1', 'TST-1 verifies SRS-1 @4:1'],
    ['the inverse word in a list', '- implemented by: SDS-2', 'SDS-2 implements TST-1 @3:19'],
    ['an alias of the inverse word', '- Mitigated-By: RC-2', 'RC-2 controls TST-1 @3:17'],
    ['the inverse word on a line', '**Verified by:** TST-2', 'TST-2 verifies TST-1 @3:18'],
  ])('%s', (_, text, link) => {
    expect(links(item(text))).toEqual([link]);
    expect(findings(item(text))).toEqual([]);
  });

  it('and as a column, from either end', () => {
    expect(
      links('| ID | Text | Verified by |\n| --- | --- | --- |\n| SRS-1 | It sounds. | TST-1, TST-2 |\n'),
    ).toEqual(['TST-1 verifies SRS-1 @3:24', 'TST-2 verifies SRS-1 @3:31']);
  });

  it('with attributes beside it', () => {
    const text =
      '- level: unit\n\nText.\n\n| Field | Value |\n| --- | --- |\n| Verifies | SRS-1 |\n| Level | unit |\n| Expected | It sounds |';
    expect(read(item(text)).items[0]?.attributes).toEqual({ level: 'unit', expected: 'It sounds' });
  });

  it.each([
    ['verifies: SRS-1 and SRS-2', ['SRS-1', 'SRS-2']],
    ['verifies: SRS-1, SRS-2 und SRS-3', ['SRS-1', 'SRS-2', 'SRS-3']],
    ['verifies: SRS-008..SRS-011', ['SRS-008', 'SRS-009', 'SRS-010', 'SRS-011']],
    ['verifies: SRS-1 – SRS-3, SRS-9', ['SRS-1', 'SRS-2', 'SRS-3', 'SRS-9']],
    ['verifies: SRS-1 to SRS-2', ['SRS-1', 'SRS-2']],
  ])('with the words between IDs that people use: %s', (text, ids) => {
    expect(read(item(`- ${text}`)).links.map(({ to }) => to)).toEqual(ids);
    expect(findings(item(`- ${text}`))).toEqual([]);
  });

  it.each([
    ['SRS-3..SRS-1', '"SRS-3..SRS-1"'],
    ['SRS-1..RC-3', '"SRS-1..RC-3"'],
    ['SRS-1..SRS-9999', '"SRS-1..SRS-9999"'],
    ['SRS-1, 2', '"2"'],
    ['and SRS-1', '"and"'],
  ])('but what is no range and no ID is told: %s', (text, word) => {
    expect(findings(item(`- verifies: ${text}`))).toEqual([
      expect.stringContaining(`not-an-id: TST-1 verifies ${word}, which is not an ID.`),
    ]);
  });
});

// @verifies SRS-3352, SRS-3530
describe('what reads like a link and is none is told', () => {
  it.each([
    ['in a quote', '> - verifies: SRS-1'],
    ['among words', 'Verifies: the alarm of SRS-1'],
    ['in numbered steps', '1. verifies: SRS-1'],
  ])('%s', (_, text) => {
    expect(findings(item(text))).toEqual([
      `3:1 relation-not-read: "${text}" at TST-1 reads like a link, but stands where none is read.`,
    ]);
  });

  it.each([
    ['a line', 'Covers: SRS-1', '3:1', '"Covers: SRS-1"', 'Covers'],
    ['a bold line', '**Traces to:** SRS-1, SRS-2.', '3:1', '"Traces to: SRS-1, SRS-2"', 'Traces to'],
    ['a line over a list', 'Covers:\n\n- SRS-1\n- SRS-2', '3:1', '"Covers: SRS-1, SRS-2"', 'Covers'],
    [
      'a line with a relation behind a word',
      'Trace: verifies SRS-1',
      '3:1',
      '"Trace: verifies SRS-1"',
      'Trace',
    ],
    ['a heading over a list', '#### Covered\n\n- SRS-1', '3:1', '"Covered: SRS-1"', 'Covered'],
  ])('%s of IDs behind a word that is no relation', (_, text, place, shown, key) => {
    expect(findings(item(text))).toEqual([
      `${place} relation-not-read: ${shown} at TST-1 names IDs, but "${key}" is no relation.`,
    ]);
  });

  it.each([
    ['Trace', 'SRS-1 / SRS-2'],
    ['Parent', 'SRS-1 Alarm latency'],
    ['Traces to', 'SRS-1 (all of it)'],
    ['Upstream requirement', 'SRS-1: Alarm'],
    ['Linked', 'verifies SRS-1'],
  ])('IDs with more behind a word for links: %s, %s', (key, value) => {
    expect(findings(item(`- ${key}: ${value}`))).toEqual([
      expect.stringContaining(`"${key}: ${value}" at TST-1 names IDs, but "${key}" is no relation.`),
    ]);
  });

  it('text that Markdown takes for more of the entry is told once', () => {
    const text = '- verifies: SRS-1\nThe alarm shall sound.';
    expect(links(item(text))).toEqual(['TST-1 verifies SRS-1 @3:13']);
    expect(findings(item(text))).toEqual([
      '4:1 not-an-id: TST-1 verifies an ID, and the words from "The" on, which are none.',
    ]);
  });

  it('a remark behind a dash is told, and its ID is linked', () => {
    const text = '- verifies: SRS-1 – Alarm';
    expect(links(item(text))).toEqual(['TST-1 verifies SRS-1 @3:13']);
    expect(findings(item(text)).map((each) => each.replace(/^.*verifies /, ''))).toEqual([
      '"–", which is not an ID.',
      '"Alarm", which is not an ID.',
    ]);
  });

  it('with more than IDs, in a list below it', () => {
    const text = 'Verifies:\n\n- SRS-1\n- SRS-2: Volume\n- the volume';
    expect(links(item(text))).toEqual(['TST-1 verifies SRS-1 @5:3']);
    expect(findings(item(text))).toEqual([
      '6:3 relation-not-read: "SRS-2: Volume" stands in a list of what TST-1 verifies, but holds more than IDs.',
    ]);
  });

  it('as a sentence, unless the item says the same link', () => {
    const text = 'Verifies SRS-1 by measuring.';
    expect(findings(item(text))).toEqual([
      expect.stringMatching(/^3:1 relation-not-read: "Verifies SRS-1 by/),
    ]);
    expect(findings(item(`- verifies: SRS-1\n\n${text}`))).toEqual([]);
    expect(findings(item('This no longer\nverifies SRS-1.'))).toEqual([]);
  });

  it('in a definition list', () => {
    expect(findings(item('Verifies\n: SRS-1'))).toEqual([expect.stringMatching(/^4:1 relation-not-read/)]);
  });

  it('but for words that are no relation, for code, and for what names no ID', () => {
    for (const text of [
      'Note: SRS-1 comes first.',
      '```\nverifies: SRS-1\n```',
      'Verifies: the alarm.',
      'See: SRS-1',
      '- verified by: J. Doe',
    ])
      expect([links(item(text)), findings(item(text))]).toEqual([[], []]);
    expect(read(item('- verified by: J. Doe')).items[0]?.attributes).toEqual({ 'verified-by': 'J. Doe' });
  });

  it('however it is written: a line that begins with a relation and names an ID is a link or a finding', () => {
    const part = (...texts: string[]) => fc.constantFrom(...texts);
    const line = fc.tuple(
      part('', '- ', '* ', '> ', '1. ', '  ', '- - ', '> - '),
      part('', '**', '__', '`', '*', '_'),
      part('verifies', 'Verifies', 'VERIFIES', 'tests', 'verified by', 'Implemented_by'),
      part(':', ' :', '：', ' =', ': -', ' –', ' -', ' →', ''),
      part(' ', '  ', '\t', '\n- ', '\n\n  * ', ''),
      part('SRS-1', '[SRS-1](a.md)', '**SRS-1**', 'SRS-1, SRS-2', '`SRS-1`', 'SRS-1 (all)', 'SRS-1: Alarm'),
    );
    // A dash is said to be no link, whatever stands below it.
    const isNone = ([, , , colon, blank]: [...string[]]) =>
      (colon === ': -' && blank?.includes('\n')) || (blank === '' && /(?:^|-)$/.test(`${colon}`));
    fc.assert(
      fc.property(
        line.filter((each) => !isNone(each)),
        ([marker, sign, key, colon, blank, value]) => {
          const text = `${marker}${sign}${key}${sign}${colon}${blank}${value}`;
          const { links: found, findings: told } = read(item(`Text.\n\n${text}`));
          expect(found.length + told.length, text).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});

// @verifies SRS-3539
it.each([
  ['# Tests\n\n- verifies: SRS-1\n', 3, '- verifies: SRS-1'],
  ['**Verified by:** TST-1, TST-2.\n', 1, '**Verified by:** TST-1, TST-2.'],
  ['## SRS-1 A\n\nx\n\n# More\n\nImplements: RC-1\n', 7, 'Implements: RC-1'],
])('a relation that stands in the text of no item is told: %j', (text, line, shown) => {
  expect(findings(text)).toEqual([
    `${line}:1 relation-not-read: "${shown}" stands in the text of no item: it links nothing.`,
  ]);
});

// @verifies SRS-3539
it.each(['```\nverifies: SRS-1\n```\n', 'Verifies: the SRS-1\n', '> Verifies: SRS-1\n', 'Verifies SRS-1.\n'])(
  'but no example and no sentence: %j',
  (text) => {
    expect(findings(text)).toEqual([]);
  },
);

// @verifies SRS-3352
it('an ID that a link from its upper end names has to be defined', () => {
  const { findings: found } = linkSketch({ items: ['SRS-1'], links: ['TST-9 verifies SRS-1'] });
  expect(found.filter(({ rule }) => rule === 'unknown-id').map(({ message }) => message)).toEqual([
    'TST-9 verifies SRS-1, but TST-9 is defined nowhere.',
  ]);
});
