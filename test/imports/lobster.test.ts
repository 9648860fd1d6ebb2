import { describe, expect, it } from 'vitest';
import { exportItems } from '../../src/render/export/items/index.ts';
import { pumpSite } from '../site/project.ts';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf(
  {
    format: 'lobster',
    map: {
      types: { software_requirement: 'SRS' },
      fields: { refs: 'implements', just_down: 'reason' },
      prefix: 'SRS-',
    },
  },
  { types: { SRS: { prefixes: ['SRS'], pattern: '{prefix}-{slug}' } } },
);
const read = (value: object) => readFile('a.lobster', JSON.stringify(value, null, 1), context);
const item = (more: object) => ({
  tag: 'req SRS-oven',
  location: { kind: 'file', file: 'a.trlc', line: 4, column: 30 },
  name: 'SRS-oven',
  messages: [],
  just_up: [],
  just_down: [],
  just_global: [],
  framework: 'TRLC',
  kind: 'software_requirement',
  text: 'It controls the *oven*.',
  status: null,
  ...more,
});
const file = (data: unknown, schema = 'lobster-req-trace') => ({ data, generator: 'x', schema, version: 4 });

// @verifies SRS-3694
describe('requirements of LOBSTER', () => {
  it('are items with text, state, links, reasons and the place in their tool', () => {
    const facts = read(
      file([
        item({}),
        item({
          tag: 'req SRS-timer@7',
          name: 'Timer',
          refs: ['req SRS-oven@2'],
          status: 'valid',
          just_down: ['by hand', 'once'],
          location: {
            kind: 'codebeamer',
            cb_root: 'https://cb.example',
            tracker: 1,
            item: 9,
            version: 7,
            name: 'x',
          },
        }),
      ]),
    );
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'SRS-oven',
        title: '',
        body: 'It controls the \\*oven\\*.',
        origin: { place: 'a.trlc, line 4' },
        place: { line: 3 },
      },
      {
        id: 'SRS-timer',
        title: 'Timer',
        attributes: { version: '7', status: 'valid', reason: 'by hand; once' },
        origin: { place: 'https://cb.example, item 9' },
      },
    ]);
    expect(facts.links).toMatchObject([{ from: 'SRS-timer', relation: 'implements', to: 'SRS-oven' }]);
  });

  it('with bare numbers get the prefix', () => {
    expect(read(file([item({ tag: 'req 12@100' })])).items).toMatchObject([{ id: 'SRS-12' }]);
  });

  it('are told of, not read, where the file holds code or tests', () => {
    expect(told(read(file([item({})], 'lobster-imp-trace')))).toEqual([
      '1:1 import-left-out: Code and tests of the file (lobster-imp-trace, 1 in all) are no items here.',
    ]);
  });

  it.each([
    ['a report', file([], 'lobster-report'), 'it is a report of LOBSTER; name the files it was made of'],
    ['no schema', { data: [] }, 'it names no schema of LOBSTER'],
    ['no list', file({}), 'it has no list of data, as files of LOBSTER do'],
    ['an empty tag', file([item({ tag: 'req ' })]), 'an item has the tag "req ", which names nothing'],
    ['a number', file([7]), 'an item has the tag "", which names nothing'],
  ])('count for nothing with %s', (_, value, why) => {
    expect(told(read(value))).toEqual([
      expect.stringContaining(`unreadable-import: a.lobster counts for nothing: ${why}.`),
    ]);
  });
});

// @verifies SRS-3695
it('what is exported for LOBSTER has the members of its schema, and is read again', () => {
  const { model, config } = pumpSite();
  const text = String(exportItems('lobster', model, ['SRS'], config));
  const { data, schema, version } = JSON.parse(text) as {
    data: { tag: string; refs: string[] }[];
    schema: string;
    version: number;
  };
  expect([schema, version]).toEqual(['lobster-req-trace', 4]);
  expect(Object.keys(data[0] ?? {})).toEqual(
    'tag location name messages just_up just_down just_global refs framework kind text status'.split(' '),
  );
  const again = readFile(
    'a.lobster',
    text,
    contextOf({ format: 'lobster', map: { fields: { refs: 'implements' } } }),
  );
  const own = model.items.filter(({ type }) => type === 'SRS');
  expect(again.items.map(({ id, title }) => [id, title])).toEqual(own.map(({ id, title }) => [id, title]));
  expect(again.links.map(({ to }) => `req ${to}`)).toEqual(data.flatMap(({ refs }) => refs));
});
