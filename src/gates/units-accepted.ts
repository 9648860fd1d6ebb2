import type { Config } from '../config/index.ts';
import { type Model, sayReason } from '../model/index.ts';
import type { ProofOutcome } from '../regulation/proofs/judge-proof.ts';
import { asksForUnits, unitDepths } from '../regulation/units.ts';

/**
 * Whether each software unit meets what the profile asks of its class. Where it asks and no unit is declared, nothing was judged, so the
 * criterion is open.
 * @implements SRS-3724
 */
export function unitsAccepted(model: Model, config: Config): ProofOutcome {
  if (!asksForUnits(config)) return holds('');
  const units = unitDepths(model, config);
  if (units.length === 0) return open('No software unit is declared, so none is accepted.');
  const demanding = units.filter(({ demands }) => demands.length > 0);
  const left = demanding.flatMap(({ element, demands }) =>
    demands.filter(({ met }) => !met).map(({ said }) => `${element.name}: ${sayReason(said)}`),
  );
  const refused = new Set(
    demanding.filter(({ demands }) => demands.some(({ met }) => !met)).map(({ element }) => element.id),
  );
  return left.length === 0
    ? holds(
        `${demanding.length} of ${units.length} software units are of a class with criteria, and meet them.`,
      )
    : open(`${refused.size} of ${demanding.length} software units do not meet their criteria. ${left[0]}`);
}

function holds(text: string): ProofOutcome {
  return { state: 'holds', text, documents: [] };
}

function open(text: string): ProofOutcome {
  return { state: 'open', text, documents: [] };
}
