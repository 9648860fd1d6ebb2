import type { ComposedPart } from '../../documents/composed.ts';
import type { Item } from '../../model/index.ts';
import type { Graph } from '../../trace/graph.ts';

/**
 * The bodies of items as a composed page already holds them: what stands between an item's heading and the next heading, without the
 * attribute list. Rendering Markdown is most of a site's time, and most items need it once only. A body whose bounds are not plain
 * (headings or footnotes of its own, a list the reader and the composer may see differently) is left to be rendered by itself.
 */
export function* itemBodies(part: ComposedPart, graph: Graph): Generator<[id: string, body: string]> {
  if (part.page === '') return;
  const headings = [...part.html.matchAll(headingForm)];
  const notes = part.html.indexOf('<section data-footnotes');
  const end = notes < 0 ? part.html.length : notes;
  for (const [index, heading] of headings.entries()) {
    const item = graph.item(heading[1] ?? '');
    if (item?.place.file !== part.page || !isPlain(item)) continue;
    const section = part.html
      .slice(heading.index + heading[0].length, headings[index + 1]?.index ?? end)
      .trim();
    const body = withoutAttributeList(section);
    if (body.startsWith('<ul') === listStart.test(item.body)) yield [item.id, body];
  }
}

/** Any heading with its text; of an item's heading the ID. */
const headingForm =
  /<h[1-6](?: id="[^"]*")?(?:[^>]*? data-item="([^"]*)")?[^>]*>(?:(?!<\/h[1-6]>)[\s\S])*<\/h[1-6]>/g;

const listStart = /^\s*[-*+]\s/;
const ownBounds = /^ {0,3}(?:#{1,6}(?:\s|$)|=+\s*$|-+\s*$|>.*#)|\[\^|<h[1-6]/m;

function isPlain(item: Item): boolean {
  return item.form === 'heading' && !ownBounds.test(item.body);
}

function withoutAttributeList(section: string): string {
  if (!section.startsWith('<ul class="attribute-list">')) return section;
  let depth = 0;
  for (const { 0: tag, index } of section.matchAll(/<\/?ul[\s>]/g)) {
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth === 0) return section.slice(index + '</ul>'.length).trim();
  }
  return section;
}
