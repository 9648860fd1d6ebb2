import { z } from 'zod';
import { place } from './place.ts';
import { count, hash, text } from './values.ts';

export const heading = z.object({
  depth: count.describe('1 to 6.'),
  text: text.describe('Plain text.'),
  anchor: text.describe(
    "Anchor within the page, as Git hosts make it (GitHub's rule), unique within the page.",
  ),
  place: place.describe('Where it stands.'),
  empty: z
    .literal(true)
    .optional()
    .describe(
      'Nothing stands below it up to the next heading of its level; a placeholder such as "to do" is nothing.',
    ),
  covers: z
    .array(text)
    .optional()
    .describe('Clauses or sections its text answers, as written: `- covers: 7.2.2.5` directly below it.'),
  notApplicable: text
    .optional()
    .describe(
      'Why the section does not apply, from `- not-applicable: reason`; empty where only the bare words stand there.',
    ),
  appliesTo: z
    .array(text)
    .optional()
    .describe('The variants whose file the section is part of, as written: `- applies-to: adult`.'),
});
export type Heading = z.output<typeof heading>;

/** An anchor that an author wrote as `<a id="limits"></a>`. */
export const ownAnchor = z.object({
  anchor: text.describe('As written, unique within the page.'),
  place: place.describe('Where it stands.'),
});

/** An entry of a list: the plain text of its first paragraph. */
export const listLine = z.object({
  text: text.describe('Plain text.'),
  place: place.describe('Where it stands.'),
});

/** A fenced block with the language `dossier`: a part of the page that is generated. */
export const generatedBlock = z.object({
  name: text.describe('First word of the block, e.g. `trace-matrix`.'),
  parameters: z
    .record(text, text)
    .describe('`key=value` words; a value with blanks stands in double quotes.'),
  place: place.describe('Where it stands.'),
  list: z
    .array(listLine)
    .optional()
    .describe('Entries of the numbered list that stands directly below it; absent where none does.'),
});
export type GeneratedBlock = z.output<typeof generatedBlock>;

/** A fenced block with the language `mermaid`. */
export const diagramSource = z.object({
  text: text.describe('Source of the diagram.'),
  place: place.describe('Where it stands.'),
});

export const reference = z.object({
  kind: z.enum(['link', 'image']).describe('A link or an image.'),
  target: text.describe('As written, not yet resolved or decoded.'),
  text: text.describe('Alternative text of an image, text of a link.'),
  sha256: hash.optional().describe('SHA-256 (hex) of an image that is a file of the project.'),
  place: place.describe('Where it stands.'),
});
export type Reference = z.output<typeof reference>;

/** One Markdown file of the content. */
export const page = z.object({
  path: text.describe('POSIX path relative to the project root.'),
  frontMatter: z
    .record(text, z.unknown())
    .describe(
      'Front matter as parsed from YAML; only strings, numbers, booleans, and arrays and maps of them.',
    ),
  title: text.describe(
    'Text of the first heading of depth 1, else of the first heading, else the file name.',
  ),
  text: text.describe('The Markdown after the front matter, line endings as LF, without BOM.'),
  textLine: count.describe('Line of the file on which `text` starts (1-based).'),
  headings: z.array(heading).describe('Its headings, in order.'),
  anchors: z
    .array(ownAnchor)
    .optional()
    .describe('Anchors its author wrote, none of which is that of a heading; absent where there are none.'),
  blocks: z.array(generatedBlock).describe('Its generated parts, in order.'),
  diagrams: z.array(diagramSource).describe('Its diagrams, in order.'),
  references: z
    .array(reference)
    .describe('Links and images to other files of the project or to anchors, as written.'),
  leftOut: z
    .array(count)
    .optional()
    .describe(
      'Lines of the file with table rows that the variant has not: nothing but empty cells stands there; absent where there are none.',
    ),
  described: z
    .array(count)
    .optional()
    .describe(
      'Entries of `trace.tables` (by position) that say what a table of it is; absent where none does.',
    ),
});
export type Page = z.output<typeof page>;

/**
 * What may be done with a path of the project that something refers to. Only a `shown` file is read for it: `unlisted` is a file that
 * version control does not list, `internal` one below `.git`, `node_modules`, the output or the cache, `outside` what a link leads to elsewhere.
 */
export type FileState = 'shown' | 'directory' | 'missing' | 'unlisted' | 'internal' | 'outside';

/** A file of the project that an output was made from by reference, with the SHA-256 (hex) it has in the project. */
export interface SourceHash {
  path: string;
  sha256: string;
}
