import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
beforeEach(() => {
  project = TestProject.empty();
  project.write(
    'site.config.ts',
    `import { defineSite } from 'dossier';
export default defineSite({
  product: {
    name: 'P', version: '2.4.1', safetyClass: 'C', markets: ['DE', 'IE'],
    manufacturer: { name: 'M', address: 'A' },
  },
  documents: [
    { id: 'IFU', type: 'instructions-for-use', title: 'Use', language: 'en', pages: ['content/ifu-en.md'] },
    { id: 'IFU', type: 'instructions-for-use', title: 'Gebrauch', pages: ['content/ifu-de.md'], language: 'de', translatedFrom: 'en' },
    { id: 'SRS', type: 'software-requirements', title: 'Requirements', pages: [] },
  ],
});
`,
  );
  project.write(
    'content/ifu-en.md',
    '# Use\n\nHow to use it.\n\n## Start\n\nPress the key.\n\n## Stop\n\nPress it again.\n',
  );
  project.write(
    'content/ifu-de.md',
    '# Gebrauch\n\nSo geht es.\n\n## Einschalten\n\nTaste drücken.\n\n## Ausschalten\n\nNoch einmal.\n',
  );
  project.write('.gitignore', '.dossier/\n');
  project.git('init', '-q', '-b', 'main');
  project.git('config', 'user.name', 'Test');
});
afterEach(() => project.remove());

