import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { ConfigurationError } from '../../src/config/index.ts';
import type { Finding } from '../../src/model/index.ts';
import { check } from '../../src/workflows/api.ts';
import { TestProject } from './project.ts';

const configuration = `import { defineSite, iec62304 } from 'dossier';

export default defineSite({
  product: {
    name: 'Alarm monitor',
    version: '2.4.1',
    safetyClass: 'C',
    manufacturer: { name: 'Alarm makers', address: 'Specimen street 1' },
  },
  trace: {
    rules: { 'unknwon-id': 'off' }, tables: [{ pages: ['content/a.md'], type: 'HAZZ' }],
    relations: { resolves: { from: ['SDSS'] } },
    coverage: { 'alarm-traced': { every: 'SRS', relation: 'verifes', direction: 'in', other: ['TST'] } },
  },
  gates: { off: { 'G1.33': 'It is done by the manufacturer itself.' } },
  regulation: { profiles: [iec62304({ tailored: { '5.1.99': 'It is not of this product at all.' } })] },
  documents: [
    { id: 'ALM-TRM', type: 'trace-matrices', title: 'Trace', pages: ['content/trace.md'] },
    { id: 'ALM-SRS', type: 'softwre-requirements', title: 'Requirements', pages: ['content/a.md'] },
  ],
});
`;

const files: Record<string, string> = {
  'content/a.md': `# Requirements

## SRS-041 Alarm latency

- verificaton: test
- type: functionl

It sounds within 2 s.

## SRS-042 Alarm volume

It is heard.

## TST-201 Two seconds

- verifes: SRS-041
- tets: SRS-042

It sounds.

**Verfies:** SRS-041

See SRS-42.

| ID | Title | Descripton | Implemants |
| --- | --- | --- | --- |
| RC-001 | Sound | It sounds. | see SRS-041 |
`,
  'content/trace.md':
    '---\nitems: offf\n---\n\n# Trace\n\n```dossier\nsouplist\n```\n\n```dossier\nitem-table typ=SRS\n```\n\n```dossier\nitem-table type=SRR\n```\n\n[a](A.md)\n\n[b](a)\n\n```dosier\nsoup-list\n```\n',
  'src/queue.ts': `/**
 * Takes the next event.
 * @implement SRS-041
 */
export const next = () => 1;

// @verifes SRS-041
export const first = () => 1;

// @imlements SRS-041
export const last = () => 1;
`,
};

let project: TestProject;
let found: Finding[];
beforeAll(async () => {
  project = TestProject.empty();
  for (const [path, text] of Object.entries(files)) project.write(path, text);
  project.write('site.config.ts', configuration);
  found = (await check(project.root)).findings;
});
afterAll(() => project.remove());

// @verifies SRS-3480, SRS-3482, SRS-3483
it.each([
  ['a tag that lacks a letter', 'src/queue.ts:3', 'annotation-ignored', 'implements'],
  ['a tag with another letter', 'src/queue.ts:7', 'annotation-ignored', 'verifies'],
  ['a tag misspelt at its start', 'src/queue.ts:10', 'annotation-ignored', 'implements'],
  ['a relation in a list', 'content/a.md:16', 'near-name', 'verifies'],
  ['a short relation in a list', 'content/a.md:17', 'relation-not-read', 'tests'],
  ['a relation as a line of its own', 'content/a.md:21', 'near-name', 'verifies'],
  ['a column', 'content/a.md:25', 'near-name', 'description'],
  ['a relation as a column', 'content/a.md:25', 'near-name', 'implements'],
  ['an attribute', 'content/a.md:5', 'claim-name', 'verification'],
  ['a value of an attribute', 'content/a.md:6', 'claim-value', 'functional'],
  ['an ID', 'content/a.md:23', 'unknown-id', 'SRS-042'],
  ['front matter', 'content/trace.md:1', 'claim-value', 'off'],
  ['a generated block', 'content/trace.md:7', 'unknown-block', 'soup-list'],
  ['a parameter of a block', 'content/trace.md:11', 'block-parameters', 'type'],
  ['a type in a block', 'content/trace.md:15', 'block-parameters', 'SRS'],
  ['the name of a page', 'content/trace.md:19', 'broken-link', 'content/a.md'],
  ['a page without its ending', 'content/trace.md:21', 'broken-link', 'content/a.md'],
  ['the language of a block', 'content/trace.md:23', 'near-name', 'dossier'],
  ['a rule', 'site.config.ts:11', 'unknown-rule', 'unknown-id'],
  ['a type in the configuration', 'site.config.ts:12', 'unknown-type', 'SDS'],
  ['a type of a table in the configuration', 'site.config.ts:11', 'unknown-type', 'HAZ'],
  ['a relation in the configuration', 'site.config.ts:13', 'unknown-type', 'verifies'],
  ['a criterion', 'site.config.ts:15', 'gate-criterion-unknown', 'G1.3'],
  ['a clause', 'site.config.ts:16', 'unknown-clause', '5.1.9'],
  ['the type of a document', 'site.config.ts:19', 'unknown-document-type', 'software-requirements'],
])('%s that is misspelt is told at its own line with what is meant', (_, place, rule, meant) => {
  const told = found.filter(
    (finding) => `${finding.file}:${finding.line}` === place && finding.rule === rule,
  );
  expect(told.map(({ hint }) => hint)).toContainEqual(expect.stringContaining(`Did you mean ${meant}?`));
});

// @verifies SRS-102, SRS-3480
it.each([
  ['of the first level', 'gates: {', 'gatse: {', 15, 'gates'],
  ['of the product', "version: '", "verison: '", 6, 'version'],
  ['of an address', 'address:', 'adress:', 8, 'address'],
  ['of a relation', "from: ['SDSS']", "form: ['SDS']", 12, 'from'],
  ['of a coverage rule', 'direction:', 'directoin:', 13, 'direction'],
  ['of the second document', "title: 'Requirements'", "titel: 'Requirements'", 19, 'title'],
  ['whose value is misspelt', "'unknwon-id': 'off'", "'unknown-id': 'eror'", 11, 'error'],
  ['that names a standard', 'iec62304({', "{ standard: 'IEC 62305' }, iec62304({", 16, 'IEC 62304'],
])('a setting %s is told at its own line with what is meant', async (_, from, to, line, meant) => {
  const other = TestProject.empty();
  other.write('site.config.ts', configuration.replace(from, to));
  const error = await check(other.root).catch((thrown: unknown) => thrown);
  other.remove();
  expect(error).toBeInstanceOf(ConfigurationError);
  const told = (error as ConfigurationError).findings.filter((finding) => finding.line === line);
  expect(told.map(({ hint }) => hint)).toContainEqual(expect.stringContaining(`Did you mean ${meant}? `));
});

// @verifies SRS-1204, SRS-3480
it.each([
  ['a command', ['chekc'], 'check'],
  ['an option', ['check', '--fromat', 'json'], '--format'],
  ['a rule', ['check', '--rule', 'unknwon-id'], 'unknown-id'],
  ['a path of the configuration', ['config', 'trace.rule'], 'trace.rules'],
  ['a form of items', ['export', 'reqiff'], 'reqif'],
])('%s of a call that is misspelt is told with what is meant', async (_, words, meant) => {
  let printed = '';
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  const code = await run(['--config', project.root, ...words]);
  spy.mockRestore();
  expect(code).toBe(2);
  expect(printed).toContain(`Did you mean ${meant}?`);
});
