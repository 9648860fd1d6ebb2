import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'unreadable-lockfile',
    severity: 'error',
    summary:
      'A lockfile or bill of materials is truncated, malformed, hostile or of a foreign format. Nothing in it counts, since the SOUP it hides would go unseen.',
  },
  {
    name: 'soup-unresolved',
    severity: 'error',
    summary:
      'A package is locked to no exact version, so nobody can say which SOUP the product holds (IEC 62304 8.1.2).',
  },
];
