// The yardstick: tree-sitter alone parses every TypeScript file of a directory, on as many threads as Dossier reads with.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { globSync } from 'tinyglobby';
import { runInThreads } from '../../src/threads/pool.ts';

if (isMainThread) {
  const [directory = ''] = process.argv.slice(2);
  const files = globSync('**/*.ts', { cwd: directory }).sort();
  const batches = Array.from({ length: Math.ceil(files.length / 100) }, (_, index) =>
    files.slice(index * 100, index * 100 + 100),
  );
  await runInThreads(new URL(import.meta.url), directory, batches, () => {});
} else {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@vscode/tree-sitter-wasm');
  const { Parser, Language } = require(path) as typeof import('@vscode/tree-sitter-wasm');
  const ready = Parser.init().then(() =>
    Language.load(readFileSync(join(dirname(path), 'tree-sitter-typescript.wasm'))),
  );
  parentPort?.on('message', async (files: string[]) => {
    const grammar = await ready;
    const parser = new Parser().setLanguage(grammar);
    for (const file of files) parser.parse(readFileSync(join(workerData as string, file), 'utf8'))?.delete();
    parser.delete();
    parentPort?.postMessage(files.length);
  });
}
