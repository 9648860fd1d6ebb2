import type { Element, RootContent } from 'hast';

/** What a page shows of items. */
export interface ItemParts {
  /** By ID, what stands between an item's heading and the next heading, without the attribute list. */
  bodies: Map<string, string>;
  /** IDs of the items that are rows of tables, or stand in them. */
  rows: string[];
}

/**
 * Finds the items among the blocks of a page.
 * @param pieces HTML of each block
 */
export function itemParts(blocks: readonly RootContent[], pieces: readonly string[]): ItemParts {
  const bodies = new Map<string, string>();
  const rows: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'element') continue;
    const id = block.properties.dataItem;
    if (id === undefined) rows.push(...rowsIn(block));
    else bodies.set(String(id), bodyBehind(index, blocks, pieces));
  }
  return { bodies, rows };
}

function bodyBehind(heading: number, blocks: readonly RootContent[], pieces: readonly string[]): string {
  const next = blocks.findIndex((block, index) => index > heading && endsBody(block));
  const end = next < 0 ? blocks.length : next;
  const first = blocks.findIndex((block, index) => index > heading && block.type === 'element');
  const start = first > 0 && first < end && isAttributeList(blocks[first]) ? first : heading;
  return pieces
    .slice(start + 1, end)
    .join('')
    .trim();
}

/** A heading, or the footnotes. */
function endsBody(block: RootContent): boolean {
  return (
    block.type === 'element' &&
    (/^h[1-6]$/.test(block.tagName) || block.properties.dataFootnotes !== undefined)
  );
}

/** The list of attributes below the heading of an item. */
export function isAttributeList(block: RootContent | undefined): boolean {
  const names = block?.type === 'element' ? block.properties.className : undefined;
  return Array.isArray(names) && names.includes('attribute-list');
}

function rowsIn(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const id = /^(?:tr|span)$/.test(child.tagName) ? child.properties.dataItem : undefined;
    return [...(id === undefined ? [] : [String(id)]), ...rowsIn(child)];
  });
}
