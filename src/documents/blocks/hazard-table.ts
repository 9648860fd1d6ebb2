import { z } from 'zod';
import type { Item } from '../../model/index.ts';
import { assessHazard, type Disclosures, disclosuresIn, type Risk, reductionsOf } from '../../risk/index.ts';
import { type BlockContext, standsIn, verdictOf } from '../context.ts';
import { placeInWords } from '../place-in-words.ts';
import { defineBlock } from './block.ts';
import { testsInSource } from './tests-in-source.ts';

/**
 * The hazards with analysis, controls, requirements, design, tests and residual risk (ISO 14971 4.5; IEC 62304 7.3.3). The analysis of a
 * hazard that the document shows itself is not repeated.
 * @implements SRS-2115, SRS-3624, SRS-3641
 */
export const hazardTable = defineBlock({
  name: 'hazard-table',
  summary:
    'Hazards with causes, situation, harm, computed risks, controls, requirements, design, tests, and where users are told.',
  parameters: z.strictObject({}),
  shows: ['HAZ', 'RC'],
  data(context) {
    const disclosures = disclosuresIn(context.model);
    const hazards = context.model.items.filter((item) => item.type === 'HAZ');
    const rows = hazards.map((item) => describeHazard(item, context, disclosures));
    return { rows, analysed: rows.filter((_, index) => !standsIn(hazards[index], context)) };
  },
});

function describeHazard(
  item: Item,
  { model, graph, config, addresses }: BlockContext,
  disclosuresOf: Disclosures,
) {
  const keys = graph.reach(item.id, 'down');
  const below = keys.flatMap((key) => graph.item(key) ?? []);
  const ofType = (type: string): Item[] => below.filter((each) => each.type === type);
  const controls = ofType('RC');
  const chain = new Set(below.map(({ id }) => id));
  const isControlled = graph.down(item.id).some(({ relation }) => relation === 'controls');
  const assessed = config.risk && assessHazard(item, config.risk, isControlled);
  const isFounded = isControlled || reductionsOf(item, config.risk).length === 0;
  const tests = testsInSource({ model, graph }, keys);
  return {
    id: item.id,
    title: item.title,
    sequence: attribute(item, 'sequence', 'sequence-of-events'),
    cause: attribute(item, 'cause'),
    situation: attribute(item, 'situation', 'hazardous-situation'),
    harm: attribute(item, 'harm'),
    software: attribute(item, 'software-item') || elementsOf(chain, model.architecture),
    initial: estimateOf(assessed?.initial, item, 'severity', 'probability', 'initial-risk', 'risk'),
    residual: estimateOf(
      assessed?.residual,
      // A reduction that no control makes is no estimate.
      isFounded ? item : { ...item, attributes: {} },
      'residual-severity',
      'residual-probability',
      'residual-risk',
    ),
    controls: controls.map(({ id, title, attributes }) => ({ id, title, kind: attributes.kind ?? '' })),
    newRisks: controls
      .map((control) => ({ id: control.id, text: attribute(control, 'new-risks') }))
      .filter(({ text }) => text !== ''),
    requirements: ofType('SRS').map(({ id }) => id),
    designs: ofType('SDS').map(({ id }) => id),
    testItems: ofType('TST').map(({ id }) => ({ id, state: verdictOf(model, id).state })),
    tests: tests.all,
    testsPassed: tests.passed,
    benefitRisk: attribute(item, 'benefit-risk'),
    told: [item, ...controls].flatMap((each) =>
      disclosuresOf(each).map(({ target, page, anchor }) => ({
        target: placeInWords(model, page, anchor) || target,
        href: page === '' ? '' : (addresses.page(page, anchor) ?? ''),
      })),
    ),
    ...verdictOf(model, item.id),
  };
}

/** A computed risk, else what the author states. */
function estimateOf(
  risk: Risk | undefined,
  item: Item,
  severity: string,
  probability: string,
  ...levels: string[]
) {
  if (risk) return risk;
  return {
    severity: attribute(item, severity),
    probability: attribute(item, probability),
    level: attribute(item, ...levels),
    p1: attribute(item, severity.replace('severity', 'p1')),
    p2: attribute(item, severity.replace('severity', 'p2')),
    acceptability: '',
  };
}

/** Elements whose code implements what controls the hazard. */
function elementsOf(chain: ReadonlySet<string>, architecture: BlockContext['model']['architecture']): string {
  return (architecture?.elements ?? [])
    .filter((element) => element.implements.some((id) => chain.has(id)))
    .map(({ name }) => name)
    .join(', ');
}

/** The first of several attribute names that is filled in; empty for none, which the template shows as not stated. */
function attribute(item: Item, ...names: string[]): string {
  for (const name of names) if (Object.hasOwn(item.attributes, name)) return item.attributes[name] ?? '';
  return '';
}
