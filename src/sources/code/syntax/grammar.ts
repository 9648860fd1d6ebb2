import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Language, Parser, Tree } from '@vscode/tree-sitter-wasm';
import type { Refused } from '../../../model/index.ts';

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
const packageDirectory = dirname(require.resolve('@vscode/tree-sitter-wasm'));

async function openGrammar(name: string): Promise<void> {
  library ??= openLibrary();
  const { Language: languages } = await library;
  ready.set(name, await languages.load(await readFile(join(packageDirectory, `tree-sitter-${name}.wasm`))));
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
/** Most steps of a parse, whatever the length: seconds. */
const mostSteps = 20_000;

/**
 * Parses a text and uses its tree. A parser that fails, or that is stopped, leaves memory behind that nobody can trust: it is thrown away
 * with its grammars, and the next file gets fresh ones.
 * @param isSafe false for a text that might spoil the memory unseen: the parser is thrown away in any case
 * @returns what `use` answers, or why there is no tree: the text is too long, or takes more steps than source does, since a grammar can be
 *   led into endless readings
 * @implements SRS-3185
 */
export function withTree<Answer>(
  text: string,
  grammar: Language,
  use: (tree: Tree) => Answer,
  isSafe = true,
): Answer | Refused {
  if (text.length > longest) return { refused: `it has more than ${longest} characters` };
  try {
    const tree = parse(text, grammar);
    if (tree) {
      const answer = use(tree);
      if (isSafe) tree.delete();
      else discard();
      return answer;
    }
  } catch (error) {
    discard();
    if (error instanceof WebAssembly.RuntimeError) return { refused: 'the parser failed in it' };
    throw error;
  }
  discard();
  return { refused: 'it has too many readings' };
}

/** @returns undefined where it takes too many steps */
export function parse(text: string, grammar: Language): Tree | undefined {
  parser?.setLanguage(grammar);
  // The parser reports about once in two hundred characters; four times in a hundred is the most that was seen in 3,600 files of others.
  let left = Math.min(1000 + text.length / 10, mostSteps);
  return parser?.parse(text, null, { progressCallback: () => --left < 0 }) ?? undefined;
}

/** The library keeps one memory for all parsers: what is not loaded anew goes on with it. */
function discard(): void {
  for (const path of Object.keys(require.cache))
    if (path.startsWith(packageDirectory)) delete require.cache[path];
  library = undefined;
  parser = undefined;
  loading.clear();
  ready.clear();
}
