import { posix } from 'node:path';
import type { ImportSource } from '../../config/index.ts';
import { type Facts, isAddress, type Refused } from '../../model/index.ts';
import { readPage } from '../markdown/index.ts';
import type { SourceContext, SourceFile } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import type { Entry, ImportedPicture } from './entry.ts';
import { escapeInline } from './escape.ts';
import { readers } from './formats.ts';
import { mapEntries, meaningsOf } from './mapped.ts';
import { pictureTargets, renamePictures } from './picture-targets.ts';
import { fold, writeEntries } from './write-entries.ts';

/** What a file holds, in the words of the file. */
export interface Understood {
  entries: Entry[];
  findings: Facts['findings'];
  title?: string;
  pictures?: readonly ImportedPicture[];
}

/** Reads a file of another tool once; those it includes are named by whoever moves it. Refused, with the reason, is what is not read whole. */
export function understand(
  file: SourceFile,
  { format, map }: Pick<ImportSource, 'format' | 'map'>,
  context: SourceContext,
): Understood | Refused {
  try {
    const read = readers[format]({ ...file, map, meaningOf: meaningsOf(map, context), isRead: () => true });
    return read.pictures ? read : { ...read, pictures: picturesBeside(read.entries) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return {
      refused: `${file.path}:${problem.line}:${problem.column} counts for nothing: ${problem.message}`,
    };
  }
}

/** The pictures below the directory of a file that its texts name. */
function picturesBeside(entries: readonly Entry[]): ImportedPicture[] {
  const targets = entries.flatMap(({ text, form }) => (form === 'markdown' ? pictureTargets(text) : []));
  return [...new Set(targets.map(({ target }) => target))].flatMap((target) => {
    const name = isAddress(target) ? undefined : pathBelow(target);
    return name === undefined ? [] : [{ target, name }];
  });
}

function pathBelow(target: string): string | undefined {
  try {
    const path = posix.normalize(decodeURIComponent(target).replaceAll('\\', '/'));
    return path.startsWith('/') || path.startsWith('..') || path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** A page of the project that takes over items, what is read of it, and what could not be carried. */
export interface MovedPage {
  text: string;
  items: Facts['items'];
  links: Facts['links'];
  notCarried: Facts['findings'];
}

/** The texts of a file with other places of its pictures. */
export function withPictures<Read extends Pick<Understood, 'entries'>>(
  read: Read,
  placeOf: ReadonlyMap<string, string>,
): Read {
  if (placeOf.size === 0) return read;
  const entries = read.entries.map((entry) => ({ ...entry, text: renamePictures(entry.text, placeOf) }));
  return { ...read, entries };
}

/** One of the files that a page is made of. */
export interface FilePart {
  path: string;
  map: ImportSource['map'];
  understood: Understood;
}

/**
 * Writes what files hold as a page. Its title is that of the document where the one file states it, else the name that is given. Read as a page it gives the same items and links as the files do where they are linked.
 * @implements SRS-3664
 */
export function movePage(name: string, parts: readonly FilePart[], context: SourceContext): MovedPage {
  const mapped = parts.map(({ path, understood, map }) => mapEntries(path, understood, map, context));
  const entries = mapped.flatMap((each) => each.entries).sort(byOrder);
  const [first, ...others] = parts;
  const title = (others.length === 0 && first?.understood.title) || name;
  const lines = [`# ${escapeInline(fold(title))}`, '', ...writeEntries(entries).map((line) => line.text)];
  const text = `${lines.join('\n').replace(/\n+$/, '')}\n`;
  const split = { frontMatter: {}, text, textLine: 1 };
  const { items, links, findings } = readPage(first?.path ?? '', split, context);
  return {
    text,
    items,
    links,
    notCarried: [...mapped.flatMap((each) => each.findings), ...findings.filter(isRefusal)],
  };
}

/** Numbers with dots, one after the other; what has none keeps its place. */
function byOrder({ order: a = '' }: Entry, { order: b = '' }: Entry): number {
  const [first, second] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = first.findIndex((number, index) => number !== second[index]);
  return at < 0 ? first.length - second.length : (first[at] ?? 0) - (second[at] ?? -1);
}

/** The page is too large or too deep to be read. */
function isRefusal({ rule }: Facts['findings'][number]): boolean {
  return ['page-too-long', 'block-too-large', 'nesting-too-deep'].includes(rule);
}
