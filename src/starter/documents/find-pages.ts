import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readStructure } from '../../markdown/read-structure.ts';
import type { Structure } from '../../markdown/structure.ts';
import { compareText } from '../../model/index.ts';
import { runGit } from '../../sources/git/run.ts';
import { decodeText } from '../../sources/markdown/decode.ts';
import { splitFrontMatter } from '../../sources/markdown/front-matter.ts';
import { reportFor } from '../../sources/markdown/report.ts';
import { builtFolders, foreignFolders } from '../languages.ts';
import { otherKinds } from './other-kinds.ts';

/** A page of Markdown that lies in the repository. */
export interface FoundPage {
  /** POSIX, relative to the repository. */
  path: string;
  bytes: Uint8Array;
  structure: Structure;
  /** What the front matter says as `id` or `uid`; empty where it says none. */
  frontId: string;
  /** Lines of the text that the structure is of. */
  lines: string[];
  /** Line of the file on which the structure begins, below the front matter. */
  textLine: number;
}

/** Enough for the documents of a device; a monorepo full of pages is not read whole. */
const limits = { pages: 3000, size: 2_000_000, depth: 12 };

/**
 * Pages of Markdown that git tracks or would track, of the whole tree outside version control: none of what a build made or others
 * wrote, none in a hidden folder. Sorted by path.
 * @returns the pages, and what was not looked at
 */
export async function findPages(root: string): Promise<{ pages: FoundPage[]; left: string[] }> {
  const listed = await runGit(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const own = (listed?.split('\0') ?? walk(root, '.', 0)).filter(isOwn).sort(compareText);
  const paths = own.filter((path) => path.endsWith('.md'));
  const left =
    paths.length > limits.pages
      ? [`only the first ${limits.pages} of ${paths.length} pages were looked at`]
      : [];
  left.push(...otherKinds(own));
  const pages = paths.slice(0, limits.pages).flatMap((path) => readPage(root, path));
  return { pages, left };
}

function isOwn(path: string): boolean {
  return path.split('/').every((name) => !name.startsWith('.') && (name === 'content' || !isForeign(name)));
}

function isForeign(name: string): boolean {
  return foreignFolders.has(name) || builtFolders.has(name);
}

function readPage(root: string, path: string): FoundPage[] {
  try {
    const stat = statSync(join(root, path));
    if (!stat.isFile() || stat.size > limits.size) return [];
    const bytes = readFileSync(join(root, path));
    const report = reportFor(path);
    const text = decodeText(bytes, limits.size, report);
    if (text === undefined) return [];
    const { frontMatter, text: body, textLine } = splitFrontMatter(text, report);
    const frontId = String(frontMatter.id ?? frontMatter.uid ?? '');
    return [
      { path, bytes, frontId, structure: readStructure(body).structure, lines: body.split('\n'), textLine },
    ];
  } catch (problem) {
    // A link that leads nowhere, a file that may not be read.
    if ((problem as NodeJS.ErrnoException).code) return [];
    throw problem;
  }
}

function walk(root: string, directory: string, depth: number): string[] {
  if (depth > limits.depth) return [];
  return entriesOf(join(root, directory)).flatMap((entry) => {
    const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
    if (entry.isDirectory() && !entry.name.startsWith('.') && !isForeign(entry.name.replace(/^content$/, '')))
      return walk(root, path, depth + 1);
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
