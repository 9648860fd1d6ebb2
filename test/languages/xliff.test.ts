import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { applyTranslation, pagePairs, writeXliff } from '../../src/languages/index.ts';
import { piecesOf } from '../../src/languages/xliff/pieces.ts';
import type { Document } from '../../src/model/index.ts';
import { readXliff } from '../../src/sources/xliff/index.ts';
import { TestProject } from '../cli/project.ts';
import { linked } from '../regulation/project.ts';

const ids = idSyntax({
  SRS: { prefixes: ['SRS'] },
  REQ: { prefixes: ['req'], pattern: '{prefix}~{slug}~{number}' },
});

let project: TestProject;
beforeEach(() => {
  project = TestProject.empty();
  project.write(
    'site.config.ts',
    `import { defineSite } from 'dossier';
export default defineSite({
  product: { name: 'P', version: '1.0.0', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  documents: [
    { id: 'IFU', type: 'instructions-for-use', title: 'Use', language: 'en', pages: ['content/en.md'] },
    { id: 'IFU', type: 'instructions-for-use', title: 'Notice', language: 'fr', translatedFrom: 'en', pages: ['content/fr.md'] },
  ],
});
`,
  );
  project.write(
    'content/en.md',
    '# Use\n\nSet `limit` to 2.5 kPa <at most>, see [SRS-041](srs.md#alarm) & the label (01)09504000059118(8012)1.0.\n\n## Parts\n\n```dossier\nidentity\n```\n',
  );
  project.write(
    'content/fr.md',
    '---\nrevision: 1\n---\n\n# Utilisation\n\n<!-- covers: 7.2.2.7 -->\n\nRéglez `limit` à 2,5 kPa <au plus>, voir [SRS-041](srs.md#alarm) et l’étiquette (01)09504000059118(8012)1.0.\n\n## Parties\n\n```dossier\nidentity\n```\n',
  );
});
afterEach(() => project.remove());

const file = (): string => `${project.root}/fr.xlf`;
/** The file is the same for each test: it is written by the command once. */
let given = '';
const give = (): void => {
  if (given !== '') {
    project.write('fr.xlf', given);
    return;
  }
  expect(project.run('-q', 'translations', '--xliff', file())).toMatchObject({ code: 0, err: '' });
  given = project.read('fr.xlf');
};
/** The pages of the project, cut as the command cuts them. */
const pairs = (): ReturnType<typeof pagePairs> => {
  const paths = ['content/en.md', 'content/fr.md'] as const;
  const pages = Object.fromEntries(paths.map((path) => [path, project.read(path)]));
  const type = 'instructions-for-use';
  const { model } = linked({
    pages,
    site: {
      documents: [
        { id: 'IFU', type, title: 'Use', language: 'en', pages: [paths[0]] },
        { id: 'IFU', type, title: 'Notice', language: 'fr', translatedFrom: 'en', pages: [paths[1]] },
      ],
    },
  });
  const [original, translation] = model.documents as [Document, Document];
  return pagePairs(model, original, translation, (path) => pages[path]);
};
const take = (): ReturnType<TestProject['run']> => project.run('-q', 'translations', '--import', file());

