import { type ClaimContext, claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import type { Finding, Model } from '../model/index.ts';
import { finding } from './rules.ts';

/**
 * A reasonably foreseeable misuse that is written down leads to the hazards it can cause, or to the reason why there is none
 * (ISO 14971 5.2, 5.4): finding `misuse-unassessed`.
 * @implements SRS-3871
 */
export function checkMisuse({
  model,
  config: { risk },
}: {
  model: Model;
  config: Pick<Config, 'risk'>;
}): Finding[] {
  const claims: ClaimContext = claimContext({ risk }, model.release.revision);
  const assessed = new Set(
    model.links.flatMap(({ relation, from, state }) =>
      relation === 'can-cause' && state !== 'dangling' ? [from] : [],
    ),
  );
  return model.items
    .filter(
      (item) => item.type === 'MIS' && !assessed.has(item.id) && claimed(item, 'harmless', claims) === '',
    )
    .map((item) =>
      finding('misuse-unassessed', item.place, {
        item: item.id,
        message: `Nothing says which hazard ${item.id} can cause, or why it causes none.`,
      }),
    );
}
