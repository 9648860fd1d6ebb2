import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { foldAlike } from '../../src/sources/imports/index.ts';
import { TestProject } from '../cli/project.ts';
import { contextOf, readFile } from './context.ts';

/** A neutral file with items of these IDs; `type: 'req'` where it is said. */
function itemsFile(ids: readonly string[], type?: string): string {
  return JSON.stringify({ format: 'dossier-items-1', items: ids.map((id) => ({ id, type, title: 't' })) });
}

/** The entry of `trace.types` that a hint writes out. */
function settingIn({ hint = '' }: Finding): Record<string, object> {
  const [, setting = ''] = /that they are: `(.*?)`\./.exec(hint) ?? [];
  return new Function(`return { ${setting} };`)() as Record<string, object>;
}

// @verifies SRS-3813
describe('IDs of no registered form', () => {
  const families: [ids: string[], setting: string][] = [
    [
      ['REQ001', 'REQ002', 'REQ120'],
      "REQ: { title: 'REQ', plural: 'REQ', prefixes: ['REQ'], pattern: '{prefix}{number}' }",
    ],
    [['ZEP-SRS-26-1', 'ZEP-SRS-1-12'], "SRS: { prefixes: ['SRS', 'ZEP-SRS'] }"],
    [['REQ-PERF-001', 'REQ-SYS-002'], "SRS: { prefixes: ['SRS', 'REQ'] }"],
    [['SDOC-FEAT-1', 'SDOC-FEAT-2'], "SDOC: { title: 'SDOC', plural: 'SDOC', prefixes: ['SDOC'] }"],
    [
      ['req~alarm.latency~1'],
      "REQ: { title: 'req', plural: 'req', prefixes: ['req'], pattern: '{prefix}~{slug}~{number}' }",
    ],
    [['R_22EB2', 'R_F4722'], "R: { title: 'R', plural: 'R', prefixes: ['R'], pattern: '{prefix}_{hex}' }"],
    [
      ['tool_req__docs_x'],
      "TOOL_REQ: { title: 'tool_req', plural: 'tool_req', prefixes: ['tool_req'], pattern: '{prefix}__{slug}' }",
    ],
  ];

  it('are told once a family, with the setting that makes items of them', () => {
    const { findings } = readFile(
      'a.items.json',
      itemsFile(families.flatMap(([ids]) => ids)),
      contextOf({ format: 'items' }),
    );
    expect(
      findings.map(({ rule, hint }) => [rule, /that they are: `(.*?)`\./.exec(hint ?? '')?.[1]]),
    ).toEqual(families.map(([, setting]) => ['import-id', setting]));
    expect(findings[0]?.message).toBe(
      '"REQ001" (and 2 more of its kind) is no ID of a registered form, so the item is not read.',
    );
    for (const [index, [ids]] of families.entries()) {
      const types = settingIn(findings[index] as Finding);
      const read = readFile('a.items.json', itemsFile(ids), contextOf({ format: 'items' }, { types }));
      expect([read.items.map(({ id }) => id), read.findings]).toEqual([ids, []]);
    }
  });

  it('are of the type that the file says, with the prefixes that it has', () => {
    const map = { types: { req: 'SRS' } };
    const types = { SRS: { prefixes: ['SRS', 'PERF'] } };
    const said = (ids: string[]) =>
      readFile(
        'a.items.json',
        itemsFile(ids, 'req'),
        contextOf({ format: 'items', map }, { types }),
      ).findings.map(({ hint }) => hint);
    expect(said(['LOREM-818'])).toEqual([
      "Register the form in `trace.types`, for the type that they are: `SRS: { prefixes: ['SRS', 'PERF', 'LOREM'] }`.",
    ]);
    expect(said(['R_22EB2'])).toEqual([
      "Register the form in `trace.types`, for the type that they are: `SRS: { prefixes: ['R'], pattern: '{prefix}_{hex}' }`. A type has one form: where SRS has other IDs too, name a type of your own.",
    ]);
    expect(said(['_RB77cVyxEeumRtWSJE-orw'])).toEqual([
      "An ID has a prefix, such as HAZ-001. Put one before bare numbers with `prefix` of `map`, or take the IDs from another attribute: `fields: { '<attribute>': 'id' }`.",
    ]);
  });

  it('may share a word of the file, which is told and then taken', () => {
    const ids = ['URS-1', 'SRS-1'];
    const wrong = (types: Record<string, string | string[]>) =>
      readFile(
        'a.items.json',
        itemsFile(ids, 'req'),
        contextOf({ format: 'items', map: { types } }),
      ).findings.map(({ hint }) => hint);
    expect(wrong({ req: 'SRS' })).toEqual([
      "Say what the word means: `types: { req: ['SRS', 'URS'] }` in `map`; or mend the ID.",
    ]);
    expect(wrong({ req: ['SRS', 'URS'] })).toEqual([]);
  });

  it('of several files are told once, rows without one each', () => {
    const project = TestProject.empty()
      .write('package.json', '{"type":"module"}')
      .write(
        'site.config.ts',
        `import { defineSite } from 'dossier';
export default defineSite({
  product: { name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
  sources: { imports: [
    { format: 'doorstop', files: ['reqs/*.yml'], origin: 'Doorstop' },
    { format: 'csv', files: ['*.csv'], origin: 'a sheet' },
  ] },
});
`,
      );
    for (const id of ['SYS001', 'SYS002', 'SYS003'])
      project.write(`reqs/${id}.yml`, `active: true\nlevel: 1.0\nlinks:\n- URS-1: null\ntext: |\n  Sound.\n`);
    for (const name of ['a', 'b']) project.write(`${name}.csv`, 'ID,Title,Text\nSRS-1,a,b\n,c,d\n');
    const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as { findings: Finding[] };
    expect(
      findings.filter(({ rule }) => rule === 'import-id').map(({ file, message }) => `${file} ${message}`),
    ).toEqual([
      'a.csv The row "c" has no ID, so it is not read.',
      'b.csv The row "c" has no ID, so it is not read.',
      'reqs/SYS001.yml "SYS001" is no ID of a registered form, so the item is not read. The same holds for 2 more files.',
    ]);
    expect(
      project
        .run('import', 'doorstop', 'reqs/SYS001.yml', 'reqs/SYS002.yml')
        .out.match(/has a link "links"/g),
    ).toHaveLength(1);
    project.remove();
  });

  it('stay as they are where each stands for itself', () => {
    const finding: Finding = {
      rule: 'import-id',
      severity: 'error',
      message: 'a',
      hint: 'Give it one, or empty the row.',
      file: 'a',
    };
    expect(foldAlike([finding, { ...finding, file: 'b' }])).toHaveLength(2);
  });
});

// @verifies SRS-3814
it('a hint that names a line of an item says where items of another tool are changed', () => {
  const project = TestProject.empty()
    .write('package.json', '{"type":"module"}')
    .write('content/a.md', '# A\n\n## SRS-2 Own\n')
    .write('a.items.json', itemsFile(['SRS-1']))
    .write(
      'site.config.ts',
      `import { defineSite } from 'dossier';
export default defineSite({
  product: { name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
  sources: { imports: [{ format: 'items', files: ['a.items.json'], origin: 'DOORS' }] },
});
`,
    );
  const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as { findings: Finding[] };
  const hints = findings
    .filter(({ rule }) => rule === 'requirement-justified')
    .map(({ item, hint }) => [item, hint?.slice(-60)]);
  expect(hints).toEqual([
    ['SRS-1', expect.stringMatching(/\. What DOORS owns is changed there, in its words\.$/)],
    ['SRS-2', expect.stringMatching(/with `- rationale:`\.$/)],
  ]);
  project.remove();
});
