import { error, ruleSet } from '../model/index.ts';

/** Rules of `dossier check --pull-request`. */
export const { rules, finding } = ruleSet({
  'contract-no-requirement': error(
    'A pull request names no software requirement, so nobody can say what it is for (IEC 62304 8.2.1).',
  ),
  'contract-no-risk-control': error(
    'A change that is critical to safety names no risk control (IEC 62304 7.4.3).',
  ),
  'contract-untouched': error('A pull request names an item that its change neither touches nor reaches.'),
  'contract-unnamed': error('A change touches an item that the pull request does not name.'),
  'contract-test-untraced': error(
    'A changed test says nowhere which requirement it verifies.',
    'Write `@verifies <requirement ID>` above it.',
  ),
  'contract-soup': error('A change of locked packages is not told in the pull request (IEC 62304 7.4.1).'),
  'contract-no-reason': error('A pull request does not say what changed and why.'),
});
