import { fill, nameOfRelease, type Supplied } from '../model/index.ts';
import type { Translate } from './messages.ts';

/**
 * What a release says of one of its items, with who stands for it: `verified in PLATFORM 2.1.0, signed by …`. Never said as a verdict of ours.
 * @implements SRS-3823, SRS-3825
 */
export function saidBySupplier({ supplier, verdict }: Supplied, t: Translate): string {
  const values = { state: t(verdict.state), release: nameOfRelease(supplier) };
  return supplier.standing === 'signed'
    ? fill(t('{state} in {release}, signed by {signer}'), { ...values, signer: supplier.signer })
    : fill(t('{state} in {release}, not signed; relied on because: {reason}'), {
        ...values,
        reason: supplier.reason,
      });
}
