import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    { id: 'IFU-DE', type: 'instructions-for-use', title: 'Gebrauch', pages: ['content/ifu-de.md'], language: 'de', translationOf: 'IFU' },
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
function findings(): string[] {
  const { out } = project.run('check', '--format', 'json');
  return (JSON.parse(out) as { findings: { rule: string; severity: string; message: string }[] }).findings
    .filter(({ rule }) => /^(?:language|market|translation)-/.test(rule))
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

const compared = (): void => {
  project.must('translations', '--accept', '--reason', 'read side by side');
};

describe('languages of a market', () => {
  // @verifies SRS-2212
  it('are asked for, by the shipped table and by the configuration', () => {
    compared();
    expect(findings()).toEqual([]);
    project.edit('site.config.ts', "markets: ['DE', 'IE'],", "markets: ['DE', 'CH', 'ZZ'],");
    expect(findings()).toEqual([
      'warning language-missing: IFU is not there in fr, which the market CH asks for.',
      'warning language-missing: IFU is not there in it, which the market CH asks for.',
      'warning market-unknown: Nothing is known of the languages that the market ZZ asks for.',
    ]);
    project.edit(
      'site.config.ts',
      '  documents: [',
      "  languages: { markets: { CH: ['de'], ZZ: ['en-GB'] } },\n  documents: [",
    );
    expect(findings()).toEqual([]);
  });
});

describe('a translation', () => {
  // @verifies SRS-2213
  it('is unreviewed, then current, then stale section by section', () => {
    expect(findings()).toEqual([
      'warning translation-unreviewed: Nobody compared IFU-DE with IFU yet, of which it is the translation (3 sections).',
    ]);
    compared();
    expect(findings()).toEqual([]);
    project.edit('content/ifu-en.md', 'Press the key.', 'Press the red key.');
    project.edit('content/ifu-de.md', 'Noch einmal.', 'Zweimal.');
    const lock = project.read('content/translations.lock');
    project.write('content/translations.lock', lock.replace(/^content\/ifu-de\.md#gebrauch.*\n/m, ''));
    expect(findings()).toEqual([
      'warning translation-unreviewed: Nobody compared "Gebrauch" of IFU-DE with "Use" (content/ifu-en.md:1) of IFU.',
      'warning translation-stale: "Einschalten" of IFU-DE is stale: "Start" (content/ifu-en.md:5) of IFU changed since it was translated.',
      'warning translation-stale: "Ausschalten" of IFU-DE is stale: it changed since it was compared.',
    ]);
  });

  // @verifies SRS-2213
  it('stays current when only white space changes', () => {
    compared();
    project.edit('content/ifu-en.md', 'Press the key.', 'Press\nthe key.');
    expect(findings()).toEqual([]);
  });

  // @verifies SRS-2213
  it('is an error in a release', () => {
    project.commit('Translate').git('tag', 'v2.4.1');
    expect(findings()[0]).toMatch(/^error translation-unreviewed: /);
  });

  // @verifies SRS-2213
  it('has the sections of its original', () => {
    project.edit('content/ifu-de.md', '\n## Ausschalten\n\nNoch einmal.\n', '');
    expect(findings()).toContain(
      'warning translation-differs: IFU-DE is not built like IFU, which it translates: the section "Stop" of content/ifu-en.md is missing.',
    );
    project.write('content/ifu-de.md', '# Gebrauch\n\n### Einschalten\n');
    expect(findings()).toContain(
      'warning translation-differs: IFU-DE is not built like IFU, which it translates: "Einschalten" stands where the original has "Start" at another depth.',
    );
    project.write('content/ifu-de.md', '# G\n\n## E\n\n## A\n\n## Mehr\n');
    expect(findings()).toContain(
      'warning translation-differs: IFU-DE is not built like IFU, which it translates: "Mehr" has no counterpart in content/ifu-en.md.',
    );
  });

  // @verifies SRS-2213
  it.each([
    ["language: 'de', translationOf: 'OTHER'", 'there is no OTHER'],
    ["language: 'de', translationOf: 'IFU-DE'", 'that is itself'],
    ["language: 'de', translationOf: 'SRS'", 'SRS is of the type software-requirements'],
    ["language: 'en', translationOf: 'IFU'", 'both are in en'],
    ["language: 'de', revision: '2', translationOf: 'IFU'", 'IFU is at revision 1, the translation at 2'],
  ])('names its original rightly: %s', (translation, why) => {
    project.edit('site.config.ts', "language: 'de', translationOf: 'IFU'", translation);
    expect(findings().filter((finding) => finding.includes('translation-original'))).toEqual([
      `warning translation-original: IFU-DE says that it translates ${/translationOf: '(.*)'/.exec(translation)?.[1]}, but ${why}.`,
    ]);
  });
});

describe('dossier translations', () => {
  // @verifies SRS-2214
  it('lists what is to compare, and records it with name and reason', () => {
    const listed = project.run('-q', 'translations');
    expect(listed).toMatchObject({
      code: 1,
      out: [
        'IFU-DE: 0 of 3 sections current',
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
    const done = project.run('-q', 'translations', 'IFU-DE', '--accept', '--reason', 'read\tside by side');
    expect(done).toMatchObject({ code: 0, out: 'content/translations.lock: 3 sections compared\n' });
    expect(project.run('-q', 'translations')).toMatchObject({
      code: 0,
      out: 'IFU-DE: 3 of 3 sections current\n',
    });
    const lock = project.read('content/translations.lock').split('\n');
    expect(lock[1]).toMatch(
      /^content\/ifu-de\.md#ausschalten\tcontent\/ifu-en\.md#stop\t[0-9a-f]{16}\t[0-9a-f]{16}\tTest\tread side by side$/,
    );
  });

  // @verifies SRS-2214
  it('refuses a document that is no translation', () => {
    expect(project.run('-q', 'translations', 'IFU')).toMatchObject({
      code: 2,
      err: 'IFU is no translation. Translations are: IFU-DE.\n',
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
  const pages = (readdirSync(join(project.root, 'dist/site/documents'), { recursive: true }) as string[])
    .filter((path) => path.startsWith('IFU-DE') && path.endsWith('.html'))
    .map((path) => project.read(`dist/site/documents/${path}`))
    .join('\n');
  const note = 'Niemand hat diesen Abschnitt mit seinem Original verglichen, wie es jetzt ist.';
  expect(pages.split(note).length - 1).toBe(1);
  expect(pages).toMatch(new RegExp(`Einschalten[^]{0,200}</h\\d>\\s*<p class="empty missing">${note}`));
});
