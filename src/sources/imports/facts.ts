import type { ImportSource } from '../../config/index.ts';
import {
  append,
  type DeclaredLink,
  type Facts,
  type Finding,
  type Item,
  isAddress,
  noFacts,
  type Place,
  type Reference,
} from '../../model/index.ts';
import { readPage } from '../markdown/index.ts';
import { matchesPath } from '../path-patterns.ts';
import type { SourceContext, SourceFile } from '../source.ts';
import type { Entry, Position } from './entry.ts';
import { readers } from './formats.ts';
import { mapEntries, meaningsOf } from './mapped.ts';
import { finding } from './rules.ts';
import { type WrittenLine, writeEntries } from './write-entries.ts';

/** Entries that are read as one page: what a page may hold is capped. */
const together = 200;

/**
 * What an imported file says: its items, links, mentions and findings, at the places where the file has them.
 * @throws Unreadable
 */
export function importedFacts(
  { path, bytes }: SourceFile,
  { format, files, map, origin }: ImportSource,
  context: SourceContext,
): Facts {
  const isRead = (other: string): boolean => matchesPath(files, other);
  const read = readers[format]({ path, bytes, map, meaningOf: meaningsOf(map, context), isRead });
  const { entries, findings } = mapEntries(path, read, map, context);
  const facts = { ...noFacts(), findings };
  for (let start = 0; start < entries.length; start += together) {
    const part = entries.slice(start, start + together);
    const lines = writeEntries(part);
    const text = lines.map((line) => line.text).join('\n');
    const page = readPage(path, { frontMatter: {}, text, textLine: 1 }, context);
    append(page.findings, leftOut(page, lines));
    append(facts.findings, lost(page, part, path));
    const placed = relocate(page, lines);
    const byId = new Map(part.map((entry) => [entry.id, entry]));
    append(facts.findings, within(placed, byId));
    const shown = picturesOf(page, lines);
    append(
      facts.items,
      placed.items.map((item, index) => ({
        ...owned(item, origin, byId.get(item.id)),
        ...(shown[index] && { pictures: shown[index] }),
      })),
    );
    append(
      facts.links,
      placed.links.map((link) => stamped(link, byId.get(link.from))),
    );
    append(facts.mentions, placed.mentions);
    append(facts.findings, placed.findings);
  }
  return facts;
}

function owned(item: Item, tool: string, entry: Entry | undefined): Item {
  const { heldAt: place = entry?.at.at ?? '', stamp } = entry ?? {};
  return {
    ...item,
    origin: { tool, ...(place === '' ? {} : { place }), ...(stamp === undefined ? {} : { stamp }) },
  };
}

/** A link with what its tool knows of it besides its ends. */
function stamped(link: DeclaredLink, entry: Entry | undefined): DeclaredLink {
  const { stamp, artifact } = entry?.links.find(({ to }) => to === link.to) ?? {};
  return {
    ...link,
    ...(stamp === undefined ? {} : { stamp }),
    ...(artifact === undefined ? {} : { artifact }),
  };
}

/** Items that did not come back from what was written. */
function lost({ items }: Facts, entries: readonly Entry[], path: string): Finding[] {
  const read = new Set(items.map(({ id }) => id));
  return entries
    .filter(({ id }) => id !== undefined && !read.has(id))
    .map(({ id = '', at }) =>
      finding(
        'import-id',
        { file: path, ...at },
        {
          message: `${id.slice(0, 100)} could not be read as an item.`,
          ...(id.length > 100 ? {} : { item: id }),
        },
      ),
    );
}

/**
 * Items that stand within the texts of others, or in their titles: their tool knows none of them.
 * @implements SRS-3808
 */
function within({ items }: Pick<Facts, 'items'>, byId: ReadonlyMap<unknown, Entry>): Finding[] {
  return items
    .filter(({ id }) => !byId.has(id))
    .map(({ id, place }) =>
      finding('import-item-within', place, {
        message: `${id} is defined in a text or heading of the file, and is no item of its own there; here it counts as one.`,
        item: id,
      }),
    );
}

/** What texts hold that only pages of the project can show, at its place on the page. */
function leftOut({ pages }: Facts, lines: readonly WrittenLine[]): Finding[] {
  return pages.flatMap(({ blocks, references }) => [
    ...blocks.map(({ name, place }) =>
      finding('import-left-out', place, {
        message: `The text holds the generated part \`${name.slice(0, 60)}\`, which imported texts do not draw.`,
        hint: 'Place the part in a page of the project.',
      }),
    ),
    ...references
      .filter(
        ({ kind, target, place }) =>
          !target.startsWith('#') &&
          lines[place.line - 1]?.isBetween !== true &&
          !(kind === 'image' && isOwn(target)),
      )
      .map(({ kind, target, place }) =>
        finding('import-left-out', place, {
          message: `The text holds the ${kind} ${target.slice(0, 100)}, a file that imported texts do not show.`,
          hint: 'Say in words what it shows.',
        }),
      ),
  ]);
}

/** The pictures that the text of each item of a written page shows, at their places in the file; undefined for one without. */
function picturesOf({ items, pages }: Facts, lines: readonly WrittenLine[]): (Reference[] | undefined)[] {
  const found: (Reference[] | undefined)[] = [];
  for (const reference of pages.flatMap(({ references }) => references)) {
    const { kind, target, place } = reference;
    const written = lines[place.line - 1];
    if (kind !== 'image' || !isOwn(target) || !written || written.isBetween) continue;
    const index = items.findLastIndex((item) => item.place.line <= place.line);
    if (index < 0) continue;
    found[index] ??= [];
    found[index].push({
      ...reference,
      place: { file: place.file, line: written.at.line, column: written.at.column },
    });
  }
  return found;
}

/** A file of the project; an address on the web is nothing that is shown. */
function isOwn(target: string): boolean {
  return !isAddress(target) && !target.startsWith('#');
}

/** Facts of the written page at the places of the file. */
function relocate({ items, links, mentions, findings }: Facts, lines: readonly WrittenLine[]) {
  const at = (line: number, column: number): Position => {
    const written = lines[line - 1];
    if (!written) return { line: 1, column: 1 };
    return written.isVerbatim
      ? { line: written.at.line, column: written.at.column + column - 1 }
      : { ...written.at };
  };
  const moved = ({ file, line, column }: Place): Place => ({ file, ...at(line, column) });
  const lineAt = (line: number): number => at(line, 1).line;
  return {
    items: items.map(
      ({ place, bodyLine, attributeLines, ...item }): Item => ({
        ...item,
        ...(attributeLines && {
          attributeLines: Object.fromEntries(
            Object.entries(attributeLines).map(([name, line]) => [name, lineAt(line)]),
          ),
        }),
        bodyLine: lineAt(bodyLine),
        place: moved(place),
      }),
    ),
    links: links.map((link) => {
      const own = lines[link.place.line - 1]?.ids;
      const place = own?.get(link.to) ?? own?.get(link.from);
      return { ...link, place: place ? { file: link.place.file, ...place } : moved(link.place) };
    }),
    mentions: mentions.map((mention) => ({ ...mention, place: moved(mention.place) })),
    findings: findings.map((each) => {
      const { at: cell, ...position } = at(each.line ?? 1, each.column ?? 1);
      return { ...each, ...position, ...(cell && { message: `${cell}: ${each.message}` }) };
    }),
  };
}
