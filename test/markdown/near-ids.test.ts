import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { contextOf, read, readWith } from './source-context.ts';

const items = (text: string) => read(text).items.map(({ id, title }) => `${id} ${title}`);
const malformed = (text: string) =>
  read(text)
    .findings.filter(({ rule }) => rule === 'malformed-id')
    .map(({ line, message }) => `${line} ${message}`);

/** Rows that a title can tell in letters that every font has. */
const told = <T extends readonly [string, ...string[]]>(rows: readonly T[]): [string, ...T][] =>
  rows.map((row) => [row[0].replace(/[^ -~]/g, (sign) => `U+${sign.charCodeAt(0).toString(16)}`), ...row]);

// @verifies SRS-216
it.each(
  told([
    ['SRS-4：警報', 'SRS-4 警報'],
    ['SRS-10. With a full stop', 'SRS-10 With a full stop'],
    ['SRS-11, With a comma', 'SRS-11 With a comma'],
    ['4.2.1 SRS-9 Numbered', 'SRS-9 Numbered'],
    ['4. SRS-9 Numbered', 'SRS-9 Numbered'],
    ['Alarm latency (SRS-4)', 'SRS-4 Alarm latency'],
    ['Alarm latency [SRS-4]', 'SRS-4 Alarm latency'],
    ['SRS-13 (Must) With a class', 'SRS-13 (Must) With a class'],
    ['SRS-1.2.3: Dotted', 'SRS-1.2.3 Dotted'],
    ['<a id="srs-4"></a>SRS-4 Alarm', 'SRS-4 Alarm'],
    ['2.1 <mark>SRS-4 Alarm</mark>', 'SRS-4 Alarm'],
  ]),
)('the heading "%s" defines an item', (_, heading, item) => {
  expect(items(`### ${heading}\n\nx\n`)).toEqual([item]);
  expect(malformed(`### ${heading}\n\nx\n`)).toEqual([]);
});

// @verifies SRS-216
it.each(
  told([
    ['SRS001 no hyphen', 'SRS001'],
    ['SRS-AB1C2 hex', 'SRS-AB1C2'],
    ['SRS-ALARM no number', 'SRS-ALARM'],
    ['SRS-12-A suffix', 'SRS-12-A'],
    ['SRS-Alarm-001 mixed case', 'SRS-Alarm-001'],
    ['srs-15 lower case', 'srs-15'],
    ['SRS 7 blank', 'SRS 7'],
    ['SRS\u00a07 no-break blank', 'SRS\u00a07'],
    ['SRS.ALARM.001 dots', 'SRS.ALARM.001'],
    ['SRS_alarm_sound slug', 'SRS_alarm_sound'],
    ['SRS#16 hash', 'SRS#16'],
    ['SRS\u20117 no-break hyphen', 'SRS\u20117'],
    ['SRS–7 dash', 'SRS–7'],
    ['ＳＲＳ－７ full width', 'ＳＲＳ－７'],
    ['SRS-14| bar', 'SRS-14|'],
    ['2.1 SRS001 numbered', 'SRS001'],
    ['SRS - 9 blanks', 'SRS - 9'],
    ['SRS:11 colon', 'SRS:11'],
    ['SRS- number to come', 'SRS-'],
    ['SRS-? number to come', 'SRS-?'],
    ['SRS-## number to come', 'SRS-##'],
  ]),
)('the heading "%s" is told', (_, heading, near) => {
  expect(items(`### ${heading}\n\nx\n`)).toEqual([]);
  expect(malformed(`### ${heading}\n\nx\n`)).toEqual([
    `1 The heading begins with "${near}", which looks like an ID but is none.`,
  ]);
});

// @verifies SRS-216
it.each([
  'SRS-based design',
  'SRS-Dokument',
  'SRS overview',
  'Risk of 5 kPa',
  'SRS',
  'SRS. Then more',
  'SRS- und SDS-Dokumente',
  'SRS: 3 parts',
  'SRS - an overview',
  'Design (see SRS-4)',
])('the heading "%s" is words', (heading) => {
  expect(items(`### ${heading}\n\nx\n`)).toEqual([]);
  expect(malformed(`### ${heading}\n\nx\n`)).toEqual([]);
});

