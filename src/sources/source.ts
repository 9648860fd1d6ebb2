import { type Config, type IdSyntax, type ImportSource, type Project, prefixesOf } from '../config/index.ts';
import type { Facts } from '../model/index.ts';

/** A file of the project as read from disk. */
export interface SourceFile {
  /** POSIX path relative to the project root. */
  path: string;
  bytes: Uint8Array;
  /** The same piece by piece, where the file is large; a piece is good until the next one is asked for. */
  chunks?(): Iterable<Uint8Array>;
}

/** The settings that decide what is read out of a file. Facts are cached under their hash, so no other setting costs a reading. */
export interface SourceSettings extends Pick<Config['trace'], 'types' | 'relations' | 'columns' | 'tables'> {
  /** Bytes above which a file is not read. */
  maximumFileSize: number;
  /** All HTML is let through. */
  html: boolean;
  /** Patterns of pages that repeat items of others. */
  quotes: readonly string[];
  /** Files of other tools. */
  imports: readonly ImportSource[];
  /** Prefixes of other projects, by which their IDs are told. */
  projects: readonly string[];
}

/** What a source may know besides the file. */
export interface SourceContext {
  settings: SourceSettings;
  ids: IdSyntax;
}

/**
 * One kind of source. `read` turns one file into facts: it is pure, knows no other file, and never throws for bad content
 * (that is a finding), so its answer can be kept by content hash and made in another thread.
 */
export interface Source {
  read(file: SourceFile, context: SourceContext): Facts;
  /** Makes ready what reading a file of this path takes, once it is known that it will be read. */
  prepare?(path: string): Promise<void>;
}

/**
 * The settings of a project that its sources read.
 * @implements SRS-3330
 */
export function sourceSettings({ sources, output, trace, uses }: Config): SourceSettings {
  const { types, relations, columns, tables } = trace;
  const { maximumFileSize, quotes, imports } = sources;
  return {
    types,
    relations,
    columns,
    tables,
    maximumFileSize,
    html: output.html,
    quotes,
    imports,
    projects: prefixesOf(uses),
  };
}

/** What sources may know of a project. */
export function sourceContext({ config, ids }: Pick<Project, 'config' | 'ids'>): SourceContext {
  return { settings: sourceSettings(config), ids };
}
