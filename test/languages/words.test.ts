import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/documents/index.ts';
import { TestProject } from '../cli/project.ts';

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));
const languages = ['en', 'de', 'fr', 'es', 'it'];

const messages = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${templates}messages/${language}.json`, 'utf8'));

// @verifies SRS-2211
describe('message files', () => {
  it('are there for five languages, and no other', () => {
    expect(readdirSync(`${templates}messages`).sort()).toEqual(
      languages.map((each) => `${each}.json`).sort(),
    );
  });

  it('hold the same entries in the same order, none of them empty', () => {
    const english = messages('en');
    for (const language of languages) {
      expect({ language, keys: Object.keys(messages(language)) }).toEqual({
        language,
        keys: Object.keys(english),
      });
      expect(Object.values(messages(language)).filter((text) => text.trim() === '')).toEqual([]);
    }
    expect(Object.entries(english).filter(([key, text]) => key !== text)).toEqual([]);
  });

  it('hold every word that a template asks for', () => {
    const english = messages('en');
    const asked = (readdirSync(templates, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.hbs'))
      .flatMap((path) => [
        ...readFileSync(`${templates}${path}`, 'utf8').matchAll(/[({]t (?:"([^"]+)"|'([^']+)')/g),
      ])
      .map(([, double, single]) => double ?? single ?? '');
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((word) => !Object.hasOwn(english, word))).toEqual([]);
  });

  it('answer for a region with its language, and for an unknown language in English', () => {
    expect(wordsIn('de-AT')('Hazard')).toBe('Gefährdung');
    expect(wordsIn('fr')('Hazard')).toBe('Danger');
    expect(wordsIn('nl')('Hazard')).toBe('Hazard');
    expect(wordsIn('de')('a word nobody translated')).toBe('a word nobody translated');
    expect(wordsIn('../en')('Hazard')).toBe('Hazard');
  });
});

describe('documents in two languages', () => {
  let project: TestProject;
  beforeAll(() => {
    project = TestProject.clean();
    project.write('content/de.md', '# Gefahren\n\n```dossier\nhazard-table\n```\n');
    project.write('content/en.md', '# Hazards\n\n```dossier\nhazard-table\n```\n');
    project.edit(
      'site.config.ts',
      'documents: [',
      `documents: [
      { id: 'ALM-DE', type: 'instructions-for-use', title: 'Gebrauchsanweisung', language: 'de', pages: ['content/de.md'] },
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
});
