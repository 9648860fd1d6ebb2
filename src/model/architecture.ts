import { z } from 'zod';
import { place } from './place.ts';
import { count, text } from './values.ts';

export const architectureElement = z.object({
  id: text.describe('Unique slug of the name, e.g. `alarm-engine`.'),
  kind: text.describe('One of `elementKinds`.'),
  item: z
    .enum(['software system', 'software item', 'software unit', ''])
    .describe('IEC 62304 term; empty for what lies outside the software.'),
  name: text.describe('Name, as declared.'),
  technology: text.describe('What it is made with.'),
  description: text.describe('What it does.'),
  safetyClass: z
    .enum(['A', 'B', 'C', ''])
    .describe(
      "Class after inheritance: the highest of the element's own and its parts'; empty for what lies outside.",
    ),
  declaredClass: z.enum(['A', 'B', 'C', '']).describe('As declared, empty where none was.'),
  segregation: text.describe(
    'Reason why parts of another class do not affect this element (5.3.5), empty where none is stated.',
  ),
  path: text.describe('Directory or file, POSIX; empty for what has no source here.'),
  parent: text.describe('ID of the element around it, empty at the top.'),
  files: count.describe(
    'Number of source files whose innermost element this is, tests left out, and their lines.',
  ),
  lines: count.describe('Lines of those files.'),
  runs: z
    .array(text)
    .describe('IDs of the elements that run on this deployment node, as declared; empty for other kinds.'),
  implements: z
    .array(text)
    .describe('Requirements and risk controls that annotated code of this element implements, sorted.'),
  riskControls: z.array(text).describe('Those of them that are risk controls, or implement one.'),
  tags: z.record(text, text).describe('Remaining tags, by name.'),
  declaredBy: text.describe('ID of the Markdown item that declares it, empty for source.'),
  place: place.describe('Where it stands.'),
});
export type ArchitectureElement = z.output<typeof architectureElement>;

export const architectureEdge = z.object({
  from: text.describe('ID of the element that uses the other.'),
  to: text.describe('ID of the element that is used.'),
  description: text.describe('What for; empty where it is not declared.'),
  declared: place.optional().describe('Where `@uses` declares it; undefined where only the code has it.'),
  found: count.describe('Number of imports that carry it.'),
  examples: z
    .array(
      z.object({
        file: text.describe('File that imports.'),
        line: count.describe('Line of the import.'),
        target: text.describe('File that is imported.'),
      }),
    )
    .describe('The first imports, sorted.'),
});
export type ArchitectureEdge = z.output<typeof architectureEdge>;

/** How much source belongs to elements; test files do not count. */
export const sourceCoverage = z.object({
  files: count.describe('Number of source files, those that are not read included.'),
  owned: count.describe('Those that belong to an element.'),
  percent: count.describe('0 to 100, rounded down.'),
  unowned: z.array(text).describe('Files of no element, sorted.'),
  unread: z
    .array(text)
    .describe(
      'Files that `sources.code` names in no language that is known, sorted. They belong to no element.',
    ),
});
export type SourceCoverage = z.output<typeof sourceCoverage>;

export const importSummary = z.object({
  total: count.describe('All of them.'),
  internal: count.describe('To files of the project.'),
  external: count.describe('To third-party packages.'),
  runtime: count.describe("To the language's own library."),
  unresolved: z
    .array(
      z.object({
        file: text.describe('File that imports.'),
        line: count.describe('Line of the import.'),
        specifier: text.describe('As written.'),
      }),
    )
    .describe('Those nothing was found for, sorted by place.'),
});

/** How the files of one language were read. */
export const languageReading = z.object({
  language: text.describe('Programming language.'),
  files: count.describe('Files, tests left out.'),
  imports: z
    .enum(['scanner', 'none'])
    .describe(
      '`scanner`: from the text with comments and literals taken out; `none`: its imports are not followed.',
    ),
  interfaces: z
    .enum(['syntax tree', 'none'])
    .describe('`syntax tree`: by a grammar; `none`: there is no grammar for it.'),
  unparsed: z
    .array(
      z.object({
        file: text.describe('POSIX path relative to the project root.'),
        line: count.describe('The first line that could not be read.'),
      }),
    )
    .describe(
      'Files the grammar could not read whole, with the first line; imports and annotations are read all the same. Sorted.',
    ),
});
export type LanguageReading = z.output<typeof languageReading>;

export const packageUse = z.object({
  element: text.describe('Element ID; empty for files of no element.'),
  ecosystem: text.describe('`npm`, `pypi`, `maven`, `golang`, `cargo`, `nuget`, `swift`, `pub`, `generic`.'),
  name: text.describe('Name of the package.'),
  module: text
    .optional()
    .describe('Its module as it is imported, where that has another name: `Logging` of swift-log.'),
  count: count.describe('Number of imports.'),
  example: z
    .object({
      file: text.describe('File that imports.'),
      line: count.describe('Line of the import.'),
    })
    .describe('The first import.'),
});
export type PackageUse = z.output<typeof packageUse>;

/** Imports of one module of a language's own library. */
export const moduleUse = z.object({
  element: text.describe('Element ID; empty for files of no element.'),
  name: text.describe(
    'As it is imported, those of Node.js with `node:`: `node:fs`, `java.sql.Connection`, `os.path`, `stdio.h`.',
  ),
  count: count.describe('Number of imports.'),
  examples: z
    .array(
      z.object({
        file: text.describe('File that imports.'),
        line: count.describe('Line of the import.'),
      }),
    )
    .describe('The first imports, sorted.'),
});
export type ModuleUse = z.output<typeof moduleUse>;

/** Elements of the software and its surroundings, with the dependencies the code really has (IEC 62304 5.3). Sorted, plain data. */
export const architectureModel = z.object({
  elements: z.array(architectureElement).describe('Sorted by ID.'),
  edges: z.array(architectureEdge).describe('Between the innermost elements; sorted by from, to.'),
  coverage: sourceCoverage.describe('How much source belongs to elements.'),
  imports: importSummary.describe('What the imports of the source lead to.'),
  languages: z.array(languageReading).describe('Sorted by language.'),
  packages: z.array(packageUse).describe('Third-party packages each element imports: where SOUP is placed.'),
  modules: z
    .array(moduleUse)
    .describe("Modules of the language's own library that each element imports; sorted by element, name."),
});
export type ArchitectureModel = z.output<typeof architectureModel>;
