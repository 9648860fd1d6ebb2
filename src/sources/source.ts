import type { Config, IdSyntax } from '../config/index.ts';
import type { Facts, Severity } from '../model/index.ts';

/** A file of the project as read from disk. */
export interface SourceFile {
  /** POSIX path relative to the project root. */
  path: string;
  bytes: Uint8Array;
  /** The same piece by piece, where the file is large; a piece is good until the next one is asked for. */
  chunks?(): Iterable<Uint8Array>;
}

/** What a source may know besides the file: plain values from the configuration. */
export interface SourceContext {
  config: Config;
  ids: IdSyntax;
  /** The severity of a rule after the configuration's `trace.rules`; `off` rules give no finding. */
  severity(rule: string, byDefault: Severity): Severity | 'off';
}

/**
 * One kind of source. `read` turns one file into facts: it is pure, knows no other file, and never throws for bad content
 * (that is a finding), so its answer can be kept by content hash and made in another thread.
 */
export interface Source {
  name: 'markdown' | 'code' | 'results' | 'soup' | 'coverage' | 'analysis' | 'vulnerabilities' | 'vex';
  /** Raised when the facts a file gives change, so that cached facts of older versions are not used. */
  version: number;
  /** Picomatch patterns of the files it reads, from the configuration. */
  include(config: Config): string[];
  read(file: SourceFile, context: SourceContext): Facts;
  /** Makes ready what reading a file of this path takes, once it is known that it will be read. */
  prepare?(path: string): Promise<void>;
}
