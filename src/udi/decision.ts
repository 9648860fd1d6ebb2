import type { UdiDecision } from '../config/index.ts';
import { type Finding, type Product, startOf } from '../model/index.ts';
import { finding } from './rules.ts';
import type { Touched } from './touched.ts';

/** What the next release is held against, and what was decided for it. */
export interface UdiQuestion {
  /** Tag and UDI-DI of the release before; undefined for the first. */
  before: { label: string; di: string | undefined } | undefined;
  product: Pick<Product, 'version' | 'udi'>;
  decision: UdiDecision | undefined;
  /** What changed of that which 6.5.2 names. */
  touched: readonly Touched[];
  /** Where the decision stands. */
  configFile: string;
}

/**
 * Holds the UDI of a release, and the decision on it, against the release before (MDR Annex VI Part C 6.5.1 to 6.5.3).
 * Whether there is a decision at all is asked by gate G5.
 * @returns findings `udi-contradicts-decision`, and the warning `udi-decision-doubtful`
 * @implements SRS-1907, SRS-1908
 */
export function checkUdiDecision({ before, product, decision, touched, configFile }: UdiQuestion): Finding[] {
  const { version, udi } = product;
  const place = startOf(configFile);
  if (!udi || decision?.version !== version) return [];
  const contradiction = contradictionOf(decision, udi.di, before);
  if (contradiction)
    return [
      finding('udi-contradicts-decision', place, {
        message: contradiction,
        hint: 'Correct `product.udi.di` or the decision.',
      }),
    ];
  if (decision.change === 'new-di') return [];
  return touched.map(({ aspect, what }) =>
    finding('udi-decision-doubtful', place, {
      message: `The decision is \`new-pi\`, but the change touches ${aspect}: ${shortened(what)}.`,
      hint: 'MDR Annex VI Part C 6.5.2 names this as a reason for a new UDI-DI. Say in the reason of the decision why it is none here, or decide `new-di`.',
    }),
  );
}

function contradictionOf(
  { change }: UdiDecision,
  di: string,
  before: UdiQuestion['before'],
): string | undefined {
  if (before?.di === undefined)
    return change === 'new-pi'
      ? `The decision is \`new-pi\`, but no release before carries the UDI-DI ${di}.`
      : undefined;
  if (change === 'new-di' && before.di === di)
    return `The decision is \`new-di\`, but the UDI-DI is that of ${before.label}: ${di}.`;
  if (change === 'new-pi' && before.di !== di)
    return `The decision is \`new-pi\`, but the UDI-DI of ${before.label} was ${before.di} and now is ${di}.`;
  return undefined;
}

function shortened(what: readonly string[]): string {
  return what.length <= 5 ? what.join(', ') : `${what.slice(0, 5).join(', ')} and ${what.length - 5} more`;
}
