import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clauseWords } from '../../src/documents/blocks/clause-coverage.ts';
import { originWords } from '../../src/documents/blocks/coverage-by-unit.ts';
import { verdictWords } from '../../src/documents/context.ts';
import { symbols } from '../../src/documents/drawings/symbols.ts';
import { hasWords, wordsIn } from '../../src/documents/index.ts';
import { documentTypes, requirementKinds } from '../../src/regulation/documents/index.ts';
import { meanings } from '../../src/release/approvals/statement.ts';
import { TestProject } from '../cli/project.ts';

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));
const source = fileURLToPath(new URL('../../src/', import.meta.url));
const languages = ['de', 'fr', 'es', 'it'];

const messages = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${templates}messages/${language}.json`, 'utf8'));

/** The English words, as the files of all languages hold them. */
const keys = (): string[] => Object.keys(messages('de'));

/** The words a template asks for: those of `t`, and the columns of its tables. */
function askedBy(template: string): string[] {
  const words = template.matchAll(/[({]t (?:"([^"]+)"|'([^']+)')/g);
  const tables = template.matchAll(/\{\{#table (?:\([^)]*\)|\w+)([^}]*)\}\}/g);
  return [
    ...Array.from(words, ([, double, single]) => double ?? single ?? ''),
    ...Array.from(tables).flatMap(([, columns = '']) =>
      Array.from(columns.matchAll(/ "([^"]+)"/g), ([, column = '']) => column),
    ),
  ];
}

// @verifies SRS-2211
describe('message files', () => {
  it('are there for four languages besides English, which is the key', () => {
    expect(readdirSync(`${templates}messages`).sort()).toEqual(
      languages.map((each) => `${each}.json`).sort(),
    );
  });

  it('hold the same entries in the same order, none of them empty', () => {
    for (const language of languages) {
      expect({ language, keys: Object.keys(messages(language)) }).toEqual({
        language,
        keys: keys(),
      });
      expect(Object.values(messages(language)).filter((text) => text.trim() === '')).toEqual([]);
    }
  });

  it('hold every word that a template asks for', () => {
    const known = new Set(keys());
    const asked = (readdirSync(templates, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.hbs'))
      .flatMap((path) => askedBy(readFileSync(`${templates}${path}`, 'utf8')));
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((word) => !known.has(word))).toEqual([]);
  });

  it('hold every word that a script of the site says', () => {
    const folder = `${templates}assets/site/`;
    const asked = readdirSync(folder)
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => [...readFileSync(folder + path, 'utf8').matchAll(/\bt\('([^']+)'/g)])
      .map(([, word = '']) => word);
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((word) => !keys().includes(word))).toEqual([]);
  });

  it('hold every word that the code says, and the titles of all documents', () => {
    const said = (readdirSync(source, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [
        ...readFileSync(`${source}${path}`, 'utf8').matchAll(
          /\bt\(\s*(?:[^()'?]+(?:'[^']*')?\s*\?\s*)?'([^']+)'(?:\s*:\s*'([^']+)')?/g,
        ),
      ])
      .flatMap(([, one = '', other = '']) => [one, other])
      .filter((word) => word !== '');
    expect(said.length).toBeGreaterThan(30);
    const data = [
      ...[...documentTypes.values()].map(({ title }) => title),
      ...requirementKinds.map(({ title }) => title),
      ...Object.values(verdictWords).map(({ word }) => word),
      ...Object.values(clauseWords).map(({ word }) => word),
      ...Object.values(symbols).flatMap(({ title, meaning }) => [title, meaning]),
      ...Object.values(originWords),
      ...meanings,
      ...stateWords,
    ];
    const known = new Set(keys());
    expect([...said, ...data].filter((word) => !known.has(word))).toEqual([]);
  });

  it('hold no word that nobody says', () => {
    const texts = [templates, source]
      .flatMap((folder) =>
        (readdirSync(folder, { recursive: true }) as string[])
          .filter((path) => /\.(?:hbs|ts|js)$/.test(path))
          .map((path) => readFileSync(`${folder}${path}`, 'utf8')),
      )
      .join('\n')
      .replaceAll("\\'", "'");
    // Names of steps of coverage and of attributes are said as words: `hazard-controlled`, `attributes.disclosed`.
    const isSaid = (word: string): boolean => {
      const name = word.toLowerCase().replaceAll(' ', '-');
      return texts.includes(word) || texts.includes(`'${name}'`) || texts.includes(`attributes.${name}`);
    };
    expect(keys().filter((word) => !isSaid(word))).toEqual([]);
  });

  it('keep the places that are filled in', () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const language of languages)
      for (const [key, text] of Object.entries(messages(language)))
        expect({ language, key, places: places(text) }).toEqual({ language, key, places: places(key) });
  });

  it('answer for a region with its language, and for an unknown language in English', () => {
    expect(wordsIn('de-AT')('Hazard')).toBe('Gefährdung');
    expect(wordsIn('fr')('Hazard')).toBe('Danger');
    expect(wordsIn('nl')('Hazard')).toBe('Hazard');
    expect(wordsIn('de')('a word nobody translated')).toBe('a word nobody translated');
    expect(wordsIn('../en')('Hazard')).toBe('Hazard');
    expect(wordsIn('en-GB')('Hazard')).toBe('Hazard');
    expect(['en', 'en-GB', 'de-AT', 'nl'].map(hasWords)).toEqual([true, true, true, false]);
  });
});

/** Words of closed lists that templates show with `{{t state}}`. */
const stateWords = [
  ...['unit', 'integration', 'system', 'passed', 'failed', 'error', 'skipped', 'notrun'],
  ...['draft', 'in-review', 'approved', 'released', 'superseded', 'valid', 'void', 'refused'],
  ...['met', 'open', 'off', 'outside', 'acceptable', 'conditional', 'unacceptable'],
  ...['current', 'stale', 'changed', 'unreviewed', 'suspect', 'reviewed', 'moved', 'unrecorded'],
  ...[
    'software system',
    'software item',
    'software unit',
    'declared',
    'inherited',
    'optional',
    'development',
  ],
  ...['error', 'warning', 'note', 'none', 'info', 'critical', 'high', 'moderate', 'low', 'unknown'],
  ...['not affected', 'affected', 'fixed', 'under investigation'],
  ...['no version control', 'uncommitted changes', 'no release tag'],
  ...['Overview', 'Documents', 'Items', 'Trace', 'Findings', 'Tests', 'Architecture', 'Code', 'Changes'],
  ...['Document ID', 'Revision', 'Status', 'Product', 'Release', 'Language', 'Date of issue', 'Languages'],
  ...['Replaces revision', 'For software versions', 'Last changed', 'Answers'],
];

describe('documents in two languages', () => {
  let project: TestProject;
  beforeAll(() => {
    project = TestProject.clean();
    project.write('content/nl.md', '# Gevaren\n\nDe toets "Stil".\n');
    project.write(
      'content/de.md',
      '# Gefahren\n\nDie Taste "Ton aus" und `"roh"`, 5" breit.\n\n```dossier\nhazard-table\n```\n',
    );
    project.write('content/en.md', '# Hazards\n\nThe key "Mute".\n\n```dossier\nhazard-table\n```\n');
    project.edit(
      'site.config.ts',
      'documents: [',
      `documents: [
      { id: 'ALM-DE', type: 'instructions-for-use', title: 'Gebrauchsanweisung', language: 'de', pages: ['content/de.md'] },
      { id: 'ALM-NL', type: 'instructions-for-use', title: 'Handleiding', language: 'nl', pages: ['content/nl.md'] },
      { id: 'ALM-EN', type: 'instructions-for-use', title: 'Instructions', language: 'en', pages: ['content/en.md'] },`,
    );
    project.run('--quiet', 'build', '--no-pdf');
  });
  afterAll(() => project.remove());

  const shown = (id: string): string =>
    (readdirSync(`${project.root}/dist/site/documents`, { recursive: true }) as string[])
      .filter((path) => path.startsWith(id) && path.endsWith('.html'))
      .map((path) => project.read(`dist/site/documents/${path}`))
      .join('\n');

  // @verifies SRS-2211
  it('each speak their own', () => {
    expect(shown('ALM-DE')).toContain('<th scope="col">Gefährdungssituation</th>');
    expect(shown('ALM-DE')).not.toContain('<th scope="col">Hazardous situation</th>');
    expect(shown('ALM-EN')).toContain('<th scope="col">Hazardous situation</th>');
  });

  // @verifies SRS-3005
  it('have pages that speak it too', () => {
    const german = shown('ALM-DE');
    for (const part of [
      '<html lang="de"',
      '>Zum Text springen</a>',
      '<strong>ENTWURF</strong>',
      'kein freigegebenes Dokument',
      '>Dokumente</a>',
      '<dt>Dokument-ID</dt>',
      '<dt>Sprache</dt>',
      '<span>Suchen</span>',
    ])
      expect(german).toContain(part);
    for (const part of ['Skip to the text', 'DRAFT</strong>', 'Read as PDF', '<dt>Revision of'])
      expect(german).not.toContain(part);
    expect(shown('ALM-EN')).toContain('Skip to the text');
    const dutch = shown('ALM-NL');
    expect(dutch).toContain('<html lang="nl"');
    expect(dutch).toContain('<body lang="en">');
    expect(dutch).toContain('<main id="main" tabindex="-1" lang="nl">');
  });

  // @verifies SRS-3004
  it('have their own quotation marks', () => {
    expect(shown('ALM-DE')).toContain('Die Taste „Ton aus“ und <code>"roh"</code>, 5" breit.');
    expect(shown('ALM-EN')).toContain('The key “Mute”.');
    expect(shown('ALM-NL')).toContain('De toets "Stil".');
  });
});
