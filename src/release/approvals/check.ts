import { type Finding, findingAt, type Model } from '../../model/index.ts';
import { readSigners } from './signers.ts';

/**
 * Findings on approvals: records that prove nothing or no longer hold, and signers that cannot be used.
 * @implements SRS-1904, SRS-2804
 */
export function checkApprovals(
  { approvals }: Pick<Model, 'approvals'>,
  signers: string,
  signersFile: string,
): Finding[] {
  const { findings } = readSigners(signers, signersFile);
  for (const { file, state, reason, gate, name } of approvals) {
    if (state === 'valid') continue;
    const place = { file, line: 1, column: 1 };
    findings.push(
      state === 'refused'
        ? findingAt(place, {
            rule: 'approval-refused',
            severity: 'error',
            message: `${file} proves nothing. ${reason}`,
            hint: 'Remove the record, or sign again what is here now: dossier approve.',
          })
        : findingAt(place, {
            rule: 'approval-void',
            // A record can be put away, what stands in history cannot.
            severity: /^(?:tag|commit) /.test(file) ? 'info' : 'warning',
            message: `The approval of ${name} for ${gate} no longer holds. ${reason}`,
            hint: 'Look at what changed and sign again: dossier approve. Then remove this record.',
          }),
    );
  }
  return findings;
}
