import { error, ruleSet, warning } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'deployment-refused': error(
    'A record of a deployment proves nothing: its signature, its key, its role, its software, its smoke test, its date or its place in the order is not what it has to be.',
    'Bring the record back as it was committed, or remove it and record what was done: dossier deployment record.',
  ),
  'deployment-irregular': warning(
    'A deployment took place otherwise than it should: past an environment that comes before, of software that is not released, or with a smoke test that did not pass.',
    'Deploy what passed the environments before, or roll back, and record that: dossier deployment record.',
  ),
  'environment-not-compared': warning(
    'An environment does not say how it is in a property of actual use, so that nobody can tell how close to actual use it is.',
    'State the property in `properties` of the environment; where it is another than in actual use, with why.',
  ),
});
