import { error, ruleSet, warning } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'malformed-signer': error(
    'A line of the file of allowed signers cannot be used: nobody is trusted by half a line.',
  ),
  'approval-refused': error(
    'A record of an approval proves nothing: its signature, its key, its role, its date or its signer is not what it has to be.',
  ),
  'approval-void': warning('What was approved changed since, so that the approval no longer holds.'),
});
