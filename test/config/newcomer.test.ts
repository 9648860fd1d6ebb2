import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigurationError, loadProject } from '../../src/config/index.ts';
import { withSlashes } from '../../src/config/slashes.ts';
import { requireNamedBrowser } from '../../src/render/browser/installed.ts';
import { checkExcluded, checkPatterns } from '../../src/sources/patterns.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-newcomer-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const small = `import { defineSite } from 'dossier';
export default defineSite({
  product: {
    name: 'Pump',
    version: '1.0.0',
    safetyClass: 'C',
    manufacturer: { name: 'Pump makers', address: 'Street 1' },
  },
});
`;
const withProfile = (profile: string) =>
  small.replace('  product: {', `  regulation: { profiles: [${profile}] },\n  product: {`);

async function told(text: string, name = 'site.config.ts'): Promise<string[]> {
  writeFileSync(join(directory, name), text);
  const error = await loadProject(directory).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigurationError)) return [];
  return error.findings.map(({ line, column, message, hint }) => `${line}:${column} ${message} | ${hint}`);
}

const offered = / \| Did you mean iec62304\? There are .*, build, check, .*, defineSite, .*, mdr\.$/;

// @verifies SRS-103, SRS-3865
it.each([
  [
    'a package that is misspelt',
    small.replace("'dossier'", "'dosier'"),
    /^1:28 .*: it imports 'dosier', which is not found\. \| Did you mean dossier\? A configuration can import /,
  ],
  [
    'a file without its ending',
    `import { x } from './own';\n${small}`,
    /^1:19 .*: it imports '\.\/own', which is not found\. \| Did you mean \.\/own\.ts\? /,
  ],
  [
    'a package that is not installed',
    `import _ from 'lodash';\n${small}`,
    /^1:15 .*'lodash', which is not found\. \| A configuration/,
  ],
  ['a name that is not offered', small.replace('{ defineSite }', '{ defineSite, iec62034 }'), offered],
  [
    'a name of another file',
    `import { y } from './own.ts';\n${small}`,
    /^1:10 .*: '\.\/own\.ts' has no y to import\. \| Mend/,
  ],
  [
    'a name that is not imported',
    withProfile('iec62304()'),
    /^3:27 .*: iec62304 is not defined\. \| Import it: `import \{ iec62304 \} from 'dossier';`\.$/,
  ],
  [
    'what is written for another kind of module',
    small.replace('export default', 'module.exports ='),
    /^2:1 .*: it is a module, which has no `module`\. \| Write `import \{ defineSite \}/,
  ],
])('%s is told as it is, and how it is mended', async (_, text, expected) => {
  writeFileSync(join(directory, 'own.ts'), 'export const x = 1;\n');
  expect(await told(text)).toEqual([expect.stringMatching(expected)]);
});

// @verifies SRS-103
it('a configuration may import from the package by its name in the registry too', async () => {
  expect(await told(small.replace("'dossier'", "'@technical-file/dossier'"))).toEqual([]);
  expect((await loadProject(directory)).config.product.name).toBe('Pump');
});

// @verifies SRS-102, SRS-3865
it.each([
  [
    'a misspelt setting, not told as missing too',
    small.replace('safetyClass', 'safteyClass'),
    '6:5 `product.safteyClass` is no setting. | Did you mean safetyClass? ',
  ],
  [
    'an empty file',
    '',
    '1:1 The configuration exports nothing as its default. | Write `export default defineSite(',
  ],
  ['a function', 'export default () => ({});', '1:1 The configuration exports a function. | Write `export'],
  ['a number for a text', small.replace("'1.0.0'", '1.0'), 'there stood 1. | Write it between quotation'],
  [
    'a text for a list',
    small.replace('  product: {', "  sources: { markdown: 'docs/*.md' },\n  product: {"),
    'there stood "docs/*.md". | Write a list: `[\'docs/*.md\']`.',
  ],
  [
    'a text for an object',
    small.replace(/\{ name: 'Pump makers'.*\}/, "'Pump makers'"),
    'there stood "Pump makers". | Write an object with name, address, contact, country.',
  ],
  ['a profile by its title', withProfile("'IEC 62304'"), '"IEC 62304". | Write `iec62304()`, and import it'],
  [
    'a profile that is not called',
    withProfile('iec62304').replace('{ defineSite }', '{ defineSite, iec62304 }'),
    'there stood a function. | Call it: `iec62304()`.',
  ],
])('%s is told once, with how it is written', async (_, text, expected) => {
  expect(await told(text)).toEqual([expect.stringContaining(expected)]);
});

// @verifies SRS-103, SRS-3865
it.each(['site.config.js', 'site.confg.ts', 'dossier.config.ts'])(
  'a configuration that is named %s is seen',
  async (name) => {
    expect(await told(small, name)).toEqual([
      expect.stringMatching(
        new RegExp(`^1:1 There is no site\\.config\\.ts.*There is ${name}: rename it\\. `),
      ),
    ]);
  },
);

// @verifies SRS-103
it('a directory of the name of the configuration is none', async () => {
  mkdirSync(join(directory, 'site.config.ts'));
  await expect(loadProject(directory)).rejects.toThrow('There is no site.config.ts');
});

// @verifies SRS-3554
it('backslashes are seen where TypeScript has taken them out of the text', () => {
  const configSource = "pages: ['content\\needs.md', \"docs\\*.md\", 'a\\\\b.md', 'it\\'s.md']";
  const mended = (pattern: string) => withSlashes({ configSource }, pattern);
  expect(mended('content\needs.md')).toBe('content/needs.md');
  expect(mended('docs*.md')).toBe('docs/*.md');
  expect(mended('a\\b.md')).toBe('a/b.md');
  expect(mended('docs/*.md')).toBeUndefined();
});

// @verifies SRS-3554
it('a pattern of what is left out that leaves out nothing is told where its form or a slip is the reason', () => {
  const excluded = (...exclude: string[]) => {
    const project = { configFile: 'site.config.ts', config: { sources: { exclude } } };
    return checkExcluded(project as unknown as Parameters<typeof checkExcluded>[0], ['content', 'src']).map(
      ({ rule, hint }) => `${rule} ${hint}`,
    );
  };
  expect(excluded('content\\old.md', 'contnet/**')).toEqual([
    'source-pattern-empty Write it with slashes: content/old.md',
    'source-pattern-empty Did you mean content/**?',
  ]);
  expect(excluded('content/**', 'build/**', '**/*.tmp', 'content/\\(old\\).md')).toEqual([]);
});

// @verifies SRS-3554
it('Markdown of another ending beside the pages is told', () => {
  const kinds = [{ kind: 'markdown' as const, patterns: ['content/**/*.md'] }];
  const paths = ['content/a.md', 'content/b.mdx', 'content/c.markdown', 'content/d.txt', 'docs/e.mdx'];
  const found = checkPatterns({ configFile: 'site.config.ts' }, kinds, paths, () => false);
  expect(found.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
    'source-nearly-named content/b.mdx',
    'source-nearly-named content/c.markdown',
  ]);
});

// @verifies SRS-3866
it('a browser that is named and is none is refused with what needs it', () => {
  expect(() => requireNamedBrowser({ DOSSIER_BROWSER: directory })).toThrow(
    /which is no program this user can run\. Drawings and prints need it: mend the path, or unset it\.$/,
  );
  expect(() => requireNamedBrowser({ DOSSIER_BROWSER: process.execPath })).not.toThrow();
  expect(() => requireNamedBrowser({})).not.toThrow();
});
