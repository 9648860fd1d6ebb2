import type { Config } from '../../config/index.ts';
import { type Finding, type Model, startOf } from '../../model/index.ts';
import { finding } from './rules.ts';
import { readSigners } from './signers.ts';

/**
 * Findings on approvals: records that prove nothing or no longer hold, and signers that cannot be used.
 * @implements SRS-1904, SRS-2804
 */
export function checkApprovals({
  model,
  config,
  signers = '',
}: {
  model: Pick<Model, 'approvals'>;
  config: Pick<Config, 'approvals'>;
  signers?: string;
}): Finding[] {
  const { findings } = readSigners(signers, config.approvals.signers);
  for (const { file, from, state, reason, gate, name } of model.approvals) {
    if (state === 'valid') continue;
    const place = startOf(file);
    findings.push(
      state === 'refused'
        ? finding('approval-refused', place, {
            message: `${file} proves nothing. ${reason}`,
            hint: 'Remove the record, or sign again what is here now: dossier approve.',
          })
        : finding('approval-void', place, {
            message: `The approval of ${name} for ${gate} no longer holds. ${reason}`,
            hint: 'Look at what changed and sign again: dossier approve. Then remove this record.',
            // A record can be put away, what stands in history cannot.
            ...(from === 'file' ? {} : { severity: 'info' }),
          }),
    );
  }
  return findings;
}
