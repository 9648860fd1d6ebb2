import { expect, it } from 'vitest';
import { checkPatterns } from '../../src/sources/patterns.ts';

const told = (
  kind: 'markdown' | 'code' | 'results' | 'soup',
  patterns: string[],
  paths: string[],
): string[] =>
  checkPatterns({ configFile: 'site.config.ts' }, [{ kind, patterns }], paths, (path) => path === 'docs').map(
    ({ file, severity, rule, message, hint }) => `${file} ${severity} ${rule} ${message} | ${hint}`,
  );
const empty = (pattern: string, hint: string): string[] => [
  `site.config.ts warning source-pattern-empty \`sources\` names ${pattern}, which meets no file. | ${hint}`,
];

// @verifies SRS-3554
it('a pattern that meets no file is told with the way to write it', () => {
  const paths = ['docs/a.md', 'src/a.ts'];
  expect(told('markdown', ['docs'], paths)).toEqual(
    empty('docs', 'It is a directory; name the files in it: docs/**/*.md'),
  );
  expect(told('code', ['docs/'], paths)).toEqual(
    empty('docs/', 'It is a directory; name the files in it: docs/**'),
  );
  expect(told('markdown', ['docs\\**\\*.md'], paths)).toEqual(
    empty('docs\\**\\*.md', 'Write it with slashes: docs/**/*.md'),
  );
  expect(told('results', ['./out/*.xml'], paths)).toEqual(
    empty('./out/*.xml', 'Write it from the directory of the configuration on: out/*.xml'),
  );
  expect(told('code', ['lib/**'], paths)).toEqual(empty('lib/**', 'Mend its spelling, or take it out.'));
});

// @verifies SRS-3554
it('says nothing of patterns that meet a file, that nobody wrote, or whose reports are made later', () => {
  expect(told('markdown', ['docs/**/*.md'], ['docs/a.md'])).toEqual([]);
  expect(told('code', ['src/**', 'test/**'], [])).toEqual([]);
  expect(told('results', ['out/**/*.xml', 'test-runs/**/*.md'], [])).toEqual([]);
});

// @verifies SRS-3554
it('a file that is named as sources are but for the case of letters is told at its place', () => {
  expect(told('markdown', ['docs/**/*.md'], ['docs/a.md', 'docs/B.MD', 'Docs/c.md', 'docs/d.txt'])).toEqual(
    ['docs/B.MD', 'Docs/c.md'].map(
      (path) =>
        `${path} warning source-nearly-named ${path} is not read: its name differs from what \`sources\` names in the case of letters. | Rename it with small letters, or leave it out with \`sources.exclude\`.`,
    ),
  );
});
