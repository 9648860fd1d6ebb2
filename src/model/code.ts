import { z } from 'zod';
import { type Place, place } from './place.ts';
import { count, hash, text } from './values.ts';

/** A definition in source that carries annotations: the code end of the trace chain. */
export const codeRegion = z.object({
  key: text.describe(
    '`path#name`, unique in the project; `path` alone for a whole file. A repeated name gets `~2`, `~3`.',
  ),
  file: text.describe('POSIX path relative to the project root.'),
  name: text.describe(
    'Name of the definition, e.g. `soundAlarm`, `AlarmQueue.push`, or the title of a test call. Empty for a whole file.',
  ),
  kind: z.enum(['file', 'package', 'type', 'function', 'test', 'value']).describe('What is defined.'),
  language: text.describe('Programming language.'),
  place: place.describe('Where it stands.'),
  fingerprint: hash.describe(
    "16 hex digits of SHA-256 over the region's source without comments, white space folded.",
  ),
  summary: text.describe('First paragraph of the doc comment, without tags.'),
});
export type CodeRegion = z.output<typeof codeRegion>;

/** An architecture element as written in source (`@c4` and its tags) or in Markdown. */
export const elementDeclaration = z.object({
  kind: text.describe(
    '`system`, `container`, `component`, `code`, or for what lies outside: `person`, `external`, `device`, `node`.',
  ),
  name: text.describe('Name, by which others refer to it.'),
  technology: text.describe('What it is made with; empty where nothing is said.'),
  description: text.describe('What it does; empty where nothing is said.'),
  safetyClass: text.describe('Software safety class (IEC 62304 4.3) as written: A, B, C or empty.'),
  path: text.describe('Directory or file the element owns, POSIX; empty for what has no source here.'),
  uses: z
    .array(
      z.object({
        target: text.describe('Name of the other element.'),
        description: text.describe('What for.'),
        place: place.describe('Where it stands.'),
      }),
    )
    .describe('Elements it uses, as declared.'),
  tags: z.record(text, text).describe('Remaining tags, e.g. `segregation`, `owner`.'),
  place: place.describe('Where it stands.'),
});
export type ElementDeclaration = z.output<typeof elementDeclaration>;

/** A definition a file offers to others: an interface of its unit. */
export const exportedDefinition = z.object({
  name: text.describe('Name by which others use it.'),
  line: count.describe('1-based.'),
  signature: text.describe('Up to its body, white space folded.'),
  summary: text.describe('First paragraph of its doc comment; empty where there is none.'),
});
export type ExportedDefinition = z.output<typeof exportedDefinition>;

/** What one source file holds, as the code source reads it. */
export const codeFile = z.object({
  path: text.describe('POSIX path relative to the project root.'),
  language: text.describe('Programming language.'),
  lines: count.describe('Number of lines.'),
  parsed: z
    .boolean()
    .optional()
    .describe('Read through its syntax tree; absent for tests and for languages without a grammar.'),
  unparsedFrom: count
    .optional()
    .describe('First line the grammar could not read; absent where it read the whole file.'),
  exports: z
    .array(exportedDefinition)
    .optional()
    .describe('What it exports by name; absent where nothing is, or where it was not parsed.'),
});
export type CodeFile = z.output<typeof codeFile>;

/** An identifier in a comment of source that is in no tag: it links nothing. */
export interface UntaggedId {
  id: string;
  place: Place;
  /** What stands before it where its line says nothing else: `REQ:`, `[impl->`, empty for the identifier alone; absent in prose. */
  label?: string;
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
