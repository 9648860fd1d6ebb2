import type { Config } from '../config/index.ts';
import type { Model } from '../model/index.ts';
import type { ProofOutcome } from '../regulation/proofs/judge-proof.ts';

/**
 * Whether somebody answers for the kind of change of the UDI (MDR Annex VI Part C 6.5): the decision is on this version, and the person it
 * names approved this very content for G5. A name in the configuration alone is nobody's word.
 * @param criterion subject that stands for this decision alone
 * @implements SRS-1907
 */
export function udiDecided(model: Model, { product }: Config, criterion: string): ProofOutcome {
  const open = (text: string): ProofOutcome => ({ state: 'open', text, documents: [] });
  if (!product.udi) return open('The product states no UDI.');
  const { decision } = product.udi;
  if (!decision) return open('The configuration holds no `product.udi.decision`.');
  const { version, change, reason, approver } = decision;
  if (version !== product.version)
    return open(`The decision is on version ${version}; this is ${product.version}.`);
  const said = `${change}: ${reason} (${approver})`;
  const signed = model.approvals.find(
    ({ state, gate, meaning, name, subjects }) =>
      state === 'valid' &&
      gate === 'G5' &&
      (meaning === 'approval' || meaning === 'responsibility') &&
      name === approver &&
      (subjects.includes('tree') || subjects.includes(criterion)),
  );
  return signed
    ? { state: 'holds', text: `${said}, signed ${signed.time} (${signed.file}).`, documents: [] }
    : open(`${said}; no approval of this content for G5 by ${approver} is on record.`);
}
