import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'soup-nothing-locked',
    severity: 'error',
    summary:
      'Third-party packages are imported, but no file locks any of their ecosystem, so that the list of SOUP is empty without being so.',
  },
  {
    name: 'soup-unrecorded',
    severity: 'error',
    summary:
      'A locked package has no entry in the SOUP register, so nobody has answered for it (IEC 62304 8.1.2, 5.3.3).',
  },
  {
    name: 'soup-incomplete',
    severity: 'error',
    summary:
      'An entry of the SOUP register lacks what a reviewer needs: package, purpose, owner, version reviewed, risk.',
  },
  {
    name: 'soup-moved',
    severity: 'error',
    summary:
      'A package is locked to another version than the one its entry was reviewed for (IEC 62304 6.1, 7.4.1).',
  },
  {
    name: 'soup-range',
    severity: 'warning',
    summary:
      'A direct dependency is asked for by a range: without the lockfile another version than the reviewed one is installed.',
  },
  {
    name: 'soup-licence',
    severity: 'error',
    summary: 'A package that reaches the product is under a licence the configuration does not allow.',
  },
  {
    name: 'soup-unlocked',
    severity: 'error',
    summary: 'An entry of the SOUP register speaks of a package that no lockfile holds.',
  },
  {
    name: 'soup-end-of-life',
    severity: 'warning',
    summary:
      'A SOUP item was out of support before this commit, or nobody can tell since when: its entry states no day.',
  },
  {
    name: 'soup-anomalies-old',
    severity: 'warning',
    summary:
      'The published anomalies of a SOUP item were evaluated longer ago than the configured period (IEC 62304 7.1.3).',
  },
];
