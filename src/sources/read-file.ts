import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../config/index.ts';
import { type Facts, type Finding, noFacts, sha256Of, startOf, visibleJson } from '../model/index.ts';
import { evidenceKinds, evidenceMembers, type SourceKind, sourceKinds } from './kinds.ts';
import { LargeFile, sha256OfFile } from './large-file.ts';
import { finding } from './markdown/rules.ts';
import { type PackedResults, packResults, unpackResults } from './packed-results.ts';
import { PrivateText } from './private-text.ts';
import { type Source, type SourceContext, type SourceFile, sourceContext } from './source.ts';
import { isPointer, unfetchedFile } from './unfetched.ts';

/** Bytes above which a report is read piece by piece. */
const large = 1_000_000;

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
  /** Facts as JSON text: kept and passed between threads as it is. Texts of pages and bodies of items stand apart. */
  facts: string;
  /** Those texts as JSON, in the order of pages and items; empty where they were not loaded. */
  texts: string;
}

/**
 * Reads files with the sources of their kinds; a source is loaded at its first file.
 * @implements SRS-1305, SRS-1306, SRS-3206
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
    if (this.#isTooLarge(job)) return this.#refused(job, sha256OfFile(join(this.#root, job.path)));
    const full = join(this.#root, job.path);
    if (job.size > large && job.kinds.join() === 'results') {
      const watching = new PrivateText(job.path);
      const file = new LargeFile(job.path, full, (piece) => watching.add(piece));
      try {
        return await this.#readFacts(job, file, () => file.sha256(), watching);
      } catch (error) {
        file.close();
        throw error;
      }
    }
    return this.readBytes(job, readFileSync(full));
  }

  /** Reads a file whose bytes are at hand, wherever it lies. */
  async readBytes(job: ReadJob, bytes: Uint8Array): Promise<FileFacts> {
    const hash = (): string => sha256Of(bytes);
    if (this.#isTooLarge(job)) return this.#refused(job, hash());
    if (isPointer(bytes)) return refused(job, hash(), unfetchedFile(job.path));
    const isEvidence = job.kinds.some((kind) => evidenceKinds.has(kind));
    const watching = isEvidence ? new PrivateText(job.path) : undefined;
    watching?.add(bytes);
    return this.#readFacts(job, { path: job.path, bytes }, hash, watching);
  }

  /** @param watching sees what the file holds, to its end once it is hashed */
  async #readFacts(
    job: ReadJob,
    file: SourceFile,
    hashOf: () => string,
    watching: PrivateText | undefined,
  ): Promise<FileFacts> {
    const merged: Partial<Facts> = {};
    for (const kind of job.kinds) {
      const source = await this.#source(kind);
      await source.prepare?.(job.path);
      addFacts(merged, source.read(file, this.#context));
    }
    const texts = takeTexts(merged);
    const hash = hashOf();
    const { results, findings = [], ...others } = merged;
    const told = [...findings, ...(watching?.findings() ?? [])];
    const names = new Set<string>();
    const json = (value: unknown): string =>
      visibleJson(value, (found) => {
        for (const name of found) names.add(name);
      });
    const packed = results ? { packed: packResults(results) } : {};
    const bodies = json(texts);
    const plain = json({ ...others, ...packed });
    // What a finding quotes of a file that was refused needs no second finding.
    const all = names.size === 0 ? told : [...told, hiddenCharacters(job.path, [...names].sort())];
    const facts = all.length === 0 ? plain : visibleJson({ ...others, ...packed, findings: all }, () => {});
    return { path: job.path, hash, facts, texts: bodies };
  }

  async #source(kind: SourceKind): Promise<Source> {
    const known = this.#sources.get(kind);
    if (known) return known;
    const source = await sourceKinds[kind].load();
    this.#sources.set(kind, source);
    return source;
  }

  #isTooLarge({ size, kinds }: ReadJob): boolean {
    return size > this.#context.settings.maximumFileSize && !kinds.includes('results');
  }

  #refused(job: ReadJob, hash: string): FileFacts {
    return refused(job, hash, this.#tooLarge(job));
  }

  #tooLarge(job: ReadJob): Finding {
    const limit = this.#context.settings.maximumFileSize;
    return finding('file-too-large', startOf(job.path), {
      message: `${job.path} has ${job.size} bytes; the limit is ${limit}. It was not read.`,
      hint: 'Split the file, exclude it with `sources.exclude`, or raise `sources.maximumFileSize`.',
    });
  }
}

function refused({ path }: ReadJob, hash: string, finding: Finding): FileFacts {
  return { path, hash, facts: JSON.stringify({ findings: [finding] }), texts: '{}' };
}

/** What nobody sees and a terminal or a browser acts on is shown as an escape. */
function hiddenCharacters(path: string, names: readonly string[]): Finding {
  return finding('hidden-character', startOf(path), {
    message: `${path} holds characters that nobody sees or that turn text around (${names.slice(0, 8).join(', ')}); they are shown as escapes.`,
    hint: 'Remove them; a text then says what it shows.',
  });
}

const factMembers = [...(Object.keys(noFacts()) as (keyof Facts)[]), ...evidenceMembers];

/** Appends facts to facts, list by list; lists that stay empty are left out, which keeps what is stored small. */
export function addFacts(to: Partial<Facts>, facts: Partial<Facts>): void {
  for (const key of factMembers) {
    const more = facts[key] as unknown[] | undefined;
    if (!more?.length) continue;
    to[key] ??= [] as never;
    const list = to[key] as unknown[];
    for (const fact of more) list.push(fact);
  }
}

/** Texts of a file's pages and bodies of its items, in their order. */
interface Texts {
  pages?: string[];
  items?: string[];
}

/** Takes the texts out of facts. A check needs them only for their fingerprints, which are made by now. */
function takeTexts({ pages, items }: Partial<Facts>): Texts {
  const texts: Texts = {};
  if (pages) texts.pages = pages.map((page) => page.text);
  if (items) texts.items = items.map((item) => item.body);
  for (const page of pages ?? []) page.text = '';
  for (const item of items ?? []) item.body = '';
  return texts;
}

/** Facts of a file, with their texts where these were loaded. */
export function parseFacts({ facts, texts }: FileFacts): Partial<Facts> {
  const { packed, ...parsed } = JSON.parse(facts) as Partial<Facts> & { packed?: PackedResults };
  if (packed) parsed.results = unpackResults(packed);
  if (texts === '') return parsed;
  const { pages = [], items = [] } = JSON.parse(texts) as Texts;
  for (const [index, text] of pages.entries()) (parsed.pages?.[index] as { text: string }).text = text;
  for (const [index, body] of items.entries()) (parsed.items?.[index] as { body: string }).body = body;
  return parsed;
}
