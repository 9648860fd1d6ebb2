import type { Place } from './place.ts';

/** Elements of the software and its surroundings, with the dependencies the code really has (IEC 62304 5.3). Sorted, plain data. */
export interface ArchitectureModel {
  /** Sorted by ID. */
  elements: ArchitectureElement[];
  /** Between the innermost elements; sorted by from, to. */
  edges: ArchitectureEdge[];
  coverage: SourceCoverage;
  imports: ImportSummary;
  /** Sorted by language. */
  languages: LanguageReading[];
  /** Third-party packages each element imports: where SOUP is placed. */
  packages: PackageUse[];
  /** Modules of the language's own library that each element imports; sorted by element, name. */
  modules: ModuleUse[];
}

/** Software, what lies outside of it, and `node`: hardware or an execution environment on which software runs. */
export const elementKinds: ReadonlySet<string> = new Set([
  'system',
  'container',
  'component',
  'code',
  'person',
  'external',
  'device',
  'node',
]);

export interface ArchitectureElement {
  /** Unique slug of the name, e.g. `alarm-engine`. */
  id: string;
  /** One of `elementKinds`. */
  kind: string;
  /** IEC 62304 term; empty for what lies outside the software. */
  item: 'software system' | 'software item' | 'software unit' | '';
  name: string;
  technology: string;
  description: string;
  /** Class after inheritance: the highest of the element's own and its parts'; empty for what lies outside. */
  safetyClass: 'A' | 'B' | 'C' | '';
  /** As declared, empty where none was. */
  declaredClass: 'A' | 'B' | 'C' | '';
  /** Reason why parts of another class do not affect this element (5.3.5), empty where none is stated. */
  segregation: string;
  /** Directory or file, POSIX; empty for what has no source here. */
  path: string;
  /** ID of the element around it, empty at the top. */
  parent: string;
  /** Number of source files whose innermost element this is, tests left out, and their lines. */
  files: number;
  lines: number;
  /** IDs of the elements that run on this deployment node, as declared; empty for other kinds. */
  runs: string[];
  /** Requirements and risk controls that annotated code of this element implements, sorted. */
  implements: string[];
  /** Those of them that are risk controls, or implement one. */
  riskControls: string[];
  tags: Record<string, string>;
  /** ID of the Markdown item that declares it, empty for source. */
  declaredBy: string;
  place: Place;
}

export interface ArchitectureEdge {
  from: string;
  to: string;
  description: string;
  /** Where `@uses` declares it; undefined where only the code has it. */
  declared?: Place;
  /** Number of imports that carry it. */
  found: number;
  /** The first imports, sorted. */
  examples: { file: string; line: number; target: string }[];
}

/** How much source belongs to elements; test files do not count. */
export interface SourceCoverage {
  files: number;
  owned: number;
  /** 0 to 100, rounded down. */
  percent: number;
  /** Files of no element, sorted. */
  unowned: string[];
}

export interface ImportSummary {
  total: number;
  /** To files of the project. */
  internal: number;
  /** To third-party packages. */
  external: number;
  /** To the language's own library. */
  runtime: number;
  /** Those nothing was found for, sorted by place. */
  unresolved: { file: string; line: number; specifier: string }[];
}

/** How the files of one language were read. */
export interface LanguageReading {
  language: string;
  /** Files, tests left out. */
  files: number;
  /** `scanner`: from the text with comments and literals taken out; `none`: its imports are not followed. */
  imports: 'scanner' | 'none';
  /** `syntax tree`: by a grammar; `none`: there is no grammar for it. */
  interfaces: 'syntax tree' | 'none';
  /** Files the grammar could not read whole, with the first line; imports and annotations are read all the same. Sorted. */
  unparsed: { file: string; line: number }[];
}

export interface PackageUse {
  /** Element ID; empty for files of no element. */
  element: string;
  /** `npm`, `pypi`, `maven`, `golang`, `cargo`, `nuget`, `generic`. */
  ecosystem: string;
  name: string;
  count: number;
  example: { file: string; line: number };
}

/** Imports of one module of a language's own library. */
export interface ModuleUse {
  /** Element ID; empty for files of no element. */
  element: string;
  /** As it is imported, those of Node.js with `node:`: `node:fs`, `java.sql.Connection`, `os.path`, `stdio.h`. */
  name: string;
  count: number;
  /** The first imports, sorted. */
  examples: { file: string; line: number }[];
}
