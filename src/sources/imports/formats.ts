import type { ImportFormat } from '../../config/index.ts';
import { readCsv } from './csv.ts';
import { readDoorstop } from './doorstop.ts';
import type { ImportReader } from './entry.ts';
import { readItemsFile } from './items-file.ts';
import { readLobster } from './lobster.ts';
import { readNeeds } from './needs.ts';
import { readOpenFastTrace } from './openfasttrace.ts';
import { readReqif } from './reqif.ts';
import { readReqM2 } from './reqm2.ts';
import { readStrictDoc } from './strictdoc.ts';
import { readTraceability } from './traceability.ts';
import { readXlsx } from './xlsx.ts';
import { readYamlList } from './yaml-list.ts';

/** The reader of each format. */
export const readers: Readonly<Record<ImportFormat, ImportReader>> = {
  items: readItemsFile,
  csv: readCsv,
  xlsx: readXlsx,
  needs: readNeeds,
  doorstop: readDoorstop,
  openfasttrace: readOpenFastTrace,
  reqm2: readReqM2,
  reqif: readReqif,
  strictdoc: readStrictDoc,
  lobster: readLobster,
  yaml: readYamlList,
  'mlx.traceability': readTraceability,
};
