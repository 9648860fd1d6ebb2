import { z } from 'zod';
import { safetyRequirements } from '../../regulation/gspr.ts';
import { decisionsOn, requirementOf, type SafetyDecision } from '../../regulation/gspr-decisions.ts';
import { type BlockContext, standsIn } from '../context.ts';
import { defineBlock } from './block.ts';

/**
 * The requirements of MDR Annex I with what the manufacturer decided, and the documents that prove it, by their identity.
 * Method and reason of a decision that the document shows itself are not repeated.
 * @implements SRS-2120, SRS-3007, SRS-3641
 */
export const gsprIndex = defineBlock({
  name: 'gspr-index',
  summary:
    'Requirements of MDR Annex I with the decisions of the items `GSPR`: whether each applies, by what it is met, where its proof is.',
  parameters: z.strictObject({}),
  shows: [],
  data(context) {
    const decisions = decisionsOn(context.model);
    return {
      rows: safetyRequirements.map((requirement) => {
        const { number, title, documents, seldom } = requirement;
        return {
          number,
          title,
          seldom,
          decisions: decisions
            .filter((decision) => requirementOf(decision.number) === requirement)
            .map((decision) => rowOf(decision, context)),
          usual: context.model.documents
            .filter(({ type }) => documents.includes(type))
            .map(({ id, name }) => ({ id, name })),
        };
      }),
    };
  },
});

function rowOf(
  { item, number, applies, reason, method, standards, evidence }: SafetyDecision,
  context: BlockContext,
): object {
  const { addresses } = context;
  return {
    isShown: standsIn(item, context),
    id: item.id,
    number,
    applies: applies === undefined ? 'open' : applies ? 'yes' : 'no',
    why: applies === false ? reason : [method, standards].filter(Boolean).join('; '),
    evidence: evidence.map(({ word, document }) => ({
      word: document?.id ?? word,
      name: document?.name ?? '',
      item: document === undefined && addresses.item(word) !== undefined,
      revision: document?.revision ?? '',
      language: document?.language ?? '',
    })),
  };
}
