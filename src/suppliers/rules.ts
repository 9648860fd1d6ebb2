import { error, info, ruleSet, warning } from '../model/index.ts';

/** What may be wrong with the releases of other projects. */
export const { rules, finding } = ruleSet({
  'supplier-missing': error(
    'The release of another project that `uses` names does not lie here, so nothing of it counts.',
  ),
  'supplier-refused': error(
    'The archive of another project contradicts itself or the configuration, so nothing of it counts.',
  ),
  'supplier-unsigned': error(
    'Nobody who is allowed signed the release of another project, and no reason is stated, so nothing of it counts.',
  ),
  'supplier-trusted': info(
    'The release of another project counts by a stated reason, without a signature of somebody who is allowed.',
  ),
  'supplier-not-verified': warning(
    'An item of another project that ours rests on is not verified in its release.',
  ),
  'supplier-versions': warning(
    'One project is relied on in two releases, by ours and by a supplier of ours or by two suppliers.',
  ),
  'supplier-cycle': error(
    'A project that ours relies on relies on ours: neither is proven without the other.',
  ),
});
