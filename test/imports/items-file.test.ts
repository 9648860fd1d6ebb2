import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsFileSchema } from '../../src/sources/imports/items-file.ts';
import { runs } from '../runs.ts';
import { contextOf, readFile, told } from './context.ts';
import { anyText } from './texts.ts';

const context = contextOf({ format: 'items' });
const file = (...items: object[]) => JSON.stringify({ format: 'dossier-items-1', items }, null, 1);
const read = (...items: object[]) => readFile('a.items.json', file(...items), context);

// @verifies SRS-3660, SRS-3661
describe('a file of items', () => {
  it('gives items, links and mentions at their lines, owned by the tool', () => {
    const facts = read(
      { id: 'RC-1', title: 'Limit *rate*', text: 'See SRS-2.\n\n# not a heading', place: 'object 7' },
      {
        id: 'SRS-2',
        type: 'SRS',
        title: 'Alarm',
        text: '**Loud**, within 2 s.',
        markdown: true,
        attributes: { Verification: 'test', Priority: 'a_b*c* <x>' },
        links: [
          { relation: 'implements', to: 'RC-1' },
          { relation: 'implements', to: 'RC-9' },
        ],
      },
    );
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'RC-1',
        type: 'RC',
        title: 'Limit *rate*',
        body: 'See SRS-2.\n\n\\# not a heading',
        bodyLine: 7,
        place: { file: 'a.items.json', line: 4, column: 1 },
        origin: { tool: 'the tool', place: 'object 7' },
      },
      {
        id: 'SRS-2',
        attributes: { verification: 'test', priority: 'a_b*c* <x>' },
        attributeLines: { verification: 17, priority: 18 },
        body: '**Loud**, within 2 s.',
        origin: { tool: 'the tool' },
      },
    ]);
    expect(facts.links).toMatchObject([
      { from: 'SRS-2', relation: 'implements', to: 'RC-1', place: { line: 21 }, origin: 'item' },
      { from: 'SRS-2', relation: 'implements', to: 'RC-9', place: { line: 25 } },
    ]);
    expect(facts.mentions).toMatchObject([{ id: 'SRS-2', place: { line: 7 } }]);
    expect(facts.pages).toEqual([]);
  });

  it('tells once of each kind what has no meaning here', () => {
    const facts = read(
      { id: 'REQ001' },
      { id: 'REQ002' },
      { id: 'SRS-1', type: 'requirement', links: [{ relation: 'refines', to: 'RC-1' }] },
      { id: 'SRS-2', type: 'requirement', links: [{ relation: 'implements', to: 'nobody' }] },
      { id: 'SRS-3', text: '```dossier\ntrace-matrix from=HAZ to=TST\n```\n![x](y.png)', markdown: true },
    );
    expect(facts.items.map(({ id }) => id)).toEqual(['SRS-1', 'SRS-2', 'SRS-3']);
    expect(told(facts)).toEqual([
      '4:1 import-id: "REQ001" (and 1 more of its kind) is no ID of a registered form, so the item is not read.',
      '10:1 import-type: SRS-1 (and 1 more of its kind) is "requirement" in the file, but its ID is one of SRS.',
      '14:1 import-relation: SRS-1 has a link "refines" to RC-1, which is no relation of `trace.relations`; it is not read.',
      '24:1 not-an-id: SRS-2 implements "nobody", which is not an ID.',
      '32:1 import-left-out: The text holds the generated part `trace-matrix`, which imported texts do not draw.',
    ]);
  });

  it('says its words in those of the project', () => {
    const mapped = contextOf({
      format: 'items',
      map: {
        prefix: 'SRS-',
        types: { requirement: 'SRS' },
        fields: {
          refines: 'implements',
          owner: '',
          'Test method': 'verification',
          rationale: 'text',
          'traces to': 'satisfies',
        },
      },
    });
    const facts = readFile(
      'a.items.json',
      file({
        id: '7',
        type: 'requirement',
        attributes: { owner: 'x', 'Test method': 'test', rationale: 'why', 'traces to': 'URS-1; URS-2' },
        links: [{ relation: 'refines', to: 'RC-1' }],
      }),
      mapped,
    );
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([{ id: 'SRS-7', attributes: { verification: 'test' }, body: 'why' }]);
    expect(facts.links.map(({ relation, to }) => `${relation} ${to}`)).toEqual([
      'satisfies URS-1',
      'satisfies URS-2',
      'implements RC-1',
    ]);
  });

  it.each([
    ['no JSON', '{"format": "dossier-items-1", "items": [', 'the text ends before its last value does', 1],
    ['an unknown key', file({ id: 'SRS-1', tilte: 'x' }), '`items.0`: Unrecognized key: "tilte"', 4],
    [
      'another format',
      '{"format": "x", "items": []}',
      '`format`: Invalid input: expected "dossier-items-1"',
      1,
    ],
    [
      'a key that stands twice',
      '{"format": "dossier-items-1",\n"items": [],\n"items": []}',
      'the key "items" stands twice in one object',
      3,
    ],
  ])('with %s counts for nothing', (_, text, why, line) => {
    const facts = readFile('a.items.json', text, context);
    expect(told(facts)).toEqual([
      `${line}:${facts.findings[0]?.column} unreadable-import: a.items.json counts for nothing: ${why}.`,
    ]);
    expect(facts.items).toEqual([]);
  });

  it('is described by a JSON Schema that takes and refuses the same', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../templates/schemas/items-1.schema.json', import.meta.url), 'utf8'),
    );
    expect(schema).toEqual(JSON.parse(JSON.stringify(itemsFileSchema())));
    const valid = new Ajv2020({ allErrors: true }).compile(schema);
    expect(valid(JSON.parse(file({ id: 'SRS-1', links: [{ relation: 'implements', to: 'RC-1' }] })))).toBe(
      true,
    );
    expect(valid(JSON.parse(file({ id: 'SRS-1', tilte: 'x' })))).toBe(false);
    const described = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.values(
        (value as { properties?: Record<string, { description?: string }> }).properties ?? {},
      ).every(({ description }) => /\w/.test(description ?? '')) &&
        Object.values(value).every(described));
    expect(described(schema)).toBe(true);
  });
});

