import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import type { SourceContext } from '../../src/sources/source.ts';
import { contextOf, told } from '../imports/context.ts';
import { context as plain } from './context.ts';

const own = {
  types: {
    TOOL: {
      title: 'tool requirement',
      plural: 'tool requirements',
      prefixes: ['tool_req'],
      pattern: '{prefix}__{slug}',
    },
  },
};
const needs = contextOf({ format: 'needs', map: { fields: { '@spec': 'satisfies' } } }, own);
const lobster = contextOf(
  { format: 'lobster' },
  {
    types: {
      REQ: { title: 'requirement', plural: 'requirements', prefixes: ['req'], pattern: '{prefix}.{slug}' },
    },
  },
);

function read(path: string, text: string, context: SourceContext) {
  const facts = codeSource.read({ path, bytes: Buffer.from(text) }, context);
  return {
    links: [...new Set(facts.links.map(({ from, relation, to }) => `${from} ${relation} ${to}`))],
    first: facts.links[0]?.place,
    told: told(facts),
  };
}

// @verifies SRS-3789
describe('tags that name items behind a label', () => {
  const python = `# req-Id: tool_req__a_b, tool_req__c
# req-traceability: tool_req__d
def check():
    pass


# @need-ids: SRS-1, SRS-2
def sound():
    pass


# @Loud\\, and long, IMPL_1, impl, [SRS-3, SRS-4]
def loud():
    pass


# @Design of it, SPEC_1, spec, [SRS-5]
class Alarm:
    pass
`;

  it('link what stands below them where needs are read', () => {
    expect(read('src/a.py', python, needs)).toMatchObject({
      told: [],
      first: { line: 1, column: 11 },
      links: [
        'src/a.py#check implements tool_req__a_b',
        'src/a.py#check implements tool_req__c',
        'src/a.py#check implements tool_req__d',
        'src/a.py#sound implements SRS-1',
        'src/a.py#sound implements SRS-2',
        'src/a.py#loud implements SRS-3',
        'src/a.py#loud implements SRS-4',
        'src/a.py#Alarm satisfies SRS-5',
      ],
    });
  });

  it('verify in tests, in the comments of each language', () => {
    const text = '// req-Id: SRS-1\nTEST(Alarm, Sounds) {}\n';
    expect(read('test/alarm_test.cpp', text, needs).links).toEqual([
      expect.stringMatching(/^test\/alarm_test\.cpp.* verifies SRS-1$/),
    ]);
  });

  it('of LOBSTER name tags with their namespace', () => {
    const text = '# lobster-trace: req.Sound, req.Loud\ndef sound():\n    pass\n';
    expect(read('src/a.py', text, lobster)).toMatchObject({
      told: [],
      links: ['src/a.py#sound implements req.Sound', 'src/a.py#sound implements req.Loud'],
    });
  });

  it.each([
    ['req-Id: X1', 'X1 is no ID of a registered form'],
    ['req-Id:', 'it names no ID'],
  ])('%s is told', (tag, why) => {
    expect(read('src/a.py', `# ${tag}\ndef a():\n    pass\n`, needs).told).toEqual([
      `1:3 annotation-ignored: ${tag} is not read: ${why}.`,
    ]);
  });

  it('that define a need without links say nothing here', () => {
    const text = '# @Title, IMPL_1, impl, []\n# req-Id: SRS-1\ndef a():\n    pass\n';
    expect(read('src/a.py', text, needs)).toMatchObject({ told: [], links: ['src/a.py#a implements SRS-1'] });
  });

  it('give no link in projects that read no items of their tool', () => {
    expect(read('src/a.py', python, plain()).links).toEqual([]);
    expect(read('src/a.py', '# req-Id: SRS-1\n', lobster).links).toEqual([]);
  });
});
