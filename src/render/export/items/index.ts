import type { Config } from '../../../config/index.ts';
import { type Model, ownEntry, UserError } from '../../../model/index.ts';
import { zipFiles } from '../../../release/archive/zip.ts';
import { csvText } from '../csv.ts';
import { mostSigns, xlsxBytes } from '../workbook.ts';
import { exportedItems } from './exported.ts';
import { itemsJson, needsJson } from './json.ts';
import { lobsterJson } from './lobster.ts';
import { type ItemPictures, noPictures } from './pictures.ts';
import { reqifText } from './reqif.ts';
import { itemTable } from './table.ts';

export { type ExportedItem, exportedItems, wordsOf } from './exported.ts';
export { ItemPictures } from './pictures.ts';
export { reqifFingerprint } from './reqif.ts';

/** Forms that items are handed on in. */
export const exportFormats = ['items', 'needs', 'csv', 'xlsx', 'reqif', 'reqifz', 'lobster'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Forms that are no text. */
export const binaryFormats: ReadonlySet<ExportFormat> = new Set(['xlsx', 'reqifz']);

/**
 * Items of the model in a form of other tools. What a format of `sources.imports` reads of it gives the same bytes again.
 * @param types keys of `trace.types`; empty for all
 * @param pictures for rich text; an archive holds those that its texts show
 * @throws UserError where a workbook cannot hold a text
 * @implements SDS-3269, SRS-3669
 */
export function exportItems(
  format: ExportFormat,
  model: Model,
  types: readonly string[],
  { trace }: Pick<Config, 'trace'>,
  pictures: ItemPictures = noPictures,
): string | Uint8Array {
  const items = exportedItems(model, types);
  if (format === 'items') return itemsJson(items);
  if (format === 'needs') return needsJson(items, model);
  if (format === 'lobster') return lobsterJson(items);
  if (format === 'csv') return csvText(itemTable(items));
  if (format === 'reqif') return reqifText(items, model, pictures);
  if (format === 'reqifz') {
    const text = reqifText(items, model, pictures);
    return zipFiles(new Map([['items.reqif', Buffer.from(text)], ...pictures.files]));
  }
  const long = items.find(({ item }) =>
    [item.title, item.body, ...Object.values(item.attributes)].some(isTooLong),
  );
  if (long)
    throw new UserError(
      `A text of ${long.item.id} has more than ${mostSigns} characters, which a cell of Excel cannot hold. Export it as csv.`,
    );
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

function isTooLong(text: string): boolean {
  return text.length > mostSigns;
}
