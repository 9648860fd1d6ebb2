import type { Config } from '../../config/index.ts';
import type { Model } from '../../model/index.ts';
import { identification, recording } from './soup.ts';

/**
 * Why a rule that found nothing says nothing: it had nothing to look at in this project. Undefined where it had.
 * @implements SRS-2107
 */
export function nothingToLookAt(rule: string, model: Model, config: Config): string | undefined {
  return scopes.find(({ rules, isEmpty }) => rules.includes(rule) && isEmpty(model, config))?.why;
}

/** Rules, and what a project has to hold for them to look at. */
export const scopes: readonly {
  rules: readonly string[];
  isEmpty(model: Model, config: Config): boolean;
  why: string;
}[] = [
  {
    rules: [
      'risk-estimate',
      'risk-differs',
      'risk-unacceptable',
      'risk-undisclosed',
      'risk-uncontrolled',
      'risk-matrix-missing',
    ],
    isEmpty: (_, { risk }) => risk === undefined,
    why: 'no criteria for risks are configured',
  },
  {
    rules: [...identification, ...recording, 'soup-licence', 'soup-end-of-life', 'soup-anomalies-old'],
    isEmpty: ({ soup }) => soup.length === 0,
    why: 'no SOUP is read from a lockfile',
  },
  {
    rules: [
      'dependency-forbidden',
      'dependency-undeclared',
      'dependency-not-found',
      'dependency-cycle',
      'source-without-element',
    ],
    isEmpty: ({ architecture }) => (architecture?.elements.length ?? 0) === 0,
    why: 'the architecture names no element',
  },
  {
    rules: [
      'document-missing',
      'section-missing',
      'section-empty',
      'section-not-applicable',
      'items-missing',
      'attribute-missing',
      'rule-weakened',
    ],
    isEmpty: (_, { regulation }) => regulation.profiles.length === 0,
    why: 'no profile is configured',
  },
  {
    rules: ['language-missing', 'market-unknown'],
    isEmpty: ({ product }) => product.markets.length === 0,
    why: 'no market is stated',
  },
  {
    rules: ['failed-test'],
    isEmpty: ({ reports }) => reports.length === 0,
    why: 'there is no report of tests',
  },
  {
    rules: ['suspect-link', 'unreviewed-link', 'no-trace-lock'],
    isEmpty: ({ links }) => links.length === 0,
    why: 'there is no link',
  },
];
