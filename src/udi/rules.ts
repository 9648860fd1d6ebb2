import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'invalid-udi',
    severity: 'error',
    summary:
      'A UDI breaks a rule of its issuing entity: length, characters, or check digit. A wrong identifier would be printed on every document.',
  },
];
