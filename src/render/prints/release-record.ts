import type { Document, Model } from '../../model/index.ts';
import { generatedDocument } from './generated-document.ts';

/** Document type of a release record. */
const type = 'release-record';

/**
 * The release record as a document of its own: the gates with their criteria, and the approvals. Of releases and candidates, where no
 * document of the project is one.
 * @implements SRS-2806
 */
export function releaseRecordOf(model: Model): Document[] {
  const { documents, release } = model;
  if ((release.draft && !release.candidate) || documents.some((document) => document.type === type))
    return [];
  return [
    generatedDocument(model, {
      type,
      title: `Release record of ${release.label}`,
      purpose:
        'Shows which criteria of the five gates this content meets, by what evidence, and who approved it.',
    }),
  ];
}
