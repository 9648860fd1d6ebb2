import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankText } from '../../../src/sources/code/blank.ts';
import { readImports } from '../../../src/sources/code/imports.ts';
import { codeSource } from '../../../src/sources/code/index.ts';
import { languageOf } from '../../../src/sources/code/languages.ts';
import { lex } from '../../../src/sources/code/lexer.ts';
import { grammarOf, loadGrammar, parse } from '../../../src/sources/code/syntax/grammar.ts';
import { context } from '../context.ts';
import { importsInTree } from './imports.ts';

const interfaces = join(import.meta.dirname, 'fixtures');

async function read(path: string, text: string) {
  await codeSource.prepare?.(path);
  return codeSource.read({ path, bytes: Buffer.from(text) }, context());
}

/** `line name | signature | summary`, one a line. */
async function offered(path: string, text: string) {
  const { codeFiles } = await read(path, text);
  return (codeFiles[0]?.exports ?? []).map(({ line, name, signature, summary }) =>
    `${line} ${name} | ${signature} | ${summary}`.trimEnd(),
  );
}

describe('interfaces', () => {
  // @verifies SRS-306
  it.each(readdirSync(interfaces).filter((name) => !name.endsWith('.txt')))('%s', async (name) => {
    const rows = await offered(`src/${name}`, readFileSync(join(interfaces, name), 'utf8'));
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(join(interfaces, `${name}.expected.txt`));
  });

  // @verifies SRS-306
  it('are not read from tests, nor from C++ files that nobody includes', async () => {
    expect(await offered('test/alarm.test.ts', 'export const a: number = 1;')).toEqual([]);
    expect(await offered('src/alarm.cpp', 'int alarm() { return 1; }')).toEqual([]);
    expect(await offered('src/alarm.h', 'int alarm(void);')).toEqual(['1 alarm | int alarm(void) |']);
  });
});

// @verifies SRS-306
it('a long summary is cut behind a word, and says so', async () => {
  const said = Array.from({ length: 120 }, (_, at) => `word${at}`).join(' ');
  const [row = ''] = await offered('src/alarm.ts', `/** ${said} */\nexport function sound(): void {}\n`);
  const summary = row.split(' | ')[2] ?? '';
  expect(summary.length).toBeLessThanOrEqual(400);
  expect(summary.length).toBeGreaterThan(380);
  expect(summary.endsWith(' …')).toBe(true);
  expect(said.startsWith(`${summary.slice(0, -2)} `)).toBe(true);
});

describe('a file that does not parse', () => {
  // @verifies SRS-307
  it('is named with the line, and keeps what can be read', async () => {
    const { codeFiles, imports } = await read(
      'src/alarm.ts',
      'import "./siren.ts";\nexport function sound(): void {}\nexport const x = = 3;\n',
    );
    expect(codeFiles).toEqual([
      {
        path: 'src/alarm.ts',
        language: 'typescript',
        lines: 3,
        parsed: true,
        unparsedFrom: 3,
        exports: [
          { name: 'sound', line: 2, signature: 'export function sound(): void', summary: '' },
          { name: 'x', line: 3, signature: 'export const x', summary: '' },
        ],
      },
    ]);
    expect(imports).toHaveLength(1);
  });

  // @verifies SRS-307
  it('neither stops nor slows the build, whatever its bytes', async () => {
    await codeSource.prepare?.('src/a.ts');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('(', '<', 'a', '{', '"', '`', 'export ', 'class ', '=>', '\n', '/*', '#'), {
          maxLength: 200,
        }),
        (parts) => {
          const bytes = Buffer.from(parts.join(''));
          expect(codeSource.read({ path: 'src/a.ts', bytes }, context()).codeFiles[0]?.parsed).toBe(true);
        },
      ),
    );
    for (const part of ['(', 'a<', '`${', '[{'])
      expect((await read('src/a.ts', part.repeat(50_000))).codeFiles[0]?.unparsedFrom).toBe(1);
  });
});

describe('the scanner of imports', () => {
  const sources = (directory: string): string[] =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map((name) => join(directory, name))
      .filter((path) => languageOf(path));

  it('finds in source what its syntax tree holds', async () => {
    const root = join(import.meta.dirname, '../../..');
    for (const path of [
      ...sources(join(root, 'src')),
      ...sources(join(import.meta.dirname, '../fixtures')),
    ]) {
      const language = languageOf(path);
      if (!language) continue;
      await loadGrammar(language.name);
      const grammar = grammarOf(language.name);
      if (!grammar) continue;
      const text = readFileSync(path, 'utf8');
      const tree = parse(text, grammar);
      if (!tree) throw new Error(path);
      const spans = lex(text, language);
      const scanned = readImports(path, text, blankText(text, spans, language), spans, language);
      const told = ({ kind, specifier, names = [] }: (typeof scanned)[number]) =>
        `${kind} ${specifier} ${names.join(',')}`;
      expect(scanned.map(told).sort(), path).toEqual(
        importsInTree(path, tree, grammar, language.name).map(told).sort(),
      );
      tree.delete();
    }
  });
});
