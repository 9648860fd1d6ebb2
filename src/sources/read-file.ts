import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../config/index.ts';
import { type Facts, type Finding, noFacts, type Severity } from '../model/index.ts';
import { type SourceKind, sourceKinds } from './kinds.ts';
import type { Source, SourceContext } from './source.ts';

/** A file to read, and by which sources. */
export interface ReadJob {
  path: string;
  size: number;
  kinds: SourceKind[];
}

/** What a file's sources say of it. */
export interface FileFacts {
  path: string;
  /** SHA-256 of the bytes (hex). */
  hash: string;
  /** Facts as JSON text: kept and passed between threads as it is. */
  facts: string;
}

/**
 * Reads files with the sources of their kinds; a source is loaded at its first file.
 * @implements SRS-1305, SRS-1306
 */
export class FileReader {
  readonly #root: string;
  readonly #context: SourceContext;
  readonly #sources = new Map<SourceKind, Source>();

  constructor(project: Pick<Project, 'root' | 'config' | 'ids'>) {
    this.#root = project.root;
    this.#context = sourceContext(project);
  }

  async read(job: ReadJob): Promise<FileFacts> {
    if (job.size > this.#context.config.sources.maximumFileSize && !job.kinds.includes('results')) {
      return {
        path: job.path,
        hash: `size:${job.size}`,
        facts: JSON.stringify({ findings: [this.#tooLarge(job)] }),
      };
    }
    const bytes = readFileSync(join(this.#root, job.path));
    const merged: Partial<Facts> = {};
    for (const kind of job.kinds) {
      const source = await this.#source(kind);
      addFacts(merged, source.read({ path: job.path, bytes }, this.#context));
    }
    return {
      path: job.path,
      hash: createHash('sha256').update(bytes).digest('hex'),
      facts: JSON.stringify(merged),
    };
  }

  async #source(kind: SourceKind): Promise<Source> {
    const known = this.#sources.get(kind);
    if (known) return known;
    const source = await sourceKinds[kind].load();
    this.#sources.set(kind, source);
    return source;
  }

  #tooLarge(job: ReadJob): Finding {
    const limit = this.#context.config.sources.maximumFileSize;
    return {
      rule: 'file-too-large',
      severity: 'error',
      message: `${job.path} has ${job.size} bytes; the limit is ${limit}. It was not read.`,
      hint: 'Split the file, exclude it with `sources.exclude`, or raise `sources.maximumFileSize`.',
      file: job.path,
      line: 1,
      column: 1,
    };
  }
}

function sourceContext({ config, ids }: Pick<Project, 'config' | 'ids'>): SourceContext {
  const severity = (rule: string, byDefault: Severity): Severity | 'off' =>
    Object.hasOwn(config.trace.rules, rule) ? (config.trace.rules[rule] ?? byDefault) : byDefault;
  return { config, ids, severity };
}

/** Appends facts to facts, list by list; lists that stay empty are left out, which keeps what is stored small. */
export function addFacts(to: Partial<Facts>, facts: Partial<Facts>): void {
  for (const key of Object.keys(noFacts()) as (keyof Facts)[]) {
    const more = facts[key] as unknown[] | undefined;
    if (!more?.length) continue;
    to[key] ??= [] as never;
    const list = to[key] as unknown[];
    for (const fact of more) list.push(fact);
  }
}
