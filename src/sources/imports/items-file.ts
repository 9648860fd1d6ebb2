import { z } from 'zod';
import { sha256Of } from '../../model/index.ts';
import { field } from '../safe-json.ts';
import { Unreadable, wholeJson, wholeText } from '../unreadable.ts';
import type { Entry, Imported, ImportFile, Position } from './entry.ts';

const text = z.string().max(1_000_000);
const word = text.min(1).max(500);

const link = z.strictObject({
  relation: word.describe(
    'A relation or its inverse, as `trace.relations` or `map.fields` names it, e.g. `implements`.',
  ),
  to: word.describe('ID of the item at the other end.'),
});

const entry = z.strictObject({
  id: word
    .optional()
    .describe('ID as the tool has it, e.g. `SRS-041`. Left out for a heading or text between items.'),
  type: word.optional().describe('The type: a key of `trace.types`, or a word that `map.types` translates.'),
  title: text.default('').describe('Plain text, without the ID.'),
  text: text.default('').describe('What the item says.'),
  markdown: z.boolean().default(false).describe('The text is Markdown; left out or false, it is plain text.'),
  attributes: z.record(word, text).default({}).describe('Name of an attribute → its value as plain text.'),
  links: z.array(link).max(10_000).default([]).describe('Links that are stated at this item.'),
  level: z.number().int().min(1).max(5).default(1).describe('Depth in the outline; 1 for the top.'),
  place: text
    .optional()
    .describe(
      'Where the tool has it, in words for people: an object of a module, a line of a file, an address.',
    ),
});

const snapshot = z.strictObject({
  from: word.describe('The kind of tracker, e.g. `github`.'),
  address: word.describe('Address of its API.'),
  project: word.describe('The project there, e.g. `owner/name`.'),
  only: text.describe('The label or condition of the items; empty for all.'),
  prefix: text.describe('What was put before numbers.'),
  asked: word.describe('When the tracker was asked, by its own clock, in ISO 8601 and UTC.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of `items` as JSON without white space, in hexadecimal digits.'),
});

/** Where and when `dossier fetch` took the items of a file. */
export type Snapshot = z.output<typeof snapshot>;

/** Where a file says it was fetched; undefined for one that was not, or says it in another form. */
export function snapshotOf(value: unknown): Snapshot | undefined {
  return z.object({ snapshot, items: z.array(z.unknown()) }).safeParse(value).data?.snapshot;
}

/** The hash that a snapshot states of its items. */
export function hashOfItems(items: unknown): string {
  return sha256Of(JSON.stringify(items));
}

/**
 * Shape of a file of items that any tool can write.
 * @implements SRS-3661
 */
const itemsFile = z.strictObject({
  $schema: text.optional().describe('Address of this schema, for editors.'),
  format: z.literal('dossier-items-1').describe('Name and version of the form.'),
  snapshot: snapshot
    .optional()
    .describe(
      'Written by `dossier fetch`: where and when the items were taken. They count as they were then.',
    ),
  items: z.array(entry).max(1_000_000).describe('Items, headings and texts, in their order.'),
});

/** JSON Schema of that shape. */
export function itemsFileSchema(): object {
  return z.toJSONSchema(itemsFile, { target: 'draft-2020-12', io: 'input' });
}

/** Reads `*.items.json`, the neutral form. A value of another shape makes the file unreadable, at its line. */
export function readItemsFile({ bytes }: ImportFile): Imported {
  const { value, lines } = wholeJson(wholeText(bytes), { lineDepth: 4 });
  const at = (...path: (string | number)[]): Position => ({
    line: lines.get(path.join('\0')) ?? 1,
    column: 1,
  });
  const parsed = itemsFile.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = (issue?.path ?? []).map(String);
    const where = path.length > 0 ? `\`${path.join('.').slice(0, 200)}\`: ` : '';
    throw new Unreadable(`${where}${issue?.message.slice(0, 300)}`, lineOf(lines, path));
  }
  // Whoever edits it by hand says what the tracker never said.
  if (parsed.data.snapshot && parsed.data.snapshot.sha256 !== hashOfItems(field(value, 'items')))
    throw new Unreadable(
      'its items are not those that were fetched; change them in the tracker and fetch anew',
      lineOf(lines, ['snapshot']),
    );
  const entries = parsed.data.items.map(
    ({ id, type, title, text: said, markdown, attributes, links, level, place }, index): Entry => ({
      ...(id === undefined ? {} : { id }),
      ...(type === undefined ? {} : { type }),
      title,
      text: said,
      form: markdown ? 'markdown' : 'plain',
      attributes: Object.entries(attributes).map(([name, each]) => ({
        name,
        value: each,
        at: at('items', index, 'attributes', name),
      })),
      links: links.map((each, position) => ({ ...each, at: at('items', index, 'links', position) })),
      level,
      at: at('items', index),
      textAt: at('items', index, 'text'),
      ...(place === undefined ? {} : { heldAt: place }),
    }),
  );
  return { entries, findings: [] };
}

/** The line of a value, or of the nearest one above it whose line is told. */
function lineOf(lines: ReadonlyMap<string, number>, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).join('\0'));
    if (line !== undefined) return line;
  }
  return 1;
}
