import type { TestLevel } from '../model/index.ts';
import { type Demand, of14971, of62304, of82304, ofFda } from './demand.ts';

/** Items of which there must be some. */
export const demandedItems: readonly { type: string; asked: Demand[] }[] = [
  { type: 'URS', asked: [of82304('4.2')] },
  { type: 'SRS', asked: [of62304('5.2.1')] },
  { type: 'HAZ', asked: [of14971('5.4'), of62304('7.1.1')] },
  { type: 'RC', asked: [of14971('7.1'), of62304('7.2.1')] },
  { type: 'SDS', asked: [of62304('5.4.2')] },
];

/** Attributes every item of a type needs; of several names one is enough. */
export const demandedAttributes: readonly {
  type: string;
  names: string[];
  /** A link of this relation to the item says the same. */
  orLink?: string;
  asked: Demand[];
}[] = [
  { type: 'SRS', names: ['type'], asked: [of62304('5.2.2')] },
  { type: 'SRS', names: ['acceptance'], asked: [of62304('5.2.6')] },
  { type: 'SRS', names: ['verification'], asked: [of62304('5.2.6')] },
  { type: 'HAZ', names: ['situation', 'hazardous-situation'], asked: [of14971('5.4'), of62304('7.1.1')] },
  {
    type: 'HAZ',
    names: ['sequence', 'sequence-of-events', 'cause'],
    asked: [of14971('5.4'), of62304('7.1.2')],
  },
  { type: 'HAZ', names: ['harm'], asked: [of14971('5.4')] },
  { type: 'HAZ', names: ['severity'], asked: [of14971('5.5')] },
  { type: 'HAZ', names: ['probability'], asked: [of14971('5.5')] },
  { type: 'RC', names: ['kind'], asked: [of14971('7.1')] },
  { type: 'RC', names: ['effectiveness'], orLink: 'verifies', asked: [of14971('7.2')] },
  { type: 'TST', names: ['expected', 'criterion'], asked: [of62304('5.7.5')] },
  { type: 'ANOM', names: ['effect', 'safety'], asked: [of62304('5.8.2')] },
  { type: 'ANOM', names: ['evaluation', 'verdict'], asked: [of62304('5.8.3')] },
];

/** Levels of tests of which there must be results: the depth of evidence (IEC 62304 5.5 to 5.7). */
export const demandedLevels: readonly { level: TestLevel; asked: Demand[] }[] = [
  { level: 'unit', asked: [of62304('5.5.5')] },
  { level: 'integration', asked: [of62304('5.6.3')] },
  { level: 'system', asked: [of62304('5.7.1'), ofFda('testing')] },
];

/** Rules whose findings are errors under the profile, whatever they are without it. */
export const demandedRules: readonly { rule: string; asked: Demand[] }[] = [
  { rule: 'requirement-verified', asked: [of62304('5.7.4')] },
  { rule: 'failed-test', asked: [of62304('5.7.4')] },
  { rule: 'no-evidence', asked: [of62304('5.7.5')] },
  { rule: 'evidence-of-other-commit', asked: [of62304('5.7.5')] },
  { rule: 'evidence-without-commit', asked: [of62304('5.7.5')] },
  { rule: 'evidence-altered', asked: [of62304('5.7.5')] },
  { rule: 'requirement-justified', asked: [of62304('5.2.6')] },
  { rule: 'need-satisfied', asked: [of82304('4.5')] },
  { rule: 'hazard-controlled', asked: [of14971('7.1'), of62304('7.2.1')] },
  { rule: 'control-implemented', asked: [of14971('7.2'), of62304('5.2.3')] },
  { rule: 'requirement-implemented', asked: [of62304('5.3.6')] },
  { rule: 'suspect-link', asked: [of62304('7.3.3')] },
  { rule: 'design-implemented', asked: [of62304('5.4.4')] },
];
