import type { Config } from '../config/index.ts';
import { isApproved, type Model } from '../model/index.ts';
import { activeProfiles, demanded } from '../regulation/demand.ts';
import { documentTypes } from '../regulation/documents/index.ts';
import type { Refusal } from './refusals.ts';
import { variantOption } from './variant-option.ts';

/**
 * Documents that a profile demands and nobody approved: a set that holds one is not released (IEC 62304 8.1.3; ISO 13485 4.2.4).
 * @implements SRS-3505
 */
export function unapprovedDocuments(model: Pick<Model, 'documents' | 'variant'>, config: Config): Refusal[] {
  const profiles = activeProfiles(config);
  const open = model.documents
    .filter((document) => !isApproved(document))
    .filter(({ type }) => demanded(documentTypes.get(type)?.asked ?? [], profiles).length > 0);
  if (open.length === 0) return [];
  const named = open.map(({ name, status }) => `${name} (${status === 'draft' ? 'draft' : 'in review'})`);
  return [
    {
      kind: 'gate',
      text: `Nobody approved ${named.join(', ')}. Sign: dossier approve G5 --role approver --meaning approval --document ${open.map(({ name }) => name).join(' ')}${variantOption(model)}`,
    },
  ];
}
