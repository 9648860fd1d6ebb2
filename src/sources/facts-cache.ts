import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readCached, replaceFile, writeCached } from '../cache/json-cache.ts';
import type { Project } from '../config/index.ts';
import { sha256Of } from '../model/index.ts';
import type { FoundFile } from './discover.ts';
import { type FileState, isUntouched } from './file-state.ts';
import { sha256OfFile } from './large-file.ts';
import type { FileFacts } from './read-file.ts';
import { type SourceSettings, sourceSettings } from './source.ts';

/** What tells that a file is still the one whose facts are known: what the file system says of it, or its bytes. */
export type Trust = 'state' | 'bytes';

interface CachedFile extends FileState {
  hash: string;
  /** The kinds of sources that read it. */
  kinds: string;
}

const indexName = 'facts.index.json';
const factsName = 'facts.ndjson';
const textsName = 'texts.ndjson';

/**
 * Facts kept between runs, by path and content hash. Losing them costs time and nothing else: what is damaged, of another
 * version of Dossier or read with other settings counts as absent.
 * @implements SRS-1308, SRS-3330
 */
export class FactsCache {
  readonly #directory: string;
  readonly #key: string;
  readonly #files: Map<string, CachedFile>;
  /** When the index was written: a file changed in the very moment before may hold other bytes at the same time and size. */
  readonly #written: number;
  readonly #root: string;
  readonly #trust: Trust;

  private constructor(
    { root, directory, key, trust }: { root: string; directory: string; key: string; trust: Trust },
    files: Map<string, CachedFile>,
    written: number,
  ) {
    this.#root = root;
    this.#directory = directory;
    this.#key = key;
    this.#trust = trust;
    this.#files = files;
    this.#written = written;
  }

  /**
   * @param tool identity of this build of Dossier; facts of another are not used
   * @param trust `bytes` wherever a verdict may be signed
   */
  static open(project: Project, tool: string, trust: Trust): FactsCache {
    const directory = join(project.root, project.config.output.cache);
    const key = `${tool} ${hashOf(sourceSettings(project.config))}`;
    const index = readCached(join(directory, indexName)) as
      | { key: string; written: number; files: [string, number, number, number, number, string, string][] }
      | undefined;
    const about = { root: project.root, directory, key, trust };
    if (index?.key !== key) return new FactsCache(about, new Map(), 0);
    const files = new Map(
      index.files.map(([path, size, modified, changed, inode, hash, kinds]) => [
        path,
        { size, modified, changed, inode, hash, kinds },
      ]),
    );
    return new FactsCache(about, files, index.written);
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /**
   * Hash of a file that has certainly not changed since it was read; undefined when it must be read again.
   * @implements SRS-3180
   */
  hashOf(file: FoundFile): string | undefined {
    const kept = this.#files.get(file.path);
    if (!kept || kept.kinds !== file.kinds.join()) return undefined;
    const isSame =
      this.#trust === 'state'
        ? isUntouched(file, kept, this.#written)
        : hashFile(join(this.#root, file.path)) === kept.hash;
    return isSame ? kept.hash : undefined;
  }

  /**
   * Facts of the files kept, as JSON text. A line that is damaged counts as absent, and its file is read again.
   * @param texts load the texts as well, which a check does not need
   */
  load(texts: boolean): Map<string, FileFacts> {
    const facts = new Map<string, FileFacts>();
    for (const { path, hash, json } of readLines(join(this.#directory, factsName))) {
      facts.set(path, { path, hash, facts: json, texts: '' });
    }
    if (!texts) return facts;
    const whole = new Map<string, FileFacts>();
    for (const { path, hash, json } of readLines(join(this.#directory, textsName))) {
      const entry = facts.get(path);
      if (entry?.hash === hash) whole.set(path, { ...entry, texts: json });
    }
    return whole;
  }

  /**
   * Keeps facts for the next run: those of a few files are added to what is there, else everything is written anew. Two runs at
   * once do not disturb each other: the later one wins, line by line.
   * @param fresh what was read in this run, where everything else is kept already
   */
  save(
    files: readonly FoundFile[],
    facts: ReadonlyMap<string, FileFacts>,
    now: number,
    fresh?: readonly FoundFile[],
  ): void {
    const rows = files.flatMap((file) => {
      const hash = facts.get(file.path)?.hash;
      return hash === undefined
        ? []
        : [[file.path, file.size, file.modified, file.changed, file.inode, hash, file.kinds.join()]];
    });
    const entries = [...facts.values()];
    try {
      const path = join(this.#directory, factsName);
      if (fresh && isWorthAdding(path, fresh.length, entries))
        appendFileSync(path, [...formatLines(fresh.flatMap((file) => facts.get(file.path) ?? []))].join(''));
      else replaceFile(path, formatLines(entries));
      this.#saveTexts(entries);
    } catch {
      // A project that cannot be written to is checked all the same.
      return;
    }
    writeCached(join(this.#directory, indexName), { key: this.#key, written: now, files: rows });
  }

  /** Texts that were not loaded are taken over as they lie there. */
  #saveTexts(entries: readonly FileFacts[]): void {
    const path = join(this.#directory, textsName);
    const fresh = entries.filter(({ texts }) => texts !== '');
    if (fresh.length === entries.length)
      replaceFile(path, fresh.map((entry) => formatLine(entry, entry.texts)).join(''));
    else appendFileSync(path, fresh.map((entry) => formatLine(entry, entry.texts)).join(''));
  }
}

function hashOf(settings: SourceSettings): string {
  return sha256Of(JSON.stringify(settings));
}

/** Few enough lines to add, to a file that holds less than as much again of what is out of date. */
function isWorthAdding(path: string, fresh: number, entries: readonly FileFacts[]): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
  return fresh * 10 < entries.length && size < 2 * entries.reduce((sum, { facts }) => sum + facts.length, 0);
}

function* formatLines(entries: readonly FileFacts[]): Generator<string> {
  for (const entry of entries) yield formatLine(entry, entry.facts);
}

/** A line of cached facts: path, hash of the file, checksum of the rest, JSON. None of them holds a tab or a line end. */
function formatLine({ path, hash }: FileFacts, json: string): string {
  return `${JSON.stringify(path)}\t${hash}\t${crc32(json).toString(36)}\t${json}\n`;
}

/** Lines whose checksum is right; of two for one path the later one comes later. */
function* readLines(file: string): Generator<{ path: string; hash: string; json: string }> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  for (let start = 0, end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
    const [path = '', hash = '', sum = ''] = text.slice(start, text.indexOf('\t{', start)).split('\t');
    const json = text.slice(start + path.length + hash.length + sum.length + 3, end);
    if (crc32(json).toString(36) !== sum) continue;
    try {
      yield { path: JSON.parse(path) as string, hash, json };
    } catch {
      // Damaged: the file it speaks of is read again.
    }
  }
}

/** SHA-256 of a file's bytes; undefined where it cannot be read. */
export function hashFile(full: string): string | undefined {
  try {
    return sha256OfFile(full);
  } catch {
    return undefined;
  }
}
