import type { UdiDecision } from '../config/index.ts';
import type { Finding, Product, Udi } from '../model/index.ts';
import type { Touched } from './touched.ts';

/** What a release says of its identity, to be held against the next one: from its model. */
export interface ReleaseIdentity {
  /** Tag. */
  label: string;
  product: Pick<Product, 'version' | 'udi'>;
}

/** What the next release is held against, and what was decided for it. */
export interface UdiQuestion {
  /** Undefined for the first release. */
  before: ReleaseIdentity | undefined;
  now: ReleaseIdentity;
  decision: UdiDecision | undefined;
  /** What changed of that which 6.5.2 names. */
  touched: readonly Touched[];
  /** Where the decision stands. */
  configFile: string;
}

/**
 * Holds the UDI of a release, and the decision on it, against the release before (MDR Annex VI Part C 6.5.1 to 6.5.3).
 * A product without UDI is not asked.
 * @returns findings `udi-unchanged`, `udi-undecided`, `udi-contradicts-decision`, and the warning `udi-decision-doubtful`
 * @implements SRS-1907, SRS-1908
 */
export function checkUdiDecision({ before, now, decision, touched, configFile }: UdiQuestion): Finding[] {
  const { version, udi } = now.product;
  if (!udi) return [];
  const found = (rule: string, severity: Finding['severity'], message: string, hint: string): Finding => ({
    rule,
    severity,
    message,
    hint,
    file: configFile,
    line: 1,
    column: 1,
  });
  const old = before?.product.udi;
  if (before && old?.hri === udi.hri && before.label !== now.label) {
    return [
      found(
        'udi-unchanged',
        'error',
        `${now.label} would carry the whole UDI of ${before.label}: ${udi.hri}.`,
        'Raise `product.version`, and decide with `product.udi.decision` whether the device identifier changes too.',
      ),
    ];
  }
  if (decision?.version !== version) {
    const stale = decision ? ` The decision in ${configFile} is on version ${decision.version}.` : '';
    return [
      found(
        'udi-undecided',
        'error',
        `Nobody decided whether version ${version} needs a new UDI-DI or a new UDI-PI only.${stale}`,
        'State `product.udi.decision` with version, change (`new-di` or `new-pi`), reason and approver.',
      ),
    ];
  }
  const contradiction = contradictionOf(decision, old, udi, before?.label ?? '');
  if (contradiction)
    return [
      found('udi-contradicts-decision', 'error', contradiction, 'Correct `product.udi.di` or the decision.'),
    ];
  if (decision.change === 'new-di') return [];
  return touched.map(({ aspect, what }) =>
    found(
      'udi-decision-doubtful',
      'warning',
      `The decision is \`new-pi\`, but the change touches ${aspect}: ${shortened(what)}.`,
      'MDR Annex VI Part C 6.5.2 names this as a reason for a new UDI-DI. Say in the reason of the decision why it is none here, or decide `new-di`.',
    ),
  );
}

function contradictionOf(
  { change }: UdiDecision,
  old: Udi | undefined,
  udi: Udi,
  label: string,
): string | undefined {
  if (!old)
    return change === 'new-pi'
      ? `The decision is \`new-pi\`, but no release before carries the UDI-DI ${udi.di}.`
      : undefined;
  if (change === 'new-di' && old.di === udi.di)
    return `The decision is \`new-di\`, but the UDI-DI is that of ${label}: ${udi.di}.`;
  if (change === 'new-pi' && old.di !== udi.di)
    return `The decision is \`new-pi\`, but the UDI-DI of ${label} was ${old.di} and now is ${udi.di}.`;
  return undefined;
}

function shortened(what: readonly string[]): string {
  return what.length <= 5 ? what.join(', ') : `${what.slice(0, 5).join(', ')} and ${what.length - 5} more`;
}
