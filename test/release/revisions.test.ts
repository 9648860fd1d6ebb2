import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { checkRevisions, checkSoftwareVersions, documentStates } from '../../src/release/revisions.ts';
import { linked } from '../regulation/project.ts';

const model = (text: string, document: object = {}, version = '2.4.1') =>
  linked({
    pages: { 'content/a.md': text, 'content/b.md': '# B\n\nMore.\n' },
    site: {
      product: { name: 'P', version, safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
      documents: [
        { id: 'P-IFU', type: 'instructions-for-use', title: 'Manual', pages: ['content/*.md'], ...document },
      ],
    },
  }).model;
const earlier = (text: string, document: object = {}) => ({
  release: 'v2.4.0',
  documents: documentStates(model(text, document)),
});
const messages = (findings: { message: string }[]): string[] => findings.map(({ message }) => message);

describe('the revision of a document', () => {
  // @verifies SRS-2116
  it('has to change with what it says', () => {
    expect(
      checkRevisions(earlier('# A\n\nWait 2 s.\n'), model('# A\n\nWait 2 s.\n'), 'site.config.ts'),
    ).toEqual([]);
    expect(
      checkRevisions(earlier('# A\n\nWait 2 s.\n'), model('# A\n\nWait 3 s.\n'), 'site.config.ts'),
    ).toEqual([
      {
        rule: 'revision-unchanged',
        severity: 'error',
        message: 'P-IFU (en) says something else than in v2.4.0 under the same revision 1.',
        hint: 'Raise `revision` of the document in the configuration.',
        file: 'content/a.md',
        line: 1,
        column: 1,
      },
    ]);
    expect(
      checkRevisions(earlier('# A\n'), model('# A\n\nMore.\n', { revision: '2' }), 'site.config.ts'),
    ).toEqual([]);
    expect(
      messages(checkRevisions(earlier('# A\n'), model('# A\n', { title: 'Handbook' }), 'site.config.ts')),
    ).toHaveLength(1);
  });

  // @verifies SRS-2116, SRS-3003
  it('has to change with the pictures it shows', () => {
    const shown = (picture: string): Model => {
      const known = model('# A\n\n![Alarm](alarm.png)\n');
      return {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          references: page.references.map((reference) => ({ ...reference, sha256: picture })),
        })),
      };
    };
    const before = { release: 'v2.4.0', documents: documentStates(shown('a'.repeat(64))) };
    expect(checkRevisions(before, shown('a'.repeat(64)), 'site.config.ts')).toEqual([]);
    expect(messages(checkRevisions(before, shown('b'.repeat(64)), 'site.config.ts'))).toEqual([
      'P-IFU (en) says something else than in v2.4.0 under the same revision 1.',
    ]);
  });

  // @verifies SRS-2116
  it('is of its own in each language, and new documents have nothing before them', () => {
    expect(checkRevisions(earlier('# A\n'), model('# B\n', { language: 'de' }), 'site.config.ts')).toEqual(
      [],
    );
    expect(checkRevisions({ release: 'v1', documents: [] }, model('# A\n'), 'site.config.ts')).toEqual([]);
  });

  // @verifies SRS-2116
  it('replaces the one that was there, and no other', () => {
    const next = (replaces: string) => model('# B\n', { revision: '3', replaces });
    expect(messages(checkRevisions(earlier('# A\n'), next('1'), 'site.config.ts'))).toEqual([]);
    expect(messages(checkRevisions(earlier('# A\n'), next('2'), 'site.config.ts'))).toEqual([
      'P-IFU (en) says that it replaces revision 2, but v2.4.0 holds revision 1.',
    ]);
  });

  it('is bound to texts in their order, whatever their files are called', () => {
    const of = (one: string, two: string) =>
      documentStates({
        documents: [{ ...(model('').documents[0] as never as object), pages: ['1', '2'] } as never],
        pages: [
          { path: '1', text: one, references: [] },
          { path: '2', text: two, references: [] },
        ] as never,
      })[0]?.content;
    expect(of('ab', 'c')).not.toBe(of('a', 'bc'));
    expect(of('a', 'b')).not.toBe(of('b', 'a'));
  });
});

// @verifies SRS-2117
it('a document is for the versions of the software it names', () => {
  const check = (...softwareVersions: string[]) =>
    messages(
      checkSoftwareVersions({ model: model('# A\n', { softwareVersions }), configFile: 'site.config.ts' }),
    );
  expect(check('2.4.1')).toEqual([]);
  expect(check('2.3.0', '2.4.x')).toEqual([]);
  expect(check('2.*')).toEqual([]);
  expect(check('2.3.x', '2.4')).toEqual([
    'P-IFU revision 1 is for the software versions 2.3.x, 2.4, but the product is version 2.4.1.',
  ]);
  expect(check('2.4.x', '12.4.1')).toEqual([]);
  expect(check('2x')).toHaveLength(1);
});
