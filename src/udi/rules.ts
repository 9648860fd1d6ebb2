import { error, ruleSet, warning } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'invalid-udi': error(
    'A UDI breaks a rule of its issuing entity: length, characters, or check digit. A wrong identifier would be printed on every document.',
  ),
  'basic-udi-di-misplaced': error(
    'A label or instructions for use show the Basic UDI-DI, which identifies no device.',
  ),
  'udi-contradicts-decision': error('The UDI-DI is not what the decision on it says.'),
  'udi-decision-doubtful': warning(
    'A new UDI-PI only was decided, and something changed that can call for a new UDI-DI.',
  ),
});
