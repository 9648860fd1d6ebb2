import type { ImportFormat } from '../../config/index.ts';
import { readCsv } from './csv.ts';
import type { ImportReader } from './entry.ts';
import { readItemsFile } from './items-file.ts';
import { readXlsx } from './xlsx.ts';

/** The reader of each format. */
export const readers: Readonly<Record<ImportFormat, ImportReader>> = {
  items: readItemsFile,
  csv: readCsv,
  xlsx: readXlsx,
};
