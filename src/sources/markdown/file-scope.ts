import type { Position, Structure } from '../../markdown/structure.ts';
import type { DeclaredLink, Item } from '../../model/index.ts';
import type { SourceContext } from '../source.ts';
import type { Report } from './report.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One file while its items are read. */
export interface FileScope {
  path: string;
  /** Lines of the text below the front matter; positions of the structure count from its first. */
  lines: string[];
  /** Line of the file on which the text starts (1-based). */
  textLine: number;
  structure: Structure;
  context: SourceContext;
  vocabulary: Vocabulary;
  report: Report;
  items: Item[];
  links: DeclaredLink[];
  /** What the file repeats of items of other files. */
  quoted: { items: Item[]; links: DeclaredLink[] };
  /** Entries of `trace.tables` that are about a table of the file. */
  described: Set<number>;
  /** First and last line of the sections of items that are struck out, in the text. */
  struck: [from: number, to: number][];
  /** What is read repeats an item, and defines none. */
  isQuote: boolean;
}

/** The same file where it repeats items: they are read in the same way, and define nothing. */
export function quoting(scope: FileScope): FileScope {
  return { ...scope, ...scope.quoted, isQuote: true };
}

/** A position of the text as one of the file. */
export function inFile({ textLine }: FileScope, { line, column }: Position): Position {
  return { line: line + textLine - 1, column };
}