// @verifies SRS-216
it('a row of a table of items is an item, or is told', () => {
  const rows = [
    'HAZ-001',
    '',
    '003',
    'TBD',
    'HAZ\u2011005',
    'HAZ 006',
    'haz-7',
    'HAZ008',
    '?',
    'Total',
    'FOO-1',
  ];
  const table = [
    '| ID | Hazard |',
    '| --- | --- |',
    ...rows.map((id) => `| ${id} | x |`),
    '| Group | |',
    '| | |',
  ];
  expect(malformed(table.join('\n'))).toEqual([
    '4 The row has no ID, in a table of items.',
    '5 The ID column holds "003", which is no ID, in a table of items.',
    '6 The ID column holds "TBD", which is no ID, in a table of items.',
    '7 The ID column holds "HAZ\u2011005", which begins like an ID but is none.',
    '8 The ID column holds "HAZ 006", which begins like an ID but is none.',
    '9 The ID column holds "haz-7", which begins like an ID but is none.',
    '10 The ID column holds "HAZ008", which begins like an ID but is none.',
    '11 The ID column holds "?", which is no ID, in a table of items.',
    '13 The ID column holds "FOO-1", whose prefix is not registered.',
  ]);
});

// @verifies SRS-216
it('a cell holds an ID with what people put around one', () => {
  const cells = ['SRS-1.', 'SRS-2,', 'SRS-3:', '(SRS-4)', '[SRS-5]', '(SRS-6).', '**SRS-7**.', 'SRS-8：'];
  const table = `| ID | Text |\n| --- | --- |\n${cells.map((cell) => `| ${cell} | x |\n`).join('')}`;
  expect(items(table)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `SRS-${number} x`));
  expect(read(table)).toMatchObject({ findings: [], mentions: [] });
});

// @verifies SRS-3533
it.each([
  ['a row without an ID', '| REQ001 | x |\n| | y |', 'of the form `{prefix}{number:3}`, such as `REQ001`.'],
  ['another prefix', '| REQ001 | x |\n| FOO-1 | y |', 'of the form `{prefix}{number:3}`, such as `REQ001`;'],
  ['a near ID of it', '| REQ1 | x |', 'of the form `{prefix}{number:3}`, such as `REQ001`.'],
  [
    'a near ID of another type',
    '| HAZ1 | x |\n| REQ001 | y |',
    'of a registered prefix and a number, such as `HAZ-001`.',
  ],
  [
    'a relation',
    '| REQ001 | x |\n\n## REQ002 A\n\n- implements: the control',
    'such as `REQ001`, with commas',
  ],
])('%s is told with the form of the IDs of its type', (_, rows, form) => {
  const context = contextOf({ types: { SRS: { prefixes: ['REQ'], pattern: '{prefix}{number:3}' } } });
  const { findings } = readWith(context, `| ID | Text |\n| --- | --- |\n${rows}\n`);
  expect(findings[0]?.hint).toContain(form);
});

// @verifies SRS-3538
it.each([
  ['### Alarm (SRS 4)', 'The heading ends in "SRS 4", which looks like an ID but is none.'],
  ['- SRS004: Alarm', 'The list entry begins with "SRS004", which looks like an ID but is none.'],
  ['1. srs-4 – Alarm', 'The list entry begins with "srs-4", which looks like an ID but is none.'],
  ['- RC_1a2: Alarm', 'The list entry begins with "RC_1a2", which looks like an ID but is none.'],
])('an ID near %s is told', (text, message) => {
  expect(read(`${text}\n`).findings.map((each) => each.message)).toEqual([message]);
});

// @verifies SRS-3538
it.each([
  '### Battery (CR2032)',
  '### Candidate (RC1)',
  '- RC1: first',
  '- srs_4.md: Alarm',
  '- SRS 4 is old',
])('an ID near %s is words', (text) => {
  expect(read(`${text}\n`).findings).toEqual([]);
});

const unregistered = (text: string, types = {}) =>
  readWith(contextOf({ types }), text)
    .findings.filter(({ rule }) => rule === 'unregistered-prefix')
    .map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);

