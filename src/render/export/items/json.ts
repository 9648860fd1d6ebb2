import type { Model } from '../../../model/index.ts';
import { type ExportedItem, sortedAttributes } from './exported.ts';

/** The neutral file of items: `templates/schemas/items-1.schema.json`. */
export function itemsJson(items: readonly ExportedItem[]): string {
  return pretty({
    format: 'dossier-items-1',
    items: items.map(({ item, links, place }) => ({
      id: item.id,
      type: item.type,
      title: item.title,
      text: item.body,
      markdown: true,
      attributes: Object.fromEntries(sortedAttributes(item)),
      links: [...links].flatMap(([relation, ids]) => ids.map((to) => ({ relation, to }))),
      ...(place === '' ? {} : { place }),
    })),
  });
}

/** Names that have a meaning of their own in a need. */
const taken = new Set(['id', 'type', 'title', 'content', 'description', 'doctype', 'docname', 'parts']);

/**
 * `needs.json` of sphinx-needs, with the schema of what its fields are: links of each relation are a link type, attributes extra
 * fields. Texts are Markdown (`doctype`), for MyST.
 */
export function needsJson(items: readonly ExportedItem[], { product }: Pick<Model, 'product'>): string {
  const properties: Record<string, { type: string; field_type: string }> = {};
  const needs = items.map(({ item, links, place }) => {
    const attributes = sortedAttributes(item).map(([name, value]) => [
      taken.has(name) ? `item-${name}` : name,
      value,
    ]);
    for (const [name = ''] of attributes) properties[name] = { type: 'string', field_type: 'extra' };
    for (const relation of links.keys()) properties[relation] = { type: 'array', field_type: 'links' };
    const need = {
      id: item.id,
      type: item.type,
      title: item.title,
      content: item.body,
      doctype: '.md',
      ...(place === '' ? {} : { docname: place }),
      ...Object.fromEntries([...attributes, ...links]),
    };
    return [item.id, need] as const;
  });
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return pretty({
    project: product.name,
    current_version: product.version,
    versions: {
      [product.version]: {
        needs_amount: needs.length,
        needs_schema: { type: 'object', properties: Object.fromEntries(sorted) },
        needs: Object.fromEntries(needs),
      },
    },
  });
}

/** JSON that people can read, with a line end. */
export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
