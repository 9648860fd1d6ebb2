import { error, info, ruleSet, warning } from '../../model/index.ts';

/** Findings on the repository. */
export const { rules, finding } = ruleSet({
  'commit-without-item': error(
    'A commit after the one that `change.commitsAfter` names states no item in a trailer, so that nobody sees what it was made for (IEC 62304 8.2.4).',
    'Before it is pushed, end its message with a trailer such as `Implements: SRS-041`: `git commit --amend`, or `git rebase -i` for an older one.',
  ),
  'commit-without-reason': error(
    'A commit after the one that `change.commitsAfter` names has a subject and nothing below it that says why.',
    'Before it is pushed, write the reason below its subject, in a sentence at least: `git commit --amend`, or `git rebase -i` for an older one.',
  ),
  'commits-unknown': error(
    'The commit that `change.commitsAfter` names is not known, so no message is held against it.',
  ),
  'converted-file': error(
    'A file is not, byte for byte, what the commit holds, because git converts it: line ends, `ident`, a filter, an encoding.',
  ),
  'no-version-control': warning(
    'Git is missing, knows no repository here, or no commit yet: nothing tells of which tree evidence is, and nothing is verified.',
  ),
  'shallow-clone': warning(
    'The history is cut off, so that last changes and the commits behind items are not fully known.',
  ),
  'trailer-ignored': info(
    'A line of a commit after the one that `change.commitsAfter` names looks like a trailer with an item, and links nothing of it.',
    'Before it is pushed, write it into the last paragraph in the form `Implements: SRS-041`: `git commit --amend`. One that is pushed stays as it is; a later commit may name the item.',
  ),
});
