import { type ClaimContext, claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import type { Finding, Item, Model } from '../model/index.ts';
import { type Assessment, assessHazard } from './assess.ts';
import { type Disclosures, disclosuresIn } from './disclosure.ts';
import { controlledHazards } from './reduction.ts';
import { finding } from './rules.ts';

/**
 * What is wrong with the risks of a model: incomplete estimates, levels that the matrix does not give, unacceptable residual risks
 * without a word on the benefits, and residual risks of which no user is told.
 * @implements SRS-2112, SRS-2113
 */
export function checkRisks({
  model,
  config: { risk },
}: {
  model: Model;
  config: Pick<Config, 'risk'>;
}): Finding[] {
  if (!risk) return [];
  const disclosures = disclosuresIn(model);
  const claims = claimContext({ risk }, model.release.revision);
  const controlled = controlledHazards(model);
  return model.items.flatMap((item) => {
    if (item.type === 'HAZ')
      return checkHazard(item, assessHazard(item, risk, controlled.has(item.id)), disclosures, claims);
    return item.type === 'RC' ? checkInformation(item, disclosures, claims) : [];
  });
}

function checkHazard(
  item: Item,
  assessment: Assessment,
  disclosures: Disclosures,
  claims: ClaimContext,
): Finding[] {
  const { initial, residual, problems } = assessment;
  const asked = claims.risk?.split
    ? 'and p1 and p2, or probability, before and after control'
    : 'probability and residual-probability';
  const findings = problems.map((problem) =>
    finding('risk-estimate', item.place, {
      item: item.id,
      message: `The risk of ${item.id} cannot be computed: ${problem}.`,
      hint: `State severity, ${asked} in words of \`risk\` in the configuration.`,
    }),
  );
  for (const [name, computed] of [
    ['initial', initial],
    ['residual', residual],
  ] as const) {
    const stated = (item.attributes[`${name}-risk`] ?? '').trim();
    if (!computed || stated === '' || stated.toLowerCase() === computed.level.toLowerCase()) continue;
    findings.push(
      finding('risk-differs', item.place, {
        item: item.id,
        message: `${item.id} states the ${name} risk "${stated}", but ${computed.severity} and ${computed.probability} give "${computed.level}".`,
        hint: `Remove \`${name}-risk\`, which is computed, or correct the estimate.`,
      }),
    );
  }
  if (!residual || residual.acceptability === 'acceptable') return findings;
  if (residual.acceptability === 'unacceptable' && claimed(item, 'benefit-risk', claims) === '')
    findings.push(
      finding('risk-unacceptable', item.place, {
        item: item.id,
        message: `The residual risk of ${item.id} is ${residual.level}, which is unacceptable.`,
        hint: 'Reduce it with a further control, or weigh it against the benefits: `- benefit-risk: …`.',
      }),
    );
  return [
    ...findings,
    ...checkDisclosure(item, `The residual risk of ${item.id} is ${residual.level}`, disclosures),
  ];
}

/** Information for safety is a control only where it reaches somebody (MDR Annex I 23.1 (g)). */
function checkInformation(item: Item, disclosures: Disclosures, claims: ClaimContext): Finding[] {
  return claimed(item, 'kind', claims) === 'information for safety'
    ? checkDisclosure(item, `${item.id} informs users`, disclosures)
    : [];
}

function checkDisclosure(item: Item, what: string, disclosuresOf: Disclosures): Finding[] {
  const disclosures = disclosuresOf(item);
  if (disclosures.length === 0)
    return [
      finding('risk-undisclosed', item.place, {
        item: item.id,
        message: `${what}, and nothing says where users are told.`,
      }),
    ];
  return disclosures
    .filter(({ problem }) => problem !== '')
    .map(({ target, problem }) =>
      finding('risk-undisclosed', item.place, {
        item: item.id,
        message: `${what}, but "${target}" ${problem}.`,
      }),
    );
}
