import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'malformed-signer',
    severity: 'error',
    summary: 'A line of the file of allowed signers cannot be used: nobody is trusted by half a line.',
  },
  {
    name: 'approval-refused',
    severity: 'error',
    summary:
      'A record of an approval proves nothing: its signature, its key, its role, its date or its signer is not what it has to be.',
  },
  {
    name: 'approval-void',
    severity: 'warning',
    summary: 'What was approved changed since, so that the approval no longer holds.',
  },
];
