import { z } from 'zod';
import { reference } from './page.ts';
import { place } from './place.ts';
import { count, hash, text } from './values.ts';

/**
 * Anything with a registered ID: a hazard, a risk control, a requirement, a design entry, a test case, an anomaly, a SOUP entry.
 */
export const item = z.object({
  id: text.min(1).describe('As written at its definition, e.g. `SRS-041`.'),
  type: text.describe('Key of `trace.types`, e.g. `SRS`.'),
  title: text.describe('Plain text, without the ID.'),
  attributes: z
    .record(text, text)
    .describe(
      'Attribute name (lower case, spaces as hyphens) → plain text value. Relations are not attributes; they are links.',
    ),
  attributeLines: z
    .record(text, count)
    .optional()
    .describe(
      'Line of `place.file` on which each attribute is stated (1-based); absent for a row, which states all of them.',
    ),
  body: text.describe(
    'Markdown below the heading and its attribute list; for a row, the cell that holds the text.',
  ),
  bodyLine: count.describe('Line of `place.file` on which `body` starts (1-based).'),
  form: z.enum(['heading', 'row']).describe('A heading with its section, or a table row.'),
  place: place.describe('Where it stands.'),
  alsoAt: z
    .array(place)
    .optional()
    .describe(
      'Other places that define the same ID. Nobody can tell which one is meant: it is not verified.',
    ),
  origin: z
    .object({
      tool: text.describe('The tool that owns it, as the configuration calls it.'),
      place: text.optional().describe('Where the tool has it, in its own words.'),
      stamp: text.optional().describe('Its fingerprint by the rules of the tool.'),
    })
    .optional()
    .describe('Of an imported item: it is owned by another tool, and changed there.'),
  pictures: z
    .array(reference)
    .optional()
    .describe('Of an imported item: the pictures that its text shows, as written, relative to its file.'),
  fingerprint: hash.describe(
    '16 hex digits of SHA-256 over type, title, attributes and body, white space folded: changes when the meaning may have.',
  ),
});
export type Item = z.output<typeof item>;

/** A link as somebody wrote it, at its lower end, pointing up. */
export const declaredLink = z.object({
  from: text.describe('ID of an item, key of a code region (`path#name`), or `commit:<hash>`.'),
  relation: text.describe('Name of the relation, a key of `trace.relations`, e.g. `implements`.'),
  to: text.describe('ID as written.'),
  place: place.describe('Where it stands.'),
  origin: z
    .enum(['item', 'code', 'commit'])
    .describe('What states it: an item, a tag in source, or a trailer of a commit.'),
  stamp: text
    .optional()
    .describe(
      'Of an imported link: the fingerprint of its upper end that the tool kept at the review; empty where nobody reviewed it.',
    ),
  artifact: text
    .optional()
    .describe(
      'Of a link of OpenFastTrace: the artifact type by which it covers its upper end, e.g. `utest`.',
    ),
});
export type DeclaredLink = z.output<typeof declaredLink>;

/** The pull request whose merge was taken as the review of a link. */
export const mergeReview = z.object({
  forge: z.enum(['GitHub', 'GitLab']).describe('What tells it; nobody signed it.'),
  number: count.describe('Number of the pull request.'),
  head: text.describe('Full hash of the commit that was approved.'),
});
export type MergeReview = z.output<typeof mergeReview>;

/** A link of the graph: declared, with what the check of both ends found. */
export const link = declaredLink.extend({
  state: z
    .enum(['reviewed', 'suspect', 'unreviewed', 'dangling'])
    .describe(
      '`reviewed` as the trace lock holds it; `suspect` when an end changed since; `unreviewed` when it was never accepted; `dangling` when `to` does not exist.',
    ),
  merge: mergeReview
    .extend({ by: text.describe('Printed names of those who approved it.') })
    .optional()
    .describe('Of a link that is reviewed by the merge of a pull request alone.'),
});
export type Link = z.output<typeof link>;

/** A registered ID met in prose. */
export const mention = z.object({
  id: text.describe('ID as written.'),
  place: place.describe('Where it stands.'),
});
export type Mention = z.output<typeof mention>;

/** What a link starts from: an item's ID, or the key of a code region, or `commit:<sha>`. */
export type EndKey = string;
