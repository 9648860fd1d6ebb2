import { z } from 'zod';
import { evaluateGates, gateIds } from '../../gates/index.ts';
import { defineBlock } from './block.ts';

/** The five gates with their criteria: the release record (IEC 62304 5.8). */
export const gates = defineBlock({
  name: 'gates',
  summary: 'Criteria of the gates with clauses, state and evidence; of one gate with `gate=G2`.',
  parameters: z.strictObject({ gate: z.enum(['', ...gateIds]).default('') }),
  data(context, { gate }) {
    return {
      gates: evaluateGates(context).filter((result) => gate === '' || result.gate === gate),
    };
  },
});

/** Who signed what, when, and with what meaning (21 CFR 11.50). */
export const approvals = defineBlock({
  name: 'approvals',
  summary: 'Approvals with name, role, time and meaning, what they were given for, and whether they hold.',
  parameters: z.strictObject({}),
  data({ model }) {
    const signed = model.approvals.find(({ signer }) => signer);
    return { rows: model.approvals, signers: model.approvals.length, list: signed?.signer?.list };
  },
});