// @verifies SRS-3662
it('keeps a plain text within its item, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, text, value) => {
      const facts = read(
        { id: 'SRS-1', title, text, attributes: { note: value } },
        { id: 'SRS-2', title: 'Next', text: 'end' },
      );
      expect(facts.items.map(({ id }) => id)).toEqual(['SRS-1', 'SRS-2']);
      expect(facts.items[1]).toMatchObject({ title: 'Next', body: 'end', attributes: {} });
      const shown = value.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim();
      if (/^[\x20-\x7e]*$/.test(shown)) expect(facts.items[0]?.attributes.note ?? '').toBe(shown);
    }),
    { numRuns: runs(300) },
  );
});

// @verifies SRS-3662
it('keeps a Markdown text from hiding the next item', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const facts = read({ id: 'SRS-1', text, markdown: true }, { id: 'SRS-2', title: 'Next', text: 'end' });
      expect(facts.items.filter(({ id }) => id === 'SRS-2')).toMatchObject([{ title: 'Next', body: 'end' }]);
      expect(facts.items[0]?.id).toBe('SRS-1');
    }),
    { numRuns: runs(300) },
  );
});

// @verifies SRS-3808
it('items within the texts of others, those without an ID and IDs that are too long are told', () => {
  const text = 'A\n\n## SRS-9 Inner\n\nB\n\n| ID | Title |\n| --- | --- |\n| SRS-8 | Row |';
  const items = [{ id: 'SRS-1', text, markdown: true }];
  const within = readFile(
    'a.items.json',
    JSON.stringify({ format: 'dossier-items-1', items }),
    contextOf({ format: 'items' }),
  );
  expect(told(within)).toEqual([
    expect.stringContaining('import-item-within: SRS-9 is defined in a text or heading of the file'),
    expect.stringContaining('import-item-within: SRS-8 is defined'),
  ]);
  const rst = contextOf({ format: 'mlx.traceability' });
  expect(told(readFile('a.rst', '.. item::\n\n    Words.\n', rst))).toEqual([
    '1:1 import-left-out: This `item` has no ID, so it is no item.',
  ]);
  const long = readFile('a.csv', `ID,Title\nSRS-${'1'.repeat(100_000)},T\n`, contextOf({ format: 'csv' }));
  expect(long.items).toEqual([]);
  expect(long.findings.length).toBeGreaterThan(0);
  for (const finding of long.findings) expect(JSON.stringify(finding).length).toBeLessThan(1000);
});