// @verifies SRS-3538
it.each([
  ['headings', '## FR-001 A\n\n## FR-002: B\n\n## FR-003 C\n', '1:1'],
  ['entries', 'Text.\n\n- FR-001: The pump shall stop.\n- FR-002: B\n- FR-005 – C\n', '3:3'],
  ['bold paragraphs', '**FR-001** — A\n\n**FR-002: B.** It is.\n\n__FR-003__ C\n', '1:1'],
  ['entries in brackets', '- [x] [FR-001] A\n  - [FR-002]{} B\n- [FR-003]\n', '1:7'],
  ['cells', '| Req ID | Note |\n| --- | --- |\n| FR-001 | a |\n| FR-002 | b |\n| FR-003 | c |\n', '3:3'],
  ['each', '# FR-1 A\n\n1. FR-2: B\n\n| ID | Note |\n| --- | --- |\n| FR-3 | c |\n', '1:1'],
])('%s with IDs of a prefix that is not registered are told once', (_, text, place) => {
  expect(unregistered(text)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${place} FR-0*1 and 2 more on this page stand where items do, but no type has the prefix FR: none is one\\. Register it in \`trace\\.types\`: \`SRS: { prefixes: \\['SRS', 'FR'\\] }\``,
      ),
    ),
  ]);
});

// @verifies SRS-3538
it('a default prefix that was taken out is told at its first', () => {
  expect(unregistered('## SRS-7 Alarm\n', { SRS: { prefixes: ['REQ'] } })).toEqual([
    expect.stringContaining(
      '1:1 SRS-7 on this page stands where items do, but no type has the prefix SRS: it is none.',
    ),
  ]);
});

// @verifies SRS-3538
it.each([
  ['two', '## FR-001 A\n\n## FR-002 B\n'],
  ['keys of tickets', '- APP-812: A\n- APP-901: B\n- APP-1204: C\n'],
  ['standards', '- ISO-1: A\n- ISO-2: B\n- ISO-3: C\n'],
  ['prose', '- see FR-1: A\n- FR-2 and FR-3\n- FR-4 is old\nFR-5: B\n\nFR-6 is old\n'],
  ['links', '[FR-1](a.md) a\n\n[FR-2][b] b\n\n[FR-3]: c.md\n'],
  ['fenced ones', '```\nFR-1: a\n\nFR-2: b\n\nFR-3: c\n```\n'],
  ['registered ones', '## SRS-1 A\n\n## SRS-2 B\n\n## SRS-3 C\n'],
  [
    'rows among items',
    '| ID | T |\n| --- | --- |\n| SRS-1 | a |\n| FR-1 | b |\n| FR-2 | b |\n| FR-3 | b |\n',
  ],
])('but not %s', (_, text) => {
  expect(unregistered(text)).toEqual([]);
});

const near = fc
  .tuple(
    fc.constantFrom('SRS', 'srs', 'HAZ', 'ＳＲＳ'),
    fc.constantFrom('-', '_', '\u2011', '–', '－', ' ', '\u00a0', '', '.', '#', '~', ':', '/', ' - '),
    fc.constantFrom('1', '041', 'ALARM-1', '12-A', '7a', '１', '1.2'),
    fc.constantFrom('', ' Title', ': Title', '. Title', '：Title', ' (Must)'),
  )
  .filter(([prefix, sign]) => prefix === 'SRS' || prefix === 'HAZ' || sign !== ' ')
  .filter(
    ([prefix, sign]) =>
      !(['srs', 'ＳＲＳ'].includes(prefix) && ['', ' ', '\u00a0', ':', '/', ' - '].includes(sign)),
  )
  .filter(
    ([, sign, number]) => !(['', ' ', '\u00a0', ':', '/', ' - '].includes(sign) && number.startsWith('A')),
  );

// @verifies SRS-216
it('whatever looks like an ID at the start of a heading or in a cell is an item or a finding', () => {
  fc.assert(
    fc.property(near, ([prefix, sign, number, title]) => {
      const id = `${prefix}${sign}${number}`;
      const heading = `## ${id}${title}\n`;
      expect(items(heading).length + malformed(heading).length, heading).toBe(1);
      // In a list and at the end of a heading an ID is one too, or a finding; there it defines nothing.
      for (const text of [`- ${id}: x\n`, `## Alarm (${id})\n`]) {
        const { items: defined, mentions, findings } = read(text);
        expect(defined.length + mentions.length + findings.length, text).toBeGreaterThan(0);
      }
      const table = `| ID | Text |\n| --- | --- |\n| ${id} | x |\n| SRS-99 | y |\n`;
      expect(items(table).length + malformed(table).length, table).toBe(2);
    }),
    { numRuns: runs(1000) },
  );
});
