import type { Config } from '../config/index.ts';
import { asksForElements, elementDepths } from '../depth/index.ts';
import { type Model, sayReason } from '../model/index.ts';
import type { ProofOutcome } from '../regulation/proofs/judge-proof.ts';

/**
 * Whether each element meets what is demanded of it. Where something is demanded and no software unit is declared, nothing was judged, so the
 * criterion is open.
 * @implements SRS-3724
 */
export function unitsAccepted(model: Model, config: Config): ProofOutcome {
  if (!asksForElements(config)) return holds('');
  const depths = elementDepths(model, config);
  if (!depths.some(({ element }) => element.item === 'software unit'))
    return open('No software unit is declared, so none is accepted.');
  const demanding = depths.filter(({ demands }) => demands.length > 0);
  const refused = demanding.filter(({ demands }) => demands.some(({ met }) => !met));
  const [first] = refused;
  const lacking = first?.demands.find(({ met }) => !met);
  if (!first || !lacking)
    return holds(`Of ${demanding.length} of ${depths.length} software items something is demanded, and met.`);
  const left = [sayReason(lacking.said), lacking.ids?.join(', ') ?? ''].filter(Boolean).join(' ');
  return open(
    `${refused.length} of ${demanding.length} software items do not meet what is demanded of them. ${first.element.name}: ${left}`,
  );
}

function holds(text: string): ProofOutcome {
  return { state: 'holds', text, documents: [] };
}

function open(text: string): ProofOutcome {
  return { state: 'open', text, documents: [] };
}
