import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@vscode/tree-sitter-wasm';
import { describe, expect, it } from 'vitest';
import { codeSource } from '../../../src/sources/code/index.ts';
import { nestingOf } from '../../../src/sources/code/syntax/depth.ts';
import { grammarOf, loadGrammar, withTree } from '../../../src/sources/code/syntax/grammar.ts';
import { context } from '../context.ts';

async function read(path: string, text: string) {
  await codeSource.prepare?.(path);
  return codeSource.read({ path, bytes: Buffer.from(text) }, context());
}

const other = readFileSync(join(import.meta.dirname, '../../../src/sources/code/lexer.ts'), 'utf8');
/** Texts that make the parser write over its own memory, by language. */
const spoiling: [path: string, text: string][] = [
  ['src/b.ts', `de${'<a>'.repeat(2500)}x`],
  ['src/B.java', '= : def '.repeat(2100)],
];

// @verifies SRS-3185
describe('a text that breaks the parser', () => {
  it.each(spoiling)('in %s is one finding, and its annotations are read', async (path, text) => {
    const before = await read('src/lexer.ts', other);
    const facts = await read(path, `// @implements SRS-001\nfunction a() {}\n${text}`);
    expect(facts.findings).toEqual([
      {
        rule: 'unparsed',
        severity: 'warning',
        message: `${path} was not parsed, since it is nested too deep; the interfaces it offers are not known.`,
        hint: 'Split the file, or exclude it with `sources.exclude` if nobody wrote it by hand.',
        file: path,
        line: 1,
        column: 1,
      },
    ]);
    expect(facts.links.map(({ to }) => to)).toEqual(['SRS-001']);
    expect(await read('src/lexer.ts', other)).toEqual(before);
  });

  it.each(spoiling)('in %s and gets through to the parser is its only victim', async (path, text) => {
    const language = { ts: 'typescript', java: 'java' }[path.split('.')[1] ?? ''] ?? '';
    const before = await read('src/lexer.ts', other);
    await loadGrammar(language);
    expect(withTree(text, grammarOf(language) as Language, () => 'read')).toEqual({
      refused: 'the parser failed in it',
    });
    expect(grammarOf(language)).toBeUndefined();
    expect(await read('src/lexer.ts', other)).toEqual(before);
  });

  it('behind closing braces leaves no parser behind, whether it fails or not', async () => {
    const { findings } = await read('src/b.ts', `x${': def ={}'.repeat(5000)}<a>`);
    expect(findings.map(({ message }) => message)).toEqual([
      'src/b.ts was not parsed, since the parser failed in it; the interfaces it offers are not known.',
    ]);
    const { codeFiles } = await read(
      'src/c.ts',
      'export function f(a: number): number { return a; }\n'.repeat(400),
    );
    expect(codeFiles[0]?.exports).toHaveLength(400);
    expect(grammarOf('typescript')).toBeUndefined();
  });

  it('with endless readings is given up', async () => {
    await loadGrammar('tsx');
    const read = withTree('= : def '.repeat(2500), grammarOf('tsx') as Language, () => 'read');
    expect(read).toEqual({ refused: 'it has too many readings' });
    expect(grammarOf('tsx')).toBeUndefined();
  });
});

// @verifies SRS-3185
it.each([
  ['typescript', `export const table = [${'1, 2, '.repeat(9000)}];`],
  ['typescript', 'export function f(a: number): string { return String(a); }\n'.repeat(3000)],
  ['typescript', `if (a) { b(); } ${'else if (a) { b(); } '.repeat(900)}`],
  ['python', 'LIMIT = 3\n'.repeat(5000)],
  ['go', 'x := f(a)\n'.repeat(5000)],
  ['cpp', 'static const int a = 1 + 2;\n'.repeat(5000)],
  ['java', `class A { ${'public int f(int a) { return a; } '.repeat(3000)} }`],
])('source of %s as people and programs write it is not nested too deep', (language, code) => {
  expect(nestingOf(code, language)).not.toBe('deep');
});
