import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'invalid-udi',
    severity: 'error',
    summary:
      'A UDI breaks a rule of its issuing entity: length, characters, or check digit. A wrong identifier would be printed on every document.',
  },
  {
    name: 'udi-unchanged',
    severity: 'error',
    summary:
      'A release would carry the whole UDI of the release before, so that nobody could tell the two apart.',
  },
  {
    name: 'udi-undecided',
    severity: 'error',
    summary: 'Nobody decided whether this version needs a new UDI-DI or a new UDI-PI only.',
  },
  {
    name: 'udi-contradicts-decision',
    severity: 'error',
    summary: 'The UDI-DI is not what the decision on it says.',
  },
  {
    name: 'udi-decision-doubtful',
    severity: 'warning',
    summary: 'A new UDI-PI only was decided, and something changed that can call for a new UDI-DI.',
  },
];