// @verifies SRS-2215
describe('a file for translators', () => {
  it('holds source, target and placeholders, and comes back to the same page', () => {
    give();
    const text = project.read('fr.xlf');
    expect(text).toContain('srcLang="en" trgLang="fr"');
    expect(text).toContain('<data id="d1">`limit`</data>');
    for (const kept of ['kPa', 'SRS-041', '](srs.md#alarm)', '(01)09504000059118(8012)1.0.'])
      expect(text).toContain(`>${kept}</data>`);
    expect(text).toContain('state="translated"');
    expect(text).toContain('<ignorable id="s2"><source>```dossier\nidentity\n```</source></ignorable>');
    const before = project.read('content/fr.md');
    expect(take()).toMatchObject({ code: 0 });
    expect(project.read('content/fr.md')).toBe(before);
  });

  it('is taken over with what the translator wrote', () => {
    give();
    project.edit('fr.xlf', '<target># Utilisation</target>', '<target># Emploi</target>');
    expect(take()).toMatchObject({
      code: 0,
      out: 'content/fr.md written. Compare them, then: dossier translations IFU.fr --accept --reason "..."\n',
    });
    expect(project.read('content/fr.md')).toContain(
      '---\nrevision: 1\n---\n\n# Emploi\n\n<!-- covers: 7.2.2.7 -->\n\nRéglez',
    );
  });

  const place = 'content/en.md#use, segment';
  it.each([
    [
      'a placeholder that is gone',
      / ?<ph id="p\d+" dataRef="d\d+" disp="kPa"\/>(?=[^<]*&lt;au)/,
      '',
      `${place} s2: the placeholder kPa is gone`,
    ],
    [
      'an identifier nobody wrote',
      '<target># Utilisation',
      '<target># Utilisation SRS-042',
      `${place} s1: SRS-042 is not in the original`,
    ],
    ['another number', 'à 2,5 ', 'à 25 ', `${place} s2: the numbers differ: 2.5 in the original, 25 here`],
    ['no target', '<target># Utilisation</target>', '', `${place} s1: there is no target`],
    [
      'an empty target',
      '<target># Utilisation</target>',
      '<target> </target>',
      `${place} s1: there is no target`,
    ],
    [
      'another original',
      '<source># Use</source>',
      '<source># Usage</source>',
      `${place} s1: the original changed since the file was written; write it again`,
    ],
    [
      'a unit that is missing',
      'name="content/en.md#parts"',
      'name="content/en.md#other"',
      'content/en.md#parts, segment s1: it is missing in the file',
    ],
  ])('is refused with %s', (_, from, to, problem) => {
    give();
    const text = project.read('fr.xlf');
    expect(text.replace(from, to)).not.toBe(text);
    const read = readXliff(Buffer.from(text.replace(from, to)));
    if (!('units' in read)) throw new Error(read.refused.message);
    expect(applyTranslation(pairs(), read.units, ids).problems).toEqual([problem]);
  });

  it('is refused whole: a page is written with all of it or not at all', () => {
    give();
    project.edit('fr.xlf', '<target># Utilisation</target>', '');
    const before = project.read('content/fr.md');
    expect(take()).toMatchObject({
      code: 2,
      err: `${place} s1: there is no target\nNothing was written: 1 problems.\n`,
    });
    expect(project.read('content/fr.md')).toBe(before);
  });

  it.each([
    ['that is cut off', '<?xml version="1.0"?><xliff version="2.0"><file>', ''],
    ['of another version', '<xliff version="1.2"/>', 'The file is no XLIFF of version 2.'],
    [
      'with entities of its own',
      '<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.0"/>',
      'such files are refused.',
    ],
  ])('is refused when it is one %s', (_, text, reason) => {
    expect(readXliff(Buffer.from(text))).toMatchObject({
      refused: { message: expect.stringContaining(reason) },
    });
  });

  it('is refused by the command when it cannot be read', () => {
    project.write('fr.xlf', '<xliff version="1.2"/>');
    const { code, err } = take();
    expect([code, err.includes('Nothing was written.')]).toEqual([2, true]);
  });

  it('holds the names of clauses and variants as placeholders, and reasons as text', () => {
    expect(piecesOf('- covers: 7.2.2.5\n- applies-to: child\n- not-applicable: No alarm.', ids)).toEqual([
      { keep: '- covers: 7.2.2.5' },
      '\n',
      { keep: '- applies-to: child' },
      '\n',
      { keep: '- not-applicable:' },
      ' No alarm.',
    ]);
  });

  it('comes back whatever the text is', () => {
    const block = fc
      .stringMatching(/^[ -~µ’é]{1,60}$/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const segments = blocks.map((source) => ({ source, target: source, translate: true }));
        const pair = {
          source: 'a.md',
          target: 'b.md',
          head: '',
          units: [{ name: 'a.md#x', segments, comments: [] }],
        };
        const read = readXliff(Buffer.from(writeXliff([pair], { source: 'en', target: 'de' }, ids)));
        if (!('units' in read)) throw new Error(read.refused.message);
        const back = [...(read.units.get('a.md#x')?.values() ?? [])].map(({ target }) =>
          target?.map((piece) => (typeof piece === 'string' ? piece : piece.keep)).join(''),
        );
        expect(back).toEqual(blocks);
        for (const text of blocks)
          expect(
            piecesOf(text, ids)
              .map((piece) => (typeof piece === 'string' ? piece : piece.keep))
              .join(''),
          ).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
