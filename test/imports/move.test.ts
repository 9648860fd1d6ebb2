import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { movePage, understand } from '../../src/sources/imports/index.ts';
import { TestProject } from '../cli/project.ts';
import { runs } from '../runs.ts';
import { contextOf, readFile } from './context.ts';
import { anyText } from './texts.ts';

const context = contextOf({ format: 'items' });
const [settings] = context.settings.imports;
if (!settings) throw new Error('no import');
const { map } = settings;

/** What a reader knows of items, but for where they stand and who owns them. */
function known({ items, links }: Pick<Facts, 'items' | 'links'>): object {
  return {
    items: items.map(({ place: _, bodyLine: _b, attributeLines: _a, origin: _o, ...item }) => item),
    links: links.map(({ place: _, ...link }) => link),
  };
}

const id = fc.constantFrom('SRS-1', 'SRS-2', 'RC-1', 'HAZ-7.2', 'x', 'REQ001');
const entry = fc.record(
  {
    id,
    title: anyText,
    text: anyText,
    markdown: fc.boolean(),
    attributes: fc.dictionary(fc.constantFrom('Kind', 'test method', 'a(b)', 'verifies', 'kind'), anyText, {
      maxKeys: 3,
    }),
    links: fc.array(
      fc.record({ relation: fc.constantFrom('implements', 'verified by', 'refines'), to: id }),
      { maxLength: 3 },
    ),
    level: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: [] },
);

// @verifies SRS-3664
it('an item that is moved says what it says where it is linked', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (items) => {
      const text = JSON.stringify({ format: 'dossier-items-1', items });
      const file = { path: 'a.items.json', bytes: Buffer.from(text) };
      const understood = understand(file, settings, context);
      if ('refused' in understood) throw new Error(understood.refused);
      const moved = movePage('a', [{ path: file.path, understood, map }], context);
      expect(known(moved)).toEqual(known(readFile(file.path, text, context)));
    }),
    { numRuns: runs(200) },
  );
});

// @verifies SRS-3664
describe('dossier import', () => {
  const neutral = JSON.stringify(
    {
      format: 'dossier-items-1',
      items: [
        { title: 'Alarms' },
        {
          id: 'REQ001',
          title: 'Loud',
          text: 'Within 2 s.',
          level: 2,
          links: [{ relation: 'implements', to: 'RC-1' }],
        },
        { id: 'RC-1', title: 'Alarm', links: [{ relation: 'refines', to: 'HAZ-1' }] },
      ],
    },
    null,
    1,
  );

  it('writes pages and a configuration with which they are read', () => {
    const project = TestProject.empty();
    project.write('package.json', '{"name":"pump","type":"module"}').write('in/a.items.json', neutral);
    const { code, out } = project.run('import', 'items', 'in/a.items.json');
    expect(out).toBe(
      [
        'content/imported/a.md: 2 items, 1 link',
        'site.config.ts: the configuration, to be completed',
        'Not carried over:',
        '  in/a.items.json:23:1  RC-1 has a link "refines" to HAZ-1, which is no relation of `trace.relations`; it is not read. Say what it means: `fields: { "refines": \'<relation>\' }` in `map`, with one of controls, satisfies, implements, verifies, affects, can-cause, resolves; or \'\' to leave it out.',
        'The pages own the items now. Take the files out of `sources.imports`, then run dossier check.',
        '',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(project.read('content/imported/a.md')).toBe(
      '# a\n\n## Alarms\n\n### REQ001 Loud\n\n- implements: RC-1\n\nWithin 2 s.\n\n## RC-1 Alarm\n',
    );
    expect(project.must('config', 'trace.types.REQ.pattern').out).toContain('"{prefix}{number}"');
    const again = project.run('import', 'items', 'in/a.items.json');
    expect(again).toMatchObject({
      code: 2,
      err: 'content/imported/a.md would be replaced. Nothing was written; name another directory with --into.\n',
    });
    project.remove();
  });

  it.each([
    [['excel', 'a.items.json'], 'excel is no format that is read. There are items'],
    [['items', 'b.items.json'], 'There is no file b.items.json.'],
    [['items', 'a.items.json', '--into', '../x'], '../x lies outside the project.'],
    [['items', 'a.items.json'], 'a.items.json:1:1 counts for nothing: no JSON value goes on with "x" here'],
  ])('%j is refused, and nothing is written', (words, why) => {
    const project = TestProject.empty();
    project.write('a.items.json', 'x');
    expect(project.run('import', ...words)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
    expect(readdirSync(project.root)).toEqual(['a.items.json']);
    project.remove();
  });
});
