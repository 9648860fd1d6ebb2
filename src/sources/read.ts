import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../cache/progress.ts';
import type { Share } from '../cache/share.ts';
import type { Project } from '../config/index.ts';
import { type Facts, noFacts } from '../model/index.ts';
import { runInThreads } from '../threads/pool.ts';
import { scriptBeside } from '../threads/thread.ts';
import { withHeaderLanguages } from './code/header-language.ts';
import type { FoundFile } from './discover.ts';
import { foldAlike } from './imports/fold-alike.ts';
import { addFacts, type FileFacts, FileReader, parseFacts } from './read-file.ts';
import { readShared } from './read-shared.ts';
import type { Survey } from './survey.ts';

/** All facts of the project, and what tells whether a file changed. */
export interface Reading {
  facts: Facts;
  /** SHA-256 (hex) of a file that was read. */
  hashOf(path: string): string | undefined;
}

/** Bytes below which starting threads costs more than it saves. */
const worthThreads = 1_500_000;
/** Bytes a thread gets at a time: small enough that both end at the same time. */
const batchSize = 400_000;

/**
 * First stage: turns the files of a survey into facts. Files whose bytes are known keep their facts; the others are read,
 * many of them in threads. The order of facts is that of the paths, whatever thread was first.
 * @c4 component "Sources"
 * @path .
 * @technology TypeScript
 * @description Turns the bytes of files into facts; nothing else touches the outside.
 * @uses Model "facts"
 * @uses Configuration "which files to read"
 * @uses Threads "reads files at once"
 * @uses Markdown "structure of records"
 * @uses Cache "facts of files that did not change"
 * @implements SDS-07, SRS-1401
 */
export async function read(
  project: Project,
  { files, factsCache: kept }: Survey,
  {
    progress,
    signal,
    texts,
    share,
  }: { progress: Progress; signal?: AbortSignal | undefined; texts: boolean; share?: Share | undefined },
): Promise<Reading> {
  const known = kept.load(texts);
  const now = Date.now();
  const facts = new Map<string, FileFacts>();
  const unread: FoundFile[] = [];
  const paths = new Set(files.map(({ path }) => path));
  for (const file of files) {
    const hash = kept.hashOf(file);
    const entry = known.get(file.path);
    if (hash !== undefined && entry?.hash === hash) facts.set(file.path, entry);
    else unread.push(file);
  }
  const isAllThere = [...known.keys()].every((path) => paths.has(path));
  known.clear();
  let done = 0;
  const take = (answers: FileFacts[]): void => {
    for (const answer of answers) facts.set(answer.path, answer);
    done += answers.length;
    progress.step(done, unread.length);
  };
  const readThese = (wanted: readonly FoundFile[]) => readFiles(project, wanted, take, signal);
  if (share) await readShared(project.root, unread, share, { facts, read: readThese, take });
  else await readThese(unread);
  if (unread.length > 0 || !isAllThere) kept.save(files, facts, now, isAllThere ? unread : undefined);
  const hashes = new Map([...facts].map(([path, { hash }]) => [path, hash]));
  return { facts: merge(files, facts), hashOf: (path) => hashes.get(path) };
}

/** Facts of a single file as it is now; undefined where it is no plain file any more. */
export async function readAnew(
  project: Project,
  { path, kinds }: Pick<FoundFile, 'path' | 'kinds'>,
): Promise<Partial<Facts> | undefined> {
  const found = lstatSync(join(project.root, path), { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  return parseFacts(await new FileReader(project).read({ path, kinds, size: found.size }));
}

async function readFiles(
  project: Project,
  files: readonly FoundFile[],
  take: (answers: FileFacts[]) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total < worthThreads) {
    const reader = new FileReader(project);
    for (const file of files) {
      signal?.throwIfAborted();
      take([await reader.read(file)]);
    }
    return;
  }
  const { root, config } = project;
  const script = scriptBeside(import.meta.url, 'read-thread');
  await runInThreads(script, { root, config }, batches(files), take, signal);
}

function batches(files: readonly FoundFile[]): FoundFile[][] {
  const all: FoundFile[][] = [];
  let batch: FoundFile[] = [];
  let size = 0;
  for (const file of files) {
    batch.push(file);
    size += file.size;
    if (size >= batchSize) {
      all.push(batch);
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) all.push(batch);
  return all;
}

/** Facts of all files in the order of their paths. Empties the map as it goes, since the text of what is parsed is not needed twice. */
function merge(files: readonly FoundFile[], facts: Map<string, FileFacts>): Facts {
  const merged = noFacts();
  for (const { path } of files) {
    const entry = facts.get(path);
    if (entry) addFacts(merged, parseFacts(entry));
    facts.delete(path);
  }
  merged.findings = foldAlike(merged.findings);
  merged.codeFiles = withHeaderLanguages(merged.codeFiles);
  return merged;
}
