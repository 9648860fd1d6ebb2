import type { Config } from '../../../config/index.ts';
import { type Model, ownEntry } from '../../../model/index.ts';
import { exportedItems } from './exported.ts';
import { itemsJson, needsJson } from './json.ts';
import { csvText, itemTable } from './table.ts';
import { xlsxBytes } from './xlsx.ts';

/** Forms that items are handed on in. */
export const exportFormats = ['items', 'needs', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Items of the model in a form of other tools. What a format of `sources.imports` reads of it gives the same bytes again.
 * @param types keys of `trace.types`; empty for all
 * @implements SRS-3669
 */
export function exportItems(
  format: ExportFormat,
  model: Model,
  types: readonly string[],
  { trace }: Pick<Config, 'trace'>,
): string | Uint8Array {
  const items = exportedItems(model, types);
  if (format === 'items') return itemsJson(items);
  if (format === 'needs') return needsJson(items, model);
  if (format === 'csv') return csvText(itemTable(items));
  const sheets = [...Map.groupBy(items, ({ item }) => item.type)].map(([type, own]) => {
    const { head, rows } = itemTable(own);
    return {
      name: ownEntry(trace.types, type)?.plural ?? type,
      head: [...head, 'State', 'Place'],
      rows: rows.map((row, index) => {
        const { item, place } = own[index] as (typeof own)[number];
        return [...row, ownEntry(model.verdicts, item.id)?.state ?? '', place];
      }),
    };
  });
  return xlsxBytes(sheets);
}
