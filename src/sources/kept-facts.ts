import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from '../config/index.ts';
import type { FoundFile } from './discover.ts';
import type { FileFacts } from './read-file.ts';

/** What the last run knew of a file: enough to tell, without reading it, that it is the same. */
interface KeptFile {
  size: number;
  modified: number;
  hash: string;
}

const indexName = 'facts.index.json';
const factsName = 'facts.ndjson';

/**
 * Facts kept between runs, by path and content hash. Losing them costs time and nothing else: what is damaged, of another
 * version of Dossier or of another configuration counts as absent.
 * @implements SRS-1308
 */
export class KeptFacts {
  readonly #directory: string;
  readonly #key: string;
  readonly #files: Map<string, KeptFile>;
  /** When the index was written: a file changed in the very moment before may hold other bytes at the same time and size. */
  readonly #written: number;

  private constructor(directory: string, key: string, files: Map<string, KeptFile>, written: number) {
    this.#directory = directory;
    this.#key = key;
    this.#files = files;
    this.#written = written;
  }

  /** @param tool identity of this build of Dossier; facts of another are not used */
  static open(project: Project, tool: string): KeptFacts {
    const directory = join(project.root, project.config.output.cache);
    const key = `${tool} ${project.configHash}`;
    const index = readJson(join(directory, indexName)) as
      | { key: string; written: number; files: [string, number, number, string][] }
      | undefined;
    if (index?.key !== key) return new KeptFacts(directory, key, new Map(), 0);
    const files = new Map(
      index.files.map(([path, size, modified, hash]) => [path, { size, modified, hash }]),
    );
    return new KeptFacts(directory, key, files, index.written);
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Hash of a file that has certainly not changed since it was read; undefined when it must be read again. */
  hashOf(file: FoundFile): string | undefined {
    const kept = this.#files.get(file.path);
    const same = kept?.size === file.size && kept.modified === file.modified;
    const settled = file.modified < this.#written - settlingTime;
    return same && settled ? kept.hash : undefined;
  }

  /** Facts of the files kept, as JSON text by `path` and `hash`. */
  load(): Map<string, FileFacts> {
    const facts = new Map<string, FileFacts>();
    let text: string;
    try {
      text = readFileSync(join(this.#directory, factsName), 'utf8');
    } catch {
      return facts;
    }
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start);
      if (end < 0) break;
      const afterPath = text.indexOf('\t', start);
      const afterHash = text.indexOf('\t', afterPath + 1);
      const path = JSON.parse(text.slice(start, afterPath)) as string;
      facts.set(path, {
        path,
        hash: text.slice(afterPath + 1, afterHash),
        facts: text.slice(afterHash + 1, end),
      });
      start = end + 1;
    }
    return facts;
  }

  /** Replaces what is kept. Two runs at once do not disturb each other: the later one wins, whole. */
  save(files: readonly FoundFile[], facts: ReadonlyMap<string, FileFacts>, now: number): void {
    const rows = files.flatMap((file) => {
      const hash = facts.get(file.path)?.hash;
      return hash === undefined ? [] : [[file.path, file.size, file.modified, hash]];
    });
    const lines: string[] = [];
    for (const { path, hash, facts: text } of facts.values())
      lines.push(`${JSON.stringify(path)}\t${hash}\t${text}\n`);
    replaceFile(join(this.#directory, factsName), lines.join(''));
    replaceFile(
      join(this.#directory, indexName),
      JSON.stringify({ key: this.#key, written: now, files: rows }),
    );
  }
}

/** Milliseconds within which a file system may not tell two changes of a file apart. */
const settlingTime = 2000;

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file so that a reader sees the old bytes or the new ones, never a part. */
export function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
