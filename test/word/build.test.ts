import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { preview } from '../../src/workflows/preview.ts';
import { TestProject } from '../cli/project.ts';
import { contextOf, readFile } from '../imports/context.ts';
import { hasOffice, wordsInOffice, wordsOfHtml } from './office.ts';
import { readWord } from './read-word.ts';

let project: TestProject;

beforeAll(() => {
  project = TestProject.clean();
  project.edit(
    'site.config.ts',
    'defineSite({',
    "defineSite({\n  output: { word: true, tables: true, wordReference: 'styles.docx' },",
  );
});
afterAll(() => project.remove());

// @verifies SRS-3690, SRS-3691, SRS-3810, SRS-3811
it('a build writes each document as a file of Word, lists it, and says where it has no styles to go by', () => {
  const { code, out } = project.run('--quiet', 'build', '--no-pdf', '--exit-zero');
  expect(code).toBe(0);
  expect(out).toContain(
    'site.config.ts:4:39  error  styles.docx, whose styles the files of Word should take, is not there.  word-reference-unread',
  );
  const manifest = JSON.parse(project.read('dist/manifest.json')) as { files: { path: string }[] };
  expect(manifest.files.map(({ path }) => path).filter((path) => path.startsWith('word/'))).toEqual([
    'word/ALM-RMF.docx',
    'word/ALM-SRS.docx',
    'word/ALM-TRM.docx',
    'word/technical-file.docx',
  ]);
  const held = manifest.files.map(({ path }) => path).filter((path) => /^site\/(?:word|tables)\//.test(path));
  expect(held.map((path) => path.slice('site/'.length))).toEqual([
    'tables/ALM-RMF.xlsx',
    'tables/ALM-SRS.xlsx',
    'tables/ALM-TRM.xlsx',
    'word/ALM-RMF.docx',
    'word/ALM-SRS.docx',
    'word/ALM-TRM.docx',
  ]);
  expect(project.read('dist/index.html')).toContain('href="word/technical-file.docx"');
  const read = readWord(readFileSync(`${project.root}/dist/word/ALM-SRS.docx`));
  const ids = read.controls.map(({ tag }) => tag);
  expect(ids).toContain('dossier:item:SRS-041');
  expect([...read.parts.values()].join('')).toContain('DRAFT – ');
});

/** The site says the state of an item behind its heading, which documents do not: there it stands in the tables. */
const stateBehindHeading = /<span class="badge[^"]*"><svg.*?<\/span>(?=<\/h\d>)/g;

// @verifies SRS-3830
it.skipIf(!hasOffice())(
  'each document says word for word what its page says (skipped where soffice is not installed)',
  () => {
    const documents = ['ALM-RMF', 'ALM-SRS', 'ALM-TRM'];
    const read = wordsInOffice(
      Object.fromEntries(documents.map((id) => [id, readFileSync(`${project.root}/dist/word/${id}.docx`)])),
    );
    for (const id of documents) {
      const page = project.read(`dist/site/documents/${id}/index.html`);
      const expected = [...page.matchAll(/<section class="text".*?<\/section>/gs)].flatMap(([text]) =>
        wordsOfHtml(text.replace(stateBehindHeading, '')),
      );
      expect(expected.length).toBeGreaterThan(50);
      expect(read.get(id)?.slice(-expected.length)).toEqual(expected);
    }
  },
  60_000,
);

// @verifies SRS-3792
it('a build writes the tables of each document as a workbook and as CSV, and lists them', () => {
  const manifest = JSON.parse(project.read('dist/manifest.json')) as { files: { path: string }[] };
  const listed = manifest.files.map(({ path }) => path).filter((path) => path.startsWith('tables/'));
  expect(listed.filter((path) => path.endsWith('.xlsx'))).toEqual([
    'tables/ALM-RMF.xlsx',
    'tables/ALM-SRS.xlsx',
    'tables/ALM-TRM.xlsx',
  ]);
  expect(listed).toEqual(expect.arrayContaining([expect.stringMatching(/^tables\/ALM-TRM\/01-.*\.csv$/)]));
  const facts = readFile(
    'trm.xlsx',
    readFileSync(`${project.root}/dist/tables/ALM-TRM.xlsx`),
    contextOf({ format: 'xlsx' }),
  );
  expect(facts.findings.filter(({ rule }) => rule === 'unreadable-import')).toEqual([]);
});

// @verifies SRS-3773
it('what a build writes comes back without a difference', () => {
  expect(project.run('import', '--update', 'docx', 'dist/word/ALM-SRS.docx')).toMatchObject({
    code: 0,
    out: '0 changes, in 0 pages.\n',
  });
});

// @verifies SRS-3690
it('a preview, which makes pages only, writes none', async () => {
  const stages: string[] = [];
  const progress = { ...silentProgress, stage: (name: string) => void stages.push(name) };
  await preview(await loadProject(project.root), { progress });
  expect(stages).toContain('site');
  expect(stages).not.toContain('word');
  expect(stages).not.toContain('tables');
});
