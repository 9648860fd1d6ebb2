import { describe, expect, it } from 'vitest';
import { electronicInstructions, iec82304 } from '../../src/config/profiles.ts';
import { createComposer, loadTemplates } from '../../src/documents/index.ts';
import type { Document, Model } from '../../src/model/index.ts';
import type { PrintJob } from '../../src/render/pdf/index.ts';
import { compilePrintLayout } from '../../src/render/pdf/template.ts';
import { documentJob } from '../../src/render/prints/document-job.ts';
import { usersEdition } from '../../src/render/prints/users-edition.ts';
import { documentOf, pumpDocuments } from './project.ts';

const page = `# Use

## Intended use

The pump *gives* a drug
through a vein.

It is for adults.

## Lay users

- not-applicable: it is for nurses only

See [the plan](other.md).
`;

/** The edition for auditors of a document of some type, and that for users. */
function editions(
  type: string,
  more: Partial<Document> = {},
  instructions = '',
  architecture?: Model['architecture'],
): [PrintJob, ...PrintJob[]] {
  const input = pumpDocuments(page);
  const document = { ...documentOf(type), ...more };
  const plan = { ...documentOf('plain'), id: 'PLAN', name: 'PLAN', pages: ['content/other.md'] };
  const model = { ...input.model, documents: [document, plan], ...(architecture && { architecture }) };
  const config = {
    ...input.config,
    regulation: {
      ...input.config.regulation,
      profiles: [
        iec82304({ tailored: {} }),
        ...(instructions ? [electronicInstructions({ tailored: {} })] : []),
      ],
    },
    label: { ...input.config.label, medicalDevice: true, instructions },
  } as typeof input.config;
  const composer = createComposer({ ...input, model, config }, loadTemplates());
  const audit = documentJob(document, composer, model, config, new Map());
  return [audit, ...usersEdition(document, audit, composer, { model, config, shown: new Map() })];
}

// @verifies SRS-3628
it('tells users what goes in and what comes out, and nothing of what is inside', () => {
  const element = (id: string, item: string, technology: string) =>
    ({ id, kind: 'component', item, name: id, technology, tags: {}, parent: '' }) as never;
  const [audit, users] = editions('technical-description', {}, '', {
    elements: [
      element('Engine', 'software item', 'Rust'),
      element('Pump', '', 'RS-232'),
      element('Nurse', '', ''),
    ],
    edges: [
      { from: 'Engine', to: 'Pump', description: 'reads pressure', found: 0, examples: [] },
      { from: 'Nurse', to: 'Engine', description: 'sets limits', found: 0, examples: [] },
    ],
    coverage: { files: 0, owned: 0, percent: 0, unowned: [] },
    imports: { total: 0, internal: 0, external: 0, runtime: 0, unresolved: [] },
    packages: [],
  } as never) as [PrintJob, PrintJob];
  const interfaces = ({ parts }: PrintJob) =>
    /<table>.*<\/table>/s.exec(
      parts.find(({ html }) => html.includes('Outside of the software'))?.html ?? '',
    )?.[0] ?? '';
  const rows = (html: string) => html.match(/(?<=<tr>).*(?=<\/tr>)/g)?.slice(1);
  expect(rows(interfaces(audit))).toEqual([
    '<th scope="row">Nurse</th><td>uses the software</td><td>Engine</td><td>sets limits</td><td>Rust</td>',
    '<th scope="row">Pump</th><td>used by the software</td><td>Engine</td><td>reads pressure</td><td>RS-232</td>',
  ]);
  expect(rows(interfaces(users))).toEqual([
    '<th scope="row">Nurse</th><td>uses the software</td><td>sets limits</td><td>–</td>',
    '<th scope="row">Pump</th><td>used by the software</td><td>reads pressure</td><td>RS-232</td>',
  ]);
  expect(interfaces(users)).not.toContain('Software item');
});

// @verifies SRS-3701
describe('the edition for users', () => {
  const [audit, users] = editions('instructions-for-use') as [PrintJob, PrintJob];

  it('is there of what users hold in their hands only', () => {
    expect(editions('instructions-for-use')[1]?.id).toBe('INF-DOC.user');
    expect(editions('technical-description')[1]?.id).toBe('INF-DOC.user');
    expect(editions('software-requirements')).toHaveLength(1);
  });

  it('says on its cover what the product is for, in which language, and shows the symbols of its label', () => {
    expect(users.forUsers?.intendedUse).toBe('The pump gives a drug through a vein.');
    expect(users.forUsers?.languageName).toBe('English');
    expect(users.forUsers?.symbols.map(({ text }) => text)).toEqual([
      'Read these instructions before use.',
      'Example Medical, 1 Example Street',
      'Medical device',
    ]);
    expect(
      (editions('technical-description', { language: 'de' })[1] as PrintJob).forUsers?.languageName,
    ).toBe('Deutsch');
  });

  it('identifies itself on the last page, and leaves out what only auditors need', () => {
    const layout = compilePrintLayout(loadTemplates());
    const html = layout(users);
    expect(html.indexOf('About this document')).toBeGreaterThan(html.indexOf('</main>'));
    expect(html).toContain('<th scope="row">Document ID</th><td>INF-DOC</td>');
    for (const word of ['SHA-256', 'Clauses answered', 'Generated by', 'Software safety class'])
      expect({ word, users: html.includes(word), audit: layout(audit).includes(word) }).toEqual({
        word,
        users: false,
        audit: true,
      });
    expect(users.attachments).toEqual([]);
    expect(audit.attachments).not.toEqual([]);
  });

  it('holds label and glossary of symbols, as the edition for auditors does', () => {
    const text = users.parts.map(({ html }) => html).join('');
    expect(text).toMatch(/<\/span> Label<\/h1>[\s\S]*<\/span> Symbols<\/h1>/);
    expect(text).toContain('read the instructions for use before you use the product');
    expect(audit.parts.map(({ html }) => html).join('')).toContain('</span> Symbols</h1>');
  });
});

// @verifies SRS-3702
it('a section that does not apply says so in words, in the language of the document', () => {
  const text = (language: string) =>
    editions('instructions-for-use', { language })[0]
      .parts.map(({ html }) => html)
      .join('');
  expect(text('en')).toContain('<p>Does not apply: it is for nurses only</p>');
  expect(text('de')).toContain('<p>Trifft nicht zu: it is for nurses only</p>');
  expect(text('en')).not.toContain('not-applicable');
});

// @verifies SRS-3703
it('instructions that are electronic say where they are and how paper is had, only where a profile asks', () => {
  const textOf = (job: PrintJob) => job.parts.map(({ html }) => html).join('');
  const text = textOf(editions('instructions-for-use', {}, 'https://ifu.example/pump')[0]);
  expect(text).toContain('</span> Electronic instructions and copies on paper</h1>');
  expect(text).toContain('at this address: <strong>https://ifu.example/pump</strong>');
  expect(text).toContain(
    'is free, and is sent within 7 calendar days. Ask for it: Example Medical, 1 Example Street',
  );
  expect(textOf(editions('instructions-for-use')[0])).not.toContain('paper');
});
