import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'invalid-udi',
    severity: 'error',
    summary:
      'A UDI breaks a rule of its issuing entity: length, characters, or check digit. A wrong identifier would be printed on every document.',
  },
  {
    name: 'basic-udi-di-misplaced',
    severity: 'error',
    summary: 'A label or instructions for use show the Basic UDI-DI, which identifies no device.',
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
