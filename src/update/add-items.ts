import type { IdSyntax } from '../config/index.ts';
import { type ItemWords, onOneLine, type Refused } from '../model/index.ts';
import { escapeInline, writeEntries } from '../sources/imports/index.ts';
import type { OwnItem } from './compare-items.ts';
import { headsOfRow, type ItemPage } from './edit-item.ts';
import { type Edit, linesOf } from './page-tree.ts';
import type { EditedItem, ItemAddition, Problem } from './update-plan.ts';

/**
 * Where the items of an edited file go that the project does not have: each behind the item before it in the file.
 * @param own items of the project by ID
 * @returns a problem for an item that has no place or no ID of the project
 * @implements SRS-3812
 */
export function additionsOf(
  edited: readonly EditedItem[],
  own: ReadonlyMap<string, OwnItem>,
  ids: IdSyntax,
): { additions: ItemAddition[]; problems: Problem[] } {
  const additions: ItemAddition[] = [];
  const problems: Problem[] = [];
  let above: { own: OwnItem; level: number } | undefined;
  const seen = new Set<string>();
  for (const { id, place, words, level } of edited) {
    const known = own.get(id);
    if (known) above = { own: known, level };
    else if (!seen.has(id)) {
      const why = !above
        ? 'no item of the project stands above it in the file'
        : above.own.item.origin
          ? `${above.own.item.id}, which stands above it, is owned by ${above.own.item.origin.tool}`
          : ids.find(id)[0]?.id !== id
            ? 'it is no identifier of the types of the project'
            : undefined;
      if (above && why === undefined)
        additions.push({ id, place, words, above: above.own.item, deeper: level - above.level });
      else
        problems.push({
          place,
          message: `${id} is new and cannot be written: ${why}.`,
          hint: 'Put it below an item of the project, with an identifier of its type.',
        });
    }
    seen.add(id);
  }
  return { additions, problems };
}

/**
 * The edit of a page by which a new item stands behind another: as a row below its row, or as a section below its section.
 * @param above the item of the page, as it is read
 * @implements SRS-3812
 */
export function addItem(page: ItemPage, addition: ItemAddition): Edit | Refused {
  return addition.above.form === 'row' ? addedRow(page, addition) : addedSection(page, addition);
}

function addedSection(page: ItemPage, { id, place, words, above, deeper }: ItemAddition): Edit | Refused {
  const line = above.place.line - page.textLine + 1;
  const heading = page.tree.children.find((node) => linesOf(node).from === line);
  if (heading?.type !== 'heading') return { refused: `the heading of ${above.id} is not found on the page` };
  const { title, text, attributes, links } = words;
  const written = writeEntries([
    {
      id,
      title,
      text,
      form: 'markdown',
      attributes: Object.entries(attributes).map(([name, value]) => ({ name, value: onOneLine(value) })),
      links: Object.entries(links).flatMap(([relation, ends]) => ends.map((to) => ({ relation, to }))),
      // The heading of an entry stands one deeper than its level.
      level: Math.min(5, Math.max(1, heading.depth + deeper - 1)),
      at: { line: place.line, column: place.column },
    },
  ]);
  const lines = page.text.split('\n');
  const last = (above.place.endLine ?? above.place.line) - page.textLine + 1;
  const kept = lines.slice(0, last).join('\n').trimEnd();
  const made = written
    .map((each) => each.text)
    .join('\n')
    .trimEnd();
  return { start: kept.length, end: kept.length, text: `\n\n${made}` };
}

function addedRow(page: ItemPage, { id, words, above }: ItemAddition): Edit | Refused {
  const line = above.place.line - page.textLine + 1;
  const heads = headsOfRow(page, line);
  if (!heads) return { refused: `the row of ${above.id} is not found on the page` };
  const left = new Map<string, string>([
    ['id', id],
    ['title', onOneLine(words.title)],
    ['text', words.text.trim()],
    ...Object.entries(words.attributes).map(([name, value]) => [`: ${name}`, onOneLine(value)] as const),
    ...Object.entries(words.links).map(([name, ends]) => [`> ${name}`, ends.join(', ')] as const),
  ]);
  const cells = heads.map((head) => {
    const meaning = page.vocabulary.ofColumn(head);
    const key =
      meaning.kind === 'attribute'
        ? `: ${meaning.name}`
        : meaning.kind === 'relation'
          ? `> ${meaning.isInverse ? '' : meaning.relation}`
          : meaning.kind;
    const value = left.get(key) ?? '';
    left.delete(key);
    return (key === 'text' ? value : escapeInline(value)).replaceAll('|', '\\|');
  });
  const lost = [...left].find(([, value]) => value !== '')?.[0];
  if (lost !== undefined) return { refused: `its table has no column for ${lost.replace(/^[:>] /, '')}` };
  if (cells.some((cell) => cell.includes('\n')))
    return { refused: 'its text stands in a cell, which holds one line' };
  const start = page.text.split('\n').slice(0, line).join('\n').length;
  return { start, end: start, text: `\n| ${cells.join(' | ')} |` };
}

/** An item that says nothing. */
export const nothingSaid: ItemWords = { title: '', text: '', attributes: {}, links: {} };