/** Findings on languages as `severity rule: message`. */
async function findings(): Promise<string[]> {
  const here = await loadProject(join(project.root, 'site.config.ts'));
  const { findings: found } = await analyseProject(here, { progress: silentProgress });
  return found
    .filter(({ rule }) => /^(?:language|market|translation)-/.test(rule))
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

/** All pages of the German document. */
function germanPages(): string {
  return (readdirSync(join(project.root, 'dist/site/documents'), { recursive: true }) as string[])
    .filter((path) => path.startsWith('IFU.de') && path.endsWith('.html'))
    .map((path) => project.read(`dist/site/documents/${path}`))
    .join('\n');
}

const compared = (): void => {
  project.must('translations', '--accept', '--reason', 'read side by side');
};

describe('languages of a market', () => {
  // @verifies SRS-2212
  it('are asked for, by the shipped table and by the configuration', async () => {
    compared();
    expect(await findings()).toEqual([]);
    project.edit('site.config.ts', "markets: ['DE', 'IE'],", "markets: ['DE', 'CH', 'ZZ'],");
    expect(await findings()).toEqual([
      'warning language-missing: IFU is not there in fr, which the market CH asks for.',
      'warning language-missing: IFU is not there in it, which the market CH asks for.',
      'warning market-unknown: Nothing is known of the languages that the market ZZ asks for.',
    ]);
    project.edit(
      'site.config.ts',
      '  documents: [',
      "  languages: { markets: { CH: ['de'], ZZ: ['en-GB'] } },\n  documents: [",
    );
    expect(await findings()).toEqual([]);
  });
});

describe('a translation', () => {
  // @verifies SRS-2213
  it('is unreviewed, then current, then stale section by section', async () => {
    expect(await findings()).toEqual([
      'warning translation-unreviewed: Nobody compared IFU.de with IFU.en yet, of which it is the translation (3 sections). It bars a release for DE.',
    ]);
    compared();
    expect(await findings()).toEqual([]);
    project.edit('content/ifu-en.md', 'Press the key.', 'Press the red key.');
    project.edit('content/ifu-de.md', 'Noch einmal.', 'Zweimal.');
    const lock = project.read('content/translations.lock');
    project.write('content/translations.lock', lock.replace(/^content\/ifu-de\.md#gebrauch.*\n/m, ''));
    expect(await findings()).toEqual([
      'warning translation-unreviewed: Nobody compared "Gebrauch" of IFU.de with "Use" (content/ifu-en.md:1) of IFU.en. It bars a release for DE.',
      'warning translation-stale: "Einschalten" of IFU.de is stale: it was made from revision 1, and "Start" (content/ifu-en.md:5) of IFU.en changed since. It bars a release for DE.',
      'warning translation-stale: "Ausschalten" of IFU.de is stale: it changed since it was compared. It bars a release for DE.',
    ]);
  });

  // @verifies SRS-2213
  it('stays current when only white space changes', async () => {
    compared();
    project.edit('content/ifu-en.md', 'Press the key.', 'Press\nthe key.');
    expect(await findings()).toEqual([]);
  });

  // @verifies SRS-2213
  it('is an error in a release', async () => {
    project.commit('Translate').git('tag', 'v2.4.1');
    expect((await findings())[0]).toMatch(/^error translation-unreviewed: /);
  });

  // @verifies SRS-2213
  it('has the sections of its original', async () => {
    project.edit('content/ifu-de.md', '\n## Ausschalten\n\nNoch einmal.\n', '');
    expect(await findings()).toContain(
      'warning translation-differs: IFU.de is not built like IFU.en, which it translates: the section "Stop" of content/ifu-en.md is missing.',
    );
    project.write('content/ifu-de.md', '# Gebrauch\n\n### Einschalten\n');
    expect(await findings()).toContain(
      'warning translation-differs: IFU.de is not built like IFU.en, which it translates: "Einschalten" stands where the original has "Start" at another depth.',
    );
    project.write('content/ifu-de.md', '# G\n\n## E\n\n## A\n\n## Mehr\n');
    expect(await findings()).toContain(
      'warning translation-differs: IFU.de is not built like IFU.en, which it translates: "Mehr" has no counterpart in content/ifu-en.md.',
    );
  });

  // @verifies SRS-2213
  it.each([
    ["'de', translatedFrom: 'fr'", 'says that it translates IFU from fr, but there is none in that language'],
    ["'de', translatedFrom: 'de'", 'says that it translates IFU from de, but it is in de itself'],
    ["'de', revision: '2', translatedFrom: 'en'", 'is at revision 2, its original IFU.en at 1'],
    ["'de'", 'has the same ID as IFU.en and does not say that it is a translation of it'],
  ])('names its original rightly: %s', async (translation, why) => {
    project.edit('site.config.ts', "'de', translatedFrom: 'en'", translation);
    expect((await findings()).filter((finding) => finding.includes('translation-original'))).toEqual([
      `warning translation-original: IFU.de ${why}.`,
    ]);
  });

  // @verifies SRS-2213
  it('is no translation of a document of another type', async () => {
    project.edit(
      'site.config.ts',
      "type: 'instructions-for-use', title: 'Gebrauch'",
      "type: 'label', title: 'Gebrauch'",
    );
    expect(await findings()).toContain(
      'warning translation-original: IFU.de says that it translates IFU from en, but that one is of the type instructions-for-use.',
    );
  });

  // @verifies SRS-3001
  it('has the identifier and the revision of its original, and a name of its own', async () => {
    project.edit(
      'site.config.ts',
      "title: 'Use', language: 'en',",
      "title: 'Use', language: 'en', revision: '7', replaces: '6',",
    );
    expect((await findings()).filter((finding) => finding.includes('translation-original'))).toEqual([]);
    project.run('-q', 'build', '--no-pdf');
    const { documents } = JSON.parse(project.read('dist/data/model.json')) as { documents: object[] };
    expect(documents.slice(0, 2)).toMatchObject([
      { id: 'IFU', name: 'IFU.en', language: 'en', revision: '7', replaces: '6' },
      { id: 'IFU', name: 'IFU.de', language: 'de', revision: '7', replaces: '6', translatedFrom: 'en' },
    ]);
    expect(documents[2]).toMatchObject({ id: 'SRS', name: 'SRS' });
    expect(readdirSync(join(project.root, 'dist/site/documents')).sort()).toEqual(
      expect.arrayContaining(['IFU.de', 'IFU.en', 'SRS']),
    );
    const page = project.read('dist/site/documents/IFU.de/index.html');
    expect(page).toContain('<html lang="de"');
    expect(page).toContain('<a href="../../documents/IFU.en/index.html" hreflang="en" lang="en">');
  });

  // @verifies SRS-3001
  it('is there once in each language', () => {
    project.edit(
      'site.config.ts',
      "language: 'de', translatedFrom: 'en'",
      "language: 'en', translatedFrom: 'de'",
    );
    const { code, err } = project.run('check');
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('each ID once, or once in each language'),
    });
  });

  // @verifies SRS-3002
  it('is stale when another picture stands in the original', async () => {
    project.write('content/keys.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    project.edit('content/ifu-en.md', 'Press the key.', 'Press the key. ![The key](keys.svg)');
    project.edit('content/ifu-de.md', 'Taste drücken.', 'Taste drücken. ![Die Taste](keys.svg)');
    compared();
    expect(await findings()).toEqual([]);
    project.write('content/keys.svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>Key</title></svg>');
    expect(await findings()).toEqual([
      'warning translation-stale: "Einschalten" of IFU.de is stale: it was made from revision 1, and "Start" (content/ifu-en.md:5) of IFU.en changed since. It bars a release for DE.',
    ]);
  });

  // @verifies SRS-3002
  it('names for each section the revision and the content it was made from', () => {
    compared();
    project.edit(
      'site.config.ts',
      "title: 'Use', language: 'en',",
      "title: 'Use', language: 'en', revision: '2',",
    );
    project.edit('content/ifu-en.md', 'Press the key.', 'Press the red key.');
    project.run('-q', 'build', '--no-pdf');
    const { translations } = JSON.parse(project.read('dist/data/model.json')) as {
      translations: {
        title: string;
        state: string;
        sourceHash: string;
        madeFrom: { revision: string; sourceHash: string };
      }[];
    };
    expect(translations.map(({ title, state, madeFrom }) => [title, state, madeFrom.revision])).toEqual([
      ['Gebrauch', 'current', '1'],
      ['Einschalten', 'stale', '1'],
      ['Ausschalten', 'current', '1'],
    ]);
    expect(translations.map(({ sourceHash, madeFrom }) => sourceHash === madeFrom.sourceHash)).toEqual([
      true,
      false,
      true,
    ]);
    const pages = germanPages();
    expect(pages).toContain('aus seiner Revision 1 entstand');
    for (const { title, madeFrom } of translations)
      expect(pages).toMatch(
        new RegExp(
          `<th scope="row">${title}</th><td lang="en">[^<]+</td><td>1</td><td><code>${madeFrom.sourceHash}</code>`,
        ),
      );
  });
});

describe('dossier translations', () => {
  // @verifies SRS-2214
  it('lists what is to compare, and records it with name and reason', () => {
    const listed = project.run('-q', 'translations');
    expect(listed).toMatchObject({
      code: 1,
      out: [
        'IFU.de: 0 of 3 sections current',
        '  unreviewed content/ifu-de.md:1 "Gebrauch" ← content/ifu-en.md#use',
        '  unreviewed content/ifu-de.md:5 "Einschalten" ← content/ifu-en.md#start',
        '  unreviewed content/ifu-de.md:9 "Ausschalten" ← content/ifu-en.md#stop',
        '',
      ].join('\n'),
    });
    expect(project.run('-q', 'translations', '--accept')).toMatchObject({
      code: 2,
      err: 'Say with --reason how the sections were compared.\n',
    });
    const done = project.run('-q', 'translations', 'IFU.de', '--accept', '--reason', 'read\tside by side');
    expect(done).toMatchObject({ code: 0, out: 'content/translations.lock: 3 sections compared\n' });
    expect(project.run('-q', 'translations')).toMatchObject({
      code: 0,
      out: 'IFU.de: 3 of 3 sections current\n',
    });
    const lock = project.read('content/translations.lock').split('\n');
    expect(lock[1]).toMatch(
      /^content\/ifu-de\.md#ausschalten\tcontent\/ifu-en\.md#stop\t1\t[0-9a-f]{16}\t[0-9a-f]{16}\tTest\tread side by side$/,
    );
  });

  // @verifies SRS-2214
  it('refuses a document that is no translation', () => {
    expect(project.run('-q', 'translations', 'IFU.en')).toMatchObject({
      code: 2,
      err: 'IFU.en is no translation. Translations are: IFU.de.\n',
    });
  });

  // @verifies SRS-2213
  it('counts no line of the lock that is cut off or contradicted by another one', () => {
    compared();
    const lock = project.read('content/translations.lock').trimEnd().split('\n');
    const [, first = '', second = ''] = lock;
    project.write(
      'content/translations.lock',
      `${lock.join('\n')}\n${first.replace(/\t[0-9a-f]{16}\t/, '\t0000000000000000\t')}\n`,
    );
    expect(project.run('-q', 'translations').out).toContain('2 of 3 sections current');
    project.write('content/translations.lock', `${first}\n${second.slice(0, 60)}\n`);
    expect(project.run('-q', 'translations').out).toContain('1 of 3 sections current');
  });
});

// @verifies SRS-2216
it('marks in site and documents what nobody compared', () => {
  compared();
  project.edit('content/ifu-en.md', 'Press the key.', 'Press the red key.');
  project.run('-q', 'build', '--no-pdf');
  const pages = germanPages();
  const note = 'Veraltet: Das Original wurde geändert, seit dieser Abschnitt aus seiner Revision 1 entstand.';
  expect(pages.split(note).length - 1).toBe(1);
  expect(pages).toMatch(new RegExp(`Einschalten[^]{0,200}</h\\d>\\s*<p class="empty missing">${note}`));
});
