import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { type FileFacts, parseFacts } from '../../src/sources/read-file.ts';
import { context } from '../code/context.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-large-'));
const { config } = context();
/** By megabytes, a thread that has so many. */
const threads = new Map<number, Worker>();
afterAll(async () => {
  for (const thread of threads.values()) await thread.terminate();
  rmSync(root, { recursive: true, force: true });
});

/** Reads a file in a thread that has so many megabytes: one that needs more dies, and the test with it. */
async function readWithin(megabytes: number, kind: string, name: string, text: string): Promise<Facts> {
  writeFileSync(join(root, name), text);
  const worker = threads.get(megabytes) ?? startThread(megabytes);
  const facts = await new Promise<FileFacts[]>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.postMessage([{ path: name, size: Buffer.byteLength(text), kinds: [kind] }]);
  });
  worker.removeAllListeners('message').removeAllListeners('error');
  return parseFacts(facts[0] as FileFacts) as Facts;
}

/** One that is kept: starting one takes as long as many a file. What one file leaves behind is to fit in beside the next. */
function startThread(megabytes: number): Worker {
  const worker = new Worker(new URL('../../src/sources/read-thread.ts', import.meta.url), {
    workerData: { root, config },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  threads.set(megabytes, worker);
  worker.once('exit', () => threads.delete(megabytes));
  return worker;
}

const page = (part: string, count: number): string => `# Page\n\n${part.repeat(count)}`;
const tooLong = ['page-too-long'];

// @verifies SRS-3189
it.each<[what: string, kind: string, name: string, text: () => string, found: string[] | undefined]>([
  ['100,000 footnotes', 'markdown', 'a.md', () => page('[^a]: x\n\n', 100_000), tooLong],
  ['100,000 footnotes in one block', 'markdown', 'a.md', () => page('[^a]: x\n', 100_000), tooLong],
  ['100,000 definitions', 'markdown', 'a.md', () => page('[a]: x\n\n', 100_000), tooLong],
  ['50,000 tables', 'markdown', 'a.md', () => page('| a |\n| - |\n| <b>x</b> |\n\n', 50_000), tooLong],
  ['100,000 lists', 'markdown', 'a.md', () => page('- <b>a</b>\n\n1. b\n\n', 50_000), tooLong],
  ['100,000 quotes', 'markdown', 'a.md', () => page('> x <b>\n\n', 100_000), tooLong],
  ['100,000 headings', 'markdown', 'a.md', () => page('a <b>\n===\n\n', 100_000), tooLong],
  ['a line of 10 MB', 'markdown', 'a.md', () => page('a *b* ', 1_700_000), ['block-too-large']],
  ['a line of 10 MB', 'code', 'a.ts', () => `const a = [${'1,'.repeat(5_000_000)}];`, ['unparsed']],
  [
    'a line of 10 MB in a comment',
    'code',
    'a.c',
    () => `/*${' @implements SRS-001'.repeat(500_000)}*/`,
    undefined,
  ],
  ['100,000 functions', 'code', 'a.py', () => 'def f(): pass\n'.repeat(100_000), ['unparsed']],
  [
    'a line of 10 MB',
    'soup',
    'package-lock.json',
    () => `{"a":"${'x'.repeat(10_000_000)}"}`,
    ['unreadable-lockfile'],
  ],
])(
  '%s (%s) end within bounds',
  async (_, kind, name, text, found) => {
    const { findings = [] } = await readWithin(400, kind, name, text());
    if (found) expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(found);
  },
  60_000,
);

// @verifies SRS-3189
it('an item may link to 200,000 others', async () => {
  const ids = Array.from({ length: 200_000 }, (_, index) => `URS-${index}`).join(', ');
  const { links, findings } = await readWithin(
    600,
    'markdown',
    'a.md',
    `# Page\n\n## SRS-001 One\n\n- satisfies: ${ids}\n`,
  );
  expect([links.length, findings ?? []]).toEqual([200_000, []]);
});
