import { extname } from 'node:path';
import type { Config } from '../../config/index.ts';
import type { Composer } from '../../documents/compose.ts';
import type { Document, Model } from '../../model/index.ts';
import { documentTypes } from '../../regulation/documents/index.ts';
import type { PrintJob } from '../pdf/index.ts';
import { answeredClauses } from './answered-clauses.ts';
import { pdfAddresses, pdfAnchor } from './pdf-addresses.ts';
import { attachmentsOf } from './print-attachments.ts';
import { printJob } from './print-jobs.ts';

/**
 * One document of the set, composed for print.
 * @param readAsset bytes of a file of the project by its path; undefined where there is none
 */
export function documentJob(
  document: Document,
  composer: Composer,
  model: Model,
  config: Config,
  readAsset: (path: string) => Uint8Array | undefined,
): PrintJob {
  const addresses = pdfAddresses(model, document, config.output.repositoryUrl);
  return printJob(composer.compose(document, addresses, pdfAnchor), {
    model,
    typeName: typeName(document.type),
    clauses: answeredClauses(document, model, config),
    assets: serveAssets(readAsset),
    attachments: attachmentsOf(document, model),
  });
}

const mediaTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
};

function serveAssets(read: (path: string) => Uint8Array | undefined) {
  return (path: string): { bytes: Uint8Array; type: string } | undefined => {
    const type = mediaTypes[extname(path).toLowerCase()];
    const bytes =
      type === undefined || !path.startsWith('files/') ? undefined : read(path.slice('files/'.length));
    return type !== undefined && bytes ? { bytes, type } : undefined;
  };
}

/** Words of a document type: its title where it has a checklist, else its key without hyphens, with a capital. */
function typeName(type: string): string {
  const known = documentTypes.get(type);
  if (known) return known.title;
  const words = type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
