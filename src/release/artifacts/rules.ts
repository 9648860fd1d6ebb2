import { error, ruleSet, warning } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'artifact-differs': error(
    'Records of this tree state two digests for one piece of software: what was tested is not what another report tested, or what is released (IEC 62304 5.8.4).',
    'Build it once, test what was built, and stamp with it: dossier stamp -- <command>.',
  ),
  'artifact-unrecorded': warning(
    'The configuration names software to be released, and no record of this tree states its digest, so that no release is bound to it (IEC 62304 5.8.4, 8.1.3).',
    'Build it before the tests are stamped: `dossier stamp` records what `release.artifacts` names; an image or a package with --artifact.',
  ),
  'artifact-unnamed': warning(
    'A record of this tree states software that no entry of `release.artifacts` names: it is bound to no release.',
    'Name it in `release.artifacts`, or leave the record out of `sources.artifacts`.',
  ),
});
