import { afterEach, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
afterEach(() => project.remove());

const page = (title: string, of: { all: string; child: string; row: string; last: string }): string =>
  `# ${title}

${of.all}

## Small patients

- applies-to: child

${of.child}

## Cleaning

| ID | Title | Applies to |
| --- | --- | --- |
| SRS-1 | ${of.row} | child |
| SRS-2 | ${of.row} | |

${of.last}
`;
const english = { all: 'Press.', child: 'Take the small cup.', row: 'Wipe', last: 'Dry it.' };
const german = page('Gebrauch', {
  all: 'Drücken.',
  child: 'Den kleinen Becher nehmen.',
  row: 'Wischen',
  last: 'Trocknen.',
}).replaceAll('SRS-', 'SRS–');

const stale = (variant: string): string[] => {
  const { out } = project.run('check', '--variant', variant, '--format', 'json');
  return (JSON.parse(out) as { findings: Finding[] }).findings
    .filter(({ rule }) => rule.startsWith('translation-'))
    .map(({ rule, file, line }) => `${rule} ${file}:${line}`);
};

// @verifies SRS-3816
it('a translation that was compared whole is current in each variant, and stale in those that have what changed', () => {
  project = TestProject.empty()
    .write('package.json', '{"type":"module"}')
    .write('content/en.md', page('Use', english))
    .write('content/de.md', german)
    .write(
      'site.config.ts',
      `import { defineSite } from 'dossier';
const ifu = { id: 'IFU', type: 'instructions-for-use' } as const;
export default defineSite({
  product: { name: 'Pump', version: '1', safetyClass: 'B', languages: ['en', 'de'], manufacturer: { name: 'M', address: 'A' } },
  variants: { adult: { product: { model: 'A' } }, child: { product: { model: 'C' } } },
  documents: [
    { ...ifu, title: 'Use', pages: ['content/en.md'] },
    { ...ifu, title: 'Gebrauch', language: 'de', translatedFrom: 'en', pages: ['content/de.md'] },
  ],
});
`,
    );
  project.git('init', '-q');
  project.git('config', 'user.name', 'Test Reviewer');
  project.commit('One');
  project.must('translations', '--accept', '--reason', 'Compared line by line.');
  expect([stale('adult'), stale('child')]).toEqual([[], []]);
  project.edit('content/en.md', 'small cup', 'tiny cup');
  expect([stale('adult'), stale('child')]).toEqual([[], ['translation-stale content/de.md:5']]);
  project.edit('content/en.md', 'Press.', 'Push.');
  expect(stale('adult')).toEqual(['translation-stale content/de.md:1']);
});
