import { elementKinds } from '../model/index.ts';
import {
  anyDay,
  type Form,
  name,
  openWordOf,
  pastDay,
  pastDayOrRecord,
  reason,
  scaleOf,
  text,
  wordOf,
} from './forms.ts';

/** An attribute that claims something, and the values it takes. */
export interface Claim {
  /** Type of the items; `*` for every type. */
  on: string;
  /** The attribute, and other names for it, of which the first that is stated counts. */
  names: readonly [string, ...string[]];
  form: Form;
  /** Other claims without which this one claims nothing. */
  needs?: readonly string[];
  /** The attribute that makes this one a claim. */
  beside?: string;
  /** The rule that tells of its values; `claim-value` where none is named. */
  rule?: string;
}

/** Kinds of requirements (IEC 62304 5.2.2), from a to l. */
export const requirementKinds = [
  'functional',
  'inputs-outputs',
  'interfaces',
  'alarms-messages',
  'security',
  'ui',
  'data',
  'installation',
  'operation',
  'network',
  'user-maintenance',
  'regulatory',
] as const;

/** Kinds of risk controls, in their order of priority (ISO 14971 7.1). */
export const controlKinds = wordOf(
  [
    'inherent design',
    'inherently safe design',
    'inherent safety',
    'inherent safety by design',
    'inherently safe design and manufacture',
  ],
  ['protective measure', 'protective measures'],
  ['information for safety', 'information for safety and training', 'training'],
);

/** Whether the items of a page are its own, in its front matter; YAML makes booleans of some words. */
export const itemsOfPage = wordOf(['on', 'true', 'yes'], ['off', 'false']);

export const assessments = wordOf('not affected', 'affected', 'fixed', 'under investigation');

/**
 * Every attribute of an item that carries a claim. What is not in this table is shown as written and claims nothing.
 * @implements SRS-3220
 */
export const claims: readonly Claim[] = [
  // Risk management (ISO 14971 5.4 to 8).
  ...['severity', 'residual-severity'].map((each) => estimate(each, ({ severities }) => severities)),
  ...['probability', 'residual-probability'].map((each) =>
    estimate(each, ({ probabilities }) => probabilities),
  ),
  ...['p1', 'residual-p1'].map((each) => estimate(each, ({ split }) => split?.situations)),
  ...['p2', 'residual-p2'].map((each) => estimate(each, ({ split }) => split?.harms)),
  claim('HAZ', 'situation hazardous-situation', text),
  claim('HAZ', 'sequence sequence-of-events', text),
  claim('HAZ', 'cause', text),
  claim('HAZ', 'harm', text),
  claim('HAZ', 'benefit-risk', reason),
  claim('HAZ', 'accepted', reason, { needs: ['accepted-by', 'benefit-risk'] }),
  claim('HAZ', 'accepted-by', name),
  claim('RC', 'kind', controlKinds),
  claim('RC', 'effectiveness', text),
  claim('MIS', 'harmless', reason),
  // Requirements and tests (IEC 62304 5.2, 5.7).
  claim('SRS', 'type', openWordOf(...requirementKinds, 'performance', 'safety', 'algorithm')),
  claim('SRS', 'acceptance', text),
  claim('SRS', 'verification', openWordOf('test', 'analysis', 'inspection', 'demonstration', 'review')),
  claim('SRS', 'rationale', reason),
  claim('TST', 'automated', wordOf('yes', 'no')),
  claim('TST', 'level', wordOf('unit', 'integration', 'system')),
  claim('TST', 'expected', text),
  claim('TST', 'criterion', text),
  // Anomalies and vulnerabilities (IEC 62304 5.8.2, 5.8.3, 6.1).
  claim('ANOM', 'effect safety', text),
  claim('ANOM', 'evaluation verdict', text),
  claim('ANOM', 'resolution', wordOf('reported', 'evaluated', 'deferred', 'resolved')),
  claim('ANOM', 'type', wordOf('corrective', 'preventive', 'adaptive', 'perfective'), {
    beside: 'resolution',
  }),
  claim('ANOM', 'evaluated', pastDayOrRecord, { beside: 'resolution' }),
  claim('ANOM', 'assessment', assessments),
  claim('ANOM', 'justification', reason, { rule: 'vulnerability-unjustified' }),
  claim('ANOM', 'expires', anyDay),
  // SOUP (IEC 62304 5.3.3, 5.3.4, 7.1.2, 7.1.3).
  ...[
    'purpose',
    'owner',
    'version',
    'risk',
    'functional-requirements',
    'hardware-software',
    'anomaly-list',
    'update-rule',
    'compensating-controls',
  ].map((each) => claim('SOUP', each, text)),
  claim('SOUP', 'reason', reason),
  claim('SOUP', 'anomalies-evaluated', pastDay),
  claim('SOUP', 'end-of-life', anyDay, { rule: 'soup-end-of-life' }),
  // Decisions on MDR Annex I.
  claim('GSPR', 'applies', wordOf(['yes', 'ja', 'oui', 'sí', 'sì', 'si'], ['no', 'nein', 'non']), {
    rule: 'gspr-decision',
  }),
  claim('GSPR', 'reason', reason, { rule: 'gspr-decision' }),
  claim('GSPR', 'method', text, { rule: 'gspr-decision' }),
  // Activities of the plan (IEC 62304 5.1, 5.8.6).
  claim('ACT', 'clause', text),
  claim('ACT', 'by', wordOf('G1', 'G2', 'G3', 'G4', 'G5')),
  claim('ACT', 'evidence', text),
  // Elements of the architecture that items declare (IEC 62304 4.3, 5.3).
  claim('*', 'c4', wordOf(...elementKinds)),
  claim('*', 'class', wordOf('A', 'B', 'C'), { beside: 'c4' }),
  claim('*', 'segregation', reason, { beside: 'c4' }),
];

function estimate(name: string, scale: Parameters<typeof scaleOf>[0]): Claim {
  return claim('HAZ', name, scaleOf(scale), { rule: 'risk-estimate' });
}

function claim(on: string, names: string, form: Form, more: Partial<Claim> = {}): Claim {
  return { on, names: names.split(' ') as [string, ...string[]], form, ...more };
}
