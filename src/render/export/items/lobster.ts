import type { ExportedItem } from './exported.ts';
import { pretty } from './json.ts';

/**
 * Requirements for LOBSTER (schema `lobster-req-trace`, version 4). It knows links of one kind and no attributes but a status.
 * @implements SRS-3695
 */
export function lobsterJson(items: readonly ExportedItem[]): string {
  return pretty({
    data: items.map(({ item, links }) => ({
      tag: tagOf(item.id),
      location: { kind: 'file', file: item.place.file, line: item.place.line, column: item.place.column },
      name: item.title === '' ? item.id : item.title,
      messages: [],
      just_up: [],
      just_down: [],
      just_global: [],
      refs: [...new Set([...links.values()].flat())].map(tagOf),
      framework: 'Dossier',
      kind: item.type,
      text: item.body,
      status: item.attributes.status ?? null,
    })),
    generator: 'dossier',
    schema: 'lobster-req-trace',
    version: 4,
  });
}

const tagOf = (id: string): string => `req ${id}`;
