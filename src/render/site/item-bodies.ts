import type { ComposedPart } from '../../documents/composed.ts';
import type { Item } from '../../model/index.ts';
import type { Graph } from '../../trace/graph.ts';

/**
 * The bodies of items as a composed page already holds them. Rendering Markdown is most of a site's time, and most items need it once
 * only. A body whose bounds are not plain (headings or footnotes of its own, a list the reader and the composer may see differently) is
 * left to be rendered by itself.
 */
export function* itemBodies(
  { page, items }: ComposedPart,
  graph: Graph,
): Generator<[id: string, body: string]> {
  for (const [id, body] of items?.bodies ?? []) {
    const item = graph.item(id);
    if (item?.place.file !== page || !isPlain(item)) continue;
    if (body.startsWith('<ul') === listStart.test(item.body)) yield [id, body];
  }
}

const listStart = /^\s*[-*+]\s/;
const ownBounds = /^ {0,3}(?:#{1,6}(?:\s|$)|=+\s*$|-+\s*$|>.*#)|\[\^|<h[1-6]/m;

function isPlain(item: Item): boolean {
  return item.form === 'heading' && !ownBounds.test(item.body);
}
