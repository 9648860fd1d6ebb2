import type { Config } from '../../config/index.ts';
import { type Composer, toldRepository } from '../../documents/index.ts';
import type { Document, Model } from '../../model/index.ts';
import { documentTypes } from '../../regulation/documents/index.ts';
import type { Serve } from '../browser/index.ts';
import type { ShownFiles } from '../files/index.ts';
import type { PrintJob } from '../pdf/index.ts';
import { answeredClauses } from './answered-clauses.ts';
import { pdfAddresses, pdfAnchor } from './pdf-addresses.ts';
import { attachmentsOf } from './print-attachments.ts';
import { printJob } from './print-jobs.ts';

/**
 * One document of the set, composed for print.
 * @param shown files of the project that pages show
 */
export function documentJob(
  document: Document,
  composer: Composer,
  model: Model,
  config: Config,
  shown: ShownFiles,
): PrintJob {
  const addresses = pdfAddresses(model, document, toldRepository(model, config), shown);
  return printJob(composer.compose(document, addresses, pdfAnchor), {
    model,
    typeName: typeName(document.type),
    clauses: answeredClauses(document, model, config),
    assets: serveAssets(shown),
    attachments: attachmentsOf(document, model),
  });
}

/** Pictures and fonts below `files/`, with where they are from. */
function serveAssets(shown: ShownFiles): Serve {
  return (path) => {
    const file = path.startsWith('files/') ? shown.get(path.slice('files/'.length)) : undefined;
    return file?.isImage || file?.type === 'font/woff2'
      ? { ...file, source: { path: file.path, sha256: file.sha256 } }
      : undefined;
  };
}

/** Words of a document type: its title where it has a checklist, else its key without hyphens, with a capital. */
function typeName(type: string): string {
  const known = documentTypes.get(type);
  if (known) return known.title;
  const words = type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
