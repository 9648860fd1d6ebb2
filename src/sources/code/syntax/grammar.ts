import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Language, Parser, Tree } from '@vscode/tree-sitter-wasm';

/** Languages that are parsed → the grammar that reads them. C has none of its own in the package; C++'s reads it. */
const grammars: Readonly<Record<string, string>> = {
  typescript: 'typescript',
  tsx: 'tsx',
  javascript: 'tsx',
  python: 'python',
  java: 'java',
  c: 'cpp',
  cpp: 'cpp',
  csharp: 'c-sharp',
  go: 'go',
  rust: 'rust',
};

const loading = new Map<string, Promise<void>>();
const ready = new Map<string, Language>();
let library: Promise<typeof import('@vscode/tree-sitter-wasm')> | undefined;
let parser: Parser | undefined;

/** Loads the grammar of a language, once; does nothing for a language without one. */
export function loadGrammar(language: string): Promise<void> {
  const name = grammars[language];
  if (name === undefined) return Promise.resolve();
  const load = loading.get(name) ?? openGrammar(name);
  loading.set(name, load);
  return load;
}

/** The package declares its types under another name than its own, and is CommonJS. */
const require = createRequire(import.meta.url);

async function openGrammar(name: string): Promise<void> {
  library ??= openLibrary();
  const { Language: languages } = await library;
  const directory = dirname(require.resolve('@vscode/tree-sitter-wasm'));
  ready.set(name, await languages.load(await readFile(join(directory, `tree-sitter-${name}.wasm`))));
}

async function openLibrary(): Promise<typeof import('@vscode/tree-sitter-wasm')> {
  const opened = require('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
  await opened.Parser.init();
  parser = new opened.Parser();
  return opened;
}

/** The grammar of a language, once `loadGrammar` has made it ready. */
export function grammarOf(language: string): Language | undefined {
  return ready.get(grammars[language] ?? '');
}

/** Longest text parsed, in UTF-16 code units. Nobody writes so long a file: it holds tables, and its tree would take hundreds of megabytes. */
const longest = 500_000;

/**
 * Parses a text. The caller deletes the tree.
 * @returns undefined where the text is too long, or takes more steps than source does: a grammar can be led into endless readings
 */
export function parse(text: string, grammar: Language): Tree | undefined {
  if (text.length > longest) return undefined;
  parser?.setLanguage(grammar);
  // The parser reports about once in a hundred characters, several times where it has to try several readings.
  let left = 1000 + text.length / 2;
  const tree = parser?.parse(text, null, { progressCallback: () => --left < 0 });
  if (!tree) parser?.reset();
  return tree ?? undefined;
}
