import { error, ruleSet } from '../model/index.ts';

/** Findings of the risk assessment; without `risk` in the configuration there is none. */
export const { rules, finding } = ruleSet({
  'risk-estimate': error(
    'A hazard has no whole estimate, or uses words that the scales of the configuration do not have.',
  ),
  'risk-differs': error('A hazard states another level of risk than the matrix gives for its estimate.'),
  'risk-unacceptable': error('A residual risk is unacceptable, and nothing weighs it against the benefits.'),
  'risk-undisclosed': error(
    'A residual risk that is not simply acceptable, or an information for safety, reaches no user.',
    'Name the place in the instructions for use: `- disclosed: content/manual.md#warnings`, or an item there.',
  ),
  'misuse-unassessed': error(
    'A foreseeable misuse names no hazard that it can cause, and no reason why it harms nobody.',
    'Write `- can-cause: <hazard ID>`, or `- harmless: <reason>`.',
  ),
  'risk-uncontrolled': error('A hazard states less risk after control than before, and nothing controls it.'),
});
