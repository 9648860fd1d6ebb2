import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf(
  { format: 'yaml', map: { fields: { system_requirements: 'satisfies' } } },
  {
    types: {
      SRS: { prefixes: ['r'], pattern: '{prefix}-{slug}' },
      URS: { prefixes: ['SR'], pattern: '{prefix}-{number}' },
    },
  },
);
const read = (text: string) => readFile('data/requirements.yml', text, context);

const list = `# Requirements
- id: r-1
  title: Alarm
  type: Functional
  system_requirements: [SR-6, SR-11]
  description: It shall *sound*.
  specifications: |
      Within 2 s.

      - loud
  revision: 1.10
- {"id": "r-3-1", name: Volume, owner: null}
`;

// @verifies SRS-3787
describe('items in a YAML list', () => {
  it('have title, text, attributes as they are written, and links', () => {
    const facts = read(list);
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'r-1',
        title: 'Alarm',
        body: 'It shall *sound*.\n\n**specifications**\n\nWithin 2 s.\n\n- loud',
        attributes: { type: 'Functional', revision: '1.10' },
        place: { line: 2 },
      },
      { id: 'r-3-1', title: 'Volume', place: { line: 12 } },
    ]);
    expect(facts.links).toMatchObject([
      { from: 'r-1', relation: 'satisfies', to: 'SR-6' },
      { from: 'r-1', relation: 'satisfies', to: 'SR-11' },
    ]);
  });

  it('stand below keys, and below others', () => {
    const facts = read(
      'requirements:\n- id: r-1\n  title: A\n  parts:\n  - id: r-2\n    title: B\nother: 1\n',
    );
    expect(facts.items.map(({ id, title, place }) => [id, title, place.line])).toEqual([
      ['r-1', 'A', 2],
      ['r-2', 'B', 5],
    ]);
  });

  it('without an ID, and values that are no words, are told', () => {
    const facts = read('- id: r-1\n  title: A\n  matrix:\n  - [Low, High]\n- hazard: Burns\n- note\n');
    expect(told(facts)).toEqual([
      '1:1 import-left-out: 1 values of `matrix` are neither words nor a list of words.',
      '1:1 import-left-out: 2 entries have no ID and are no items.',
    ]);
  });

  it.each([
    ['risk_levels:\n- label: Low\n', '1:1', 'it holds no list of mappings with an ID'],
    ['just words\n', '1:1', 'it holds no list of mappings with an ID'],
    ['- id: r-1\n  title: "open\n', '3:1', 'it is no YAML: deficient indentation'],
    ['- &a {id: r-1}\n- *a\n', '2:4', 'it is no YAML: aliases exceeded maxAliases (0)'],
  ])('a file that holds none counts for nothing: %j', (text, at, why) => {
    const facts = read(text);
    expect(facts.items).toEqual([]);
    expect(told(facts)).toEqual([expect.stringContaining(`${at} unreadable-import: `)]);
    expect(told(facts)[0]).toContain(why);
  });
});
