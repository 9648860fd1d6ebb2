import { error, ruleSet, warning } from '../../model/index.ts';

/** Findings on the repository. */
export const { rules, finding } = ruleSet({
  'converted-file': error(
    'A file is not, byte for byte, what the commit holds, because git converts it: line ends, `ident`, a filter, an encoding.',
  ),
  'no-version-control': warning(
    'Git is missing, knows no repository here, or no commit yet: nothing tells of which tree evidence is, and nothing is verified.',
  ),
  'shallow-clone': warning(
    'The history is cut off, so that last changes and the commits behind items are not fully known.',
  ),
});
