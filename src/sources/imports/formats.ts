import type { ImportFormat } from '../../config/index.ts';
import type { ImportReader } from './entry.ts';
import { readItemsFile } from './items-file.ts';

/** The reader of each format. */
export const readers: Readonly<Record<ImportFormat, ImportReader>> = {
  items: readItemsFile,
};
