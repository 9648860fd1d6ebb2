import type { Rule } from '../model/index.ts';

const rule = (name: string, summary: string): Rule => ({ name, severity: 'error', summary });

/** Rules of `dossier check --pull-request`. */
export const rules: Rule[] = [
  rule(
    'contract-no-requirement',
    'A pull request names no software requirement, so nobody can say what it is for (IEC 62304 8.2.1).',
  ),
  rule(
    'contract-no-risk-control',
    'A change that is critical to safety names no risk control (IEC 62304 7.4.3).',
  ),
  rule('contract-untouched', 'A pull request names an item that its change neither touches nor reaches.'),
  rule('contract-unnamed', 'A change touches an item that the pull request does not name.'),
  rule('contract-test-untraced', 'A changed test says nowhere which requirement it verifies.'),
  rule('contract-soup', 'A change of locked packages is not told in the pull request (IEC 62304 7.4.1).'),
  rule(
    'contract-trailer',
    'A commit names no item in a trailer, where the configuration asks for it (IEC 62304 8.2.4).',
  ),
  rule('contract-no-reason', 'A pull request does not say what changed and why.'),
];
