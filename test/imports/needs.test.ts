import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf(
  {
    format: 'needs',
    map: { types: { req: 'SRS' }, fields: { links: 'satisfies', checks: 'implements', status: '' } },
  },
  { types: { SRS: { prefixes: ['REQ', 'SRS'] } } },
);
const read = (value: unknown) =>
  readFile('needs.json', typeof value === 'string' ? value : JSON.stringify(value, null, 1), context);

const need = {
  id: 'REQ_001',
  type: 'req',
  type_name: 'Requirement',
  title: 'Alarm',
  docname: 'alarms/index',
  lineno: 12,
  links: ['URS-1.part'],
  links_back: ['TEST_1'],
  tags: ['a', 'b'],
  status: 'open',
  priority: 3,
  layout: null,
  parts: {},
  constraints: [],
  is_need: true,
};

// @verifies SRS-3667
describe('needs.json', () => {
  it.each([
    ['of old releases, with its text as description', { description: 'It *sounds*.' }, {}],
    ['of new releases, with its text as content', { content: 'It *sounds*.', description: '' }, {}],
    [
      'with its schema',
      { content: 'It *sounds*.', checks: ['RC-1'], checks_back: ['x'] },
      {
        needs_schema: {
          properties: {
            checks: { field_type: 'links' },
            links: { field_type: 'links' },
            tags: { field_type: 'core' },
            priority: { field_type: 'extra' },
          },
        },
        needs_defaults_removed: true,
      },
    ],
  ])('%s', (_, fields, others) => {
    const versions = {
      '1.0': { needs: { OLD_1: {} } },
      '2.0': { ...others, needs_amount: 1, needs: { REQ_001: { ...need, ...fields } } },
    };
    const facts = read({ project: 'p', current_version: '2.0', versions });
    expect(told(facts)).toEqual([
      expect.stringMatching(/^\d+:1 not-an-id: REQ_001 satisfies "URS-1\.part", which is not an ID\.$/),
    ]);
    expect(facts.items).toMatchObject([
      {
        id: 'REQ_001',
        type: 'SRS',
        title: 'Alarm',
        body: 'It \\*sounds\\*.',
        attributes: { tags: 'a, b', priority: '3' },
        origin: { tool: 'the tool', place: 'alarms/index, line 12' },
      },
    ]);
    expect(Object.keys(facts.items[0]?.attributes ?? {}).sort()).toEqual(['priority', 'tags']);
    expect(facts.links.map(({ relation, to }) => [relation, to])).toEqual(
      'checks' in fields ? [['implements', 'RC-1']] : [],
    );
  });

  it('leads links to parts to their needs, and tells that parts are no items', () => {
    const facts = read({
      current_version: '1',
      versions: {
        '1': {
          needs: {
            REQ_1: { id: 'REQ_1', type: 'req', parts: { a: { id: 'a', content: 'x' } } },
            REQ_2: { id: 'REQ_2', type: 'req', links: ['REQ_1.a'] },
          },
        },
      },
    });
    expect(facts.links).toMatchObject([{ from: 'REQ_2', to: 'REQ_1', place: { line: 16 } }]);
    expect(told(facts)).toEqual([
      '1:1 import-left-out: The file holds 1 parts of needs, which are no items; links to them lead to their needs.',
    ]);
  });

  it('knows the lines of needs whose keys are numbers, which JSON of JavaScript puts first', () => {
    const members = ['SRS_9', '10', '9'].map(
      (key) => `"${key}": {"id": "SRS_0${key.slice(-1)}", "type": "req", "title": "T"}`,
    );
    const facts = read(
      `{"current_version": "1", "versions": {"1": {"needs": {\n${members.join(',\n')}\n}}}}`.replace(
        '"SRS_09"',
        '"SRS_11"',
      ),
    );
    const lines = Object.fromEntries(facts.items.map(({ id, place }) => [id, place.line]));
    expect(lines).toEqual({ SRS_11: 2, SRS_00: 3, SRS_09: 4 });
  });

  it.each([
    [{ current_version: '3', versions: { '1': {}, '2': {} } }, 1, 'its current version "3" is not in it'],
    [{ current_version: '3', needs: [] }, 1, 'it holds no versions, as needs.json of sphinx-needs does'],
    [{ versions: { '1': { needs: { REQ_1: 7 } } } }, 5, 'the need REQ_1 is no object'],
    ['{"versions": {', 1, 'the text ends before its last value does'],
  ])('%j counts for nothing', (value, line, why) => {
    const facts = read(value);
    expect(told(facts).map((each) => each.replace(/:\d+ /, ' '))).toEqual([
      `${line} unreadable-import: needs.json counts for nothing: ${why}.`,
    ]);
  });
});
