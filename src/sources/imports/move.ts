import type { ImportSource } from '../../config/index.ts';
import type { Facts, Refused } from '../../model/index.ts';
import { readPage } from '../markdown/index.ts';
import type { SourceContext, SourceFile } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import type { Entry } from './entry.ts';
import { escapeInline } from './escape.ts';
import { readers } from './formats.ts';
import { mapEntries, meaningsOf } from './mapped.ts';
import { fold, writeEntries } from './write-entries.ts';

/** What a file holds, in the words of the file. */
export interface Understood {
  entries: Entry[];
  findings: Facts['findings'];
}

/** Reads a file of another tool once. Refused, with the reason, is what is not read whole. */
export function understand(
  file: SourceFile,
  { format, map }: Pick<ImportSource, 'format' | 'map'>,
  context: SourceContext,
): Understood | Refused {
  try {
    return readers[format]({ ...file, map, meaningOf: meaningsOf(map, context) });
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return {
      refused: `${file.path}:${problem.line}:${problem.column} counts for nothing: ${problem.message}`,
    };
  }
}

/** A page of the project that takes over items, what is read of it, and what could not be carried. */
export interface MovedPage {
  text: string;
  items: Facts['items'];
  links: Facts['links'];
  notCarried: Facts['findings'];
}

/**
 * Writes what a file holds as a page. Read as a page it gives the same items and links as the file does where it is linked.
 * @param title of the page
 * @implements SRS-3664
 */
export function movePage(
  path: string,
  title: string,
  understood: Understood,
  map: ImportSource['map'],
  context: SourceContext,
): MovedPage {
  const { entries, findings } = mapEntries(path, understood, map, context);
  const lines = [`# ${escapeInline(fold(title))}`, '', ...writeEntries(entries).map((line) => line.text)];
  const text = `${lines.join('\n').replace(/\n+$/, '')}\n`;
  const page = readPage(path, { frontMatter: {}, text, textLine: 1 }, context);
  const { items, links } = page;
  return { text, items, links, notCarried: [...findings, ...page.findings.filter(isRefusal)] };
}

/** The page is too large or too deep to be read. */
function isRefusal({ rule }: Facts['findings'][number]): boolean {
  return ['page-too-long', 'block-too-large', 'nesting-too-deep'].includes(rule);
}
