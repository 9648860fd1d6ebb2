import type { VersionDifference } from '../../difference/index.ts';
import type { Document, Model } from '../../model/index.ts';
import { generatedDocument } from './generated-document.ts';

/** Document type of a change report. */
const type = 'change-report';

/**
 * The change report as a document of its own, where something is known to compare with and no document of the project is one.
 * @implements SRS-3103
 */
export function changeReportOf({
  model,
  difference,
}: {
  model: Model;
  difference?: VersionDifference | undefined;
}): Document[] {
  if (!difference || model.documents.some((document) => document.type === type)) return [];
  return [changeReportDocument(model, difference)];
}

/** A comparison as a document that holds nothing else. */
export function changeReportDocument(
  model: Pick<Model, 'approvals' | 'documents' | 'product' | 'release'>,
  { before, after }: VersionDifference,
): Document {
  return generatedDocument(model, {
    type,
    title: `Changes from ${before.label} to ${after.label}`,
    purpose:
      'Tells what differs between two versions: items, texts, links, test results, documents and SOUP.',
  });
}
