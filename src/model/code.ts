import type { Place } from './place.ts';

/** A definition in source that carries annotations: the code end of the trace chain. */
export interface CodeRegion {
  /** `path#name`, unique in the project; `path` alone for a whole file. A repeated name gets `~2`, `~3`. */
  key: string;
  file: string;
  /** Name of the definition, e.g. `soundAlarm`, `AlarmQueue.push`, or the title of a test call. Empty for a whole file. */
  name: string;
  kind: 'file' | 'package' | 'type' | 'function' | 'test' | 'value';
  language: string;
  place: Place;
  /** 16 hex digits of SHA-256 over the region's source without comments, white space folded. */
  fingerprint: string;
  /** First paragraph of the doc comment, without tags. */
  summary: string;
}

/**
 * A test in source, annotated or not, or what holds tests: a group, a class, a function. Results are resolved to these, so all of a project's
 * have to be known, also those that nothing is said of.
 */
export interface TestDefinition {
  file: string;
  language: string;
  kind: 'test' | 'group' | 'type' | 'function';
  /** Names or titles from the outside in, its own last: `['alarm', 'sounds']`, `['AlarmTest', 'Loud', 'sounds']`. Modules of Rust are among them. */
  names: string[];
  /** First and last line, 1-based. */
  line: number;
  endLine: number;
  /** Package or namespace; absent where there is none. */
  package?: string;
  /** What the names can read as in a report, with `wildcards`; absent where they are always the same. */
  patterns?: string[];
  /** Its own name for people, where it has one (`@DisplayName`); with `wildcards` where rows of data have names of their own. */
  label?: string;
  /** It stands in a function that may be called anywhere: there may be more titles around it than are known. */
  floats?: true;
}

/** Noncharacters of Unicode that stand for what is not known in a name: any text, or a number. */
export const wildcards = { any: '\ufdd0', number: '\ufdd1' } as const;

/** An architecture element as written in source (`@c4` and its tags) or in Markdown. */
export interface ElementDeclaration {
  /** `system`, `container`, `component`, `code`, or for what lies outside: `person`, `external`, `device`, `node`. */
  kind: string;
  name: string;
  technology: string;
  description: string;
  /** Software safety class (IEC 62304 4.3) as written: A, B, C or empty. */
  safetyClass: string;
  /** Directory or file the element owns, POSIX; empty for what has no source here. */
  path: string;
  uses: { target: string; description: string; place: Place }[];
  /** Remaining tags, e.g. `segregation`, `owner`. */
  tags: Record<string, string>;
  place: Place;
}

/** What one source file holds, as the code source reads it. */
export interface CodeFile {
  path: string;
  language: string;
  lines: number;
  /** Read through its syntax tree; absent for tests and for languages without a grammar. */
  parsed?: boolean;
  /** First line the grammar could not read; absent where it read the whole file. */
  unparsedFrom?: number;
  /** What it exports by name; absent where nothing is, or where it was not parsed. */
  exports?: ExportedDefinition[];
}

/** A definition a file offers to others: an interface of its unit. */
export interface ExportedDefinition {
  name: string;
  /** 1-based. */
  line: number;
  /** Up to its body, white space folded. */
  signature: string;
  /** First paragraph of its doc comment; empty where there is none. */
  summary: string;
}

/** An import as one line of source states it, not yet resolved; or the package a file says it belongs to. */
export interface SourceImport {
  file: string;
  /** 1-based. */
  line: number;
  /** As written: `./queue.ts`, `pydicom.tag`, `org.example.Pump`, `dcmtk/ofstd/oftypes.h`, `crate::rate`. */
  specifier: string;
  /** `type`: erased before running; `include`: in quotes; `system`: in angle brackets; `module`: Rust's `mod x;`; `package`: what the file declares itself part of. */
  kind: 'import' | 'type' | 'include' | 'system' | 'module' | 'package';
  /** Names taken from the module, where they may be modules themselves (Python). */
  names?: string[];
}
