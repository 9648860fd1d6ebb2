import type { Document, Model } from '../model/index.ts';

/** Document type of a release record. */
const type = 'release-record';

/**
 * The release record as a document of its own: the gates with their criteria, and the approvals. Of releases and candidates, where no
 * document of the project is one.
 * @implements SRS-2806
 */
export function releaseRecordOf({ documents, product, release }: Model): Document[] {
  const isDraft = release.draft && !release.label.startsWith('CANDIDATE ');
  if (isDraft || documents.some((document) => document.type === type)) return [];
  const id = documents.some((document) => document.id === type) ? `${type}-generated` : type;
  return [
    {
      id,
      name: id,
      type,
      title: `Release record of ${release.label}`,
      purpose:
        'Shows which criteria of the five gates this content meets, by what evidence, and who approved it.',
      revision: product.version,
      language: product.languages[0] ?? 'en',
      status: release.draft ? 'draft' : 'released',
      pages: [],
      clauses: [],
    },
  ];
}
