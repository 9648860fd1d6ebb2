import type { Config, RiskConfig } from '../config/index.ts';
import { type Finding, type Item, isLeftOut, type Model } from '../model/index.ts';
import { finding } from './rules.ts';

/** Hazards that something controls, by the relation `controls`. */
export function controlledHazards({ links }: Pick<Model, 'links'>): ReadonlySet<string> {
  return new Set(
    links.flatMap(({ relation, to, state }) => (relation === 'controls' && state !== 'dangling' ? [to] : [])),
  );
}

/**
 * Attributes in which a hazard states less risk after control than before. Without scales nobody knows which of two words is less, so any
 * other word counts.
 */
export function reductionsOf({ attributes }: Item, risk: RiskConfig | undefined): string[] {
  const of = (name: string): string =>
    (Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '').trim().toLowerCase();
  return (['severity', 'probability'] as const).flatMap((name) => {
    const [before, after] = [of(name), of(`residual-${name}`)];
    if (isLeftOut(before) || isLeftOut(after) || before === after) return [];
    const scale = risk ? Object.keys(risk[name === 'severity' ? 'severities' : 'probabilities']) : [];
    const rank = (word: string): number => scale.findIndex((each) => each.toLowerCase() === word);
    return risk && rank(after) >= rank(before) ? [] : [`residual-${name}`];
  });
}

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
