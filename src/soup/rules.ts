import { error, ruleSet, warning } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'soup-nothing-locked': error(
    'Third-party packages are imported, but no file locks any of their ecosystem, so that the list of SOUP is empty without being so.',
  ),
  'soup-import-unlocked': error(
    'Source imports a package that no lockfile or bill of materials holds: it is SOUP that nobody can identify (IEC 62304 8.1.2). A warning where the name of an import tells little of its package (C, Swift, Java, .NET).',
  ),
  'soup-scope-guessed': warning(
    'Packages count as tools or documentation only because of the directory their lockfile lies in; a gate that asks for SOUP is not met on a guess.',
  ),
  'soup-scope-contradicted': error(
    'Source imports a package that only a lockfile of tools or documentation holds: what reaches the product is not identified as such (IEC 62304 8.1.2).',
  ),
  'soup-scope-empty': warning(
    'A pattern of `soup.scopes` tells of no file, so that what it means may count otherwise.',
  ),
  'soup-unrecorded': error(
    'A locked package has no entry in the SOUP register, so nobody has answered for it (IEC 62304 8.1.2, 5.3.3).',
  ),
  'soup-incomplete': error(
    'An entry of the SOUP register lacks what a reviewer needs: package, purpose, owner, version reviewed, risk.',
  ),
  'soup-moved': error(
    'A package is locked to another version than the one its entry was reviewed for (IEC 62304 6.1, 7.4.1).',
  ),
  'soup-integrity': error(
    'A package of the reviewed version has other bytes than it had at its review, or the SOUP lock does not tell which it had (IEC 62304 8.1.2).',
  ),
  'soup-licence': error(
    'A package that reaches the product is under a licence the configuration does not allow.',
  ),
  'soup-unlocked': error('An entry of the SOUP register speaks of a package that no lockfile holds.'),
  'soup-end-of-life': warning(
    'A SOUP item was out of support before this commit, or nobody can tell since when: its entry states no day.',
  ),
  'soup-uncompensated': warning(
    'A SOUP item is affected by a vulnerability or out of support, and its entry does not say what keeps harm away all the same (IEC 62304 7.1.2, 7.2).',
    'Write `- compensating-controls:` at the entry: what of the product limits what it can do, such as the risk control, and how; or move to another version.',
  ),
  'soup-anomalies-old': warning(
    'The published anomalies of a SOUP item were evaluated longer ago than the configured period (IEC 62304 7.1.3).',
  ),
});
