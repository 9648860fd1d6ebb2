import type { Config, RiskConfig } from '../config/index.ts';
import { type Finding, type Item, isLeftOut, type Model } from '../model/index.ts';
import { type Estimate, estimatesOf } from './estimate.ts';
import { finding } from './rules.ts';

/** Hazards that something controls, by the relation `controls`. */
export function controlledHazards({ links }: Pick<Model, 'links'>): ReadonlySet<string> {
  return new Set(
    links.flatMap(({ relation, to, state }) => (relation === 'controls' && state !== 'dangling' ? [to] : [])),
  );
}

/**
 * Attributes in which a hazard states less risk after control than before. Without scales nobody knows which of two words is less, so any
 * other word counts. A probability that P1 and P2 give counts as one that is stated.
 */
export function reductionsOf(item: Item, risk: RiskConfig | undefined): string[] {
  const of = (name: string): string =>
    (Object.hasOwn(item.attributes, name) ? (item.attributes[name] ?? '') : '').trim().toLowerCase();
  const computed = risk && estimatesOf(item, risk);
  return parts.flatMap(([name, scaleOf]) => {
    const before = of(name) || (computed?.initial[name] ?? '').toLowerCase();
    const after = of(`residual-${name}`);
    if (isLeftOut(before) || isLeftOut(after) || before === after) return [];
    const scale = Object.keys((risk && scaleOf(risk)) ?? {});
    const rank = (word: string): number => scale.findIndex((each) => each.toLowerCase() === word);
    return risk && rank(after) >= rank(before) ? [] : [`residual-${name}`];
  });
}

/** What is estimated, and the scale of its words; P1 and P2 mean nothing where the configuration has no scales for them. */
const parts: readonly [keyof Estimate, (risk: RiskConfig) => Record<string, unknown> | undefined][] = [
  ['severity', ({ severities }) => severities],
  ['probability', ({ probabilities }) => probabilities],
  ['p1', ({ split }) => split?.situations],
  ['p2', ({ split }) => split?.harms],
];

/**
 * A risk is lower after control only where there is a control (ISO 14971 7.3): finding `risk-uncontrolled`.
 * @implements SRS-3224
 */
export function checkReductions({
  model,
  config: { risk },
}: {
  model: Model;
  config: Pick<Config, 'risk'>;
}): Finding[] {
  const hazards = model.items.filter(({ type }) => type === 'HAZ');
  if (hazards.length === 0) return [];
  const controlled = controlledHazards(model);
  return hazards.flatMap((item) =>
    controlled.has(item.id)
      ? []
      : reductionsOf(item, risk).map((name) =>
          finding('risk-uncontrolled', item.place, {
            message: `${item.id} states \`${name}: ${item.attributes[name]}\`, other than before control, and nothing controls it.`,
            hint: `Write \`- controls: ${item.id}\` at a risk control, or state the risk as it is without one.`,
            item: item.id,
          }),
        ),
  );
}
