import { z } from 'zod';
import type { Item } from '../../model/index.ts';
import { type BlockContext, standsIn } from '../context.ts';
import { defineBlock } from './block.ts';

/** Something that an anomaly says of itself; empty where it does not. */
interface Said {
  name: string;
  text: string;
}

/** The columns of the table: names for people, each with the attributes of which the first that is stated is shown. `!` says so where none is. */
const columns: readonly (readonly (readonly [name: string, ...attributes: string[]])[])[] = [
  [
    ['Type', 'type'],
    ['Scope', 'scope'],
    ['Criticality', 'criticality'],
    ['!Found', 'found'],
    ['!Versions', 'versions', 'version'],
  ],
  [
    ['Investigated', 'investigation'],
    ['!Cause', 'cause'],
    ['Defect', 'defect-code'],
    ['!Effect on safety', 'effect', 'safety'],
    ['!Workaround', 'workaround'],
  ],
  [
    ['!Evaluation', 'evaluation', 'verdict'],
    ['Evaluated by', 'evaluator'],
    ['Evaluated', 'evaluated'],
    ['Told', 'advised'],
  ],
  [
    ['Change request', 'change-request'],
    ['Verified how', 'resolution-verified'],
    ['Verified by', 'verified-by'],
    ['!Plan', 'plan'],
    ['Why it is deferred', 'rationale'],
  ],
];

/**
 * Known anomalies with what a problem report says of each (IEC 62304 5.7.2, 5.8.2, 5.8.3, 9.1 to 9.8). What the document says of one itself
 * is not repeated.
 * @implements SRS-2910, SRS-3641, SRS-3716
 */
export const anomalies = defineBlock({
  name: 'anomalies',
  summary:
    'Known anomalies with what they affect, how far each was resolved, and its report, investigation, evaluation and resolution.',
  parameters: z.strictObject({}),
  shows: ['ANOM'],
  data(context) {
    const rows = context.model.items
      .filter((item) => item.type === 'ANOM')
      .map((item) => rowOf(item, context));
    return {
      rows,
      shown: rows.filter(({ isShown }) => isShown),
      others: rows.filter(({ isShown }) => !isShown),
    };
  },
});

function rowOf(item: Item, context: BlockContext) {
  const { graph } = context;
  const { id, title, attributes, body } = item;
  const ends = graph.up(id).map((link) => link.to);
  const isHazard = (end: string): boolean => graph.item(end)?.type === 'HAZ';
  return {
    id,
    title,
    description: attributes.description ?? firstParagraph(body),
    affects: ends.filter((end) => !isHazard(end)),
    hazards: ends.filter(isHazard),
    state: attributes.resolution ?? '',
    effect: attributes.effect ?? attributes.safety ?? '',
    verdict: attributes.evaluation ?? attributes.verdict ?? '',
    evaluator: [attributes.evaluator, attributes.evaluated].filter(Boolean).join(', '),
    columns: columns.map((fields) => fields.flatMap((field) => saidBy(item, field))),
    isShown: standsIn(item, context),
  };
}

function saidBy({ attributes }: Item, [label = '', ...names]: readonly string[]): Said[] {
  const text = names.map((name) => attributes[name] ?? '').find((value) => value !== '') ?? '';
  return text === '' && !label.startsWith('!') ? [] : [{ name: label.replace('!', ''), text }];
}

/** Source of the first paragraph of a text, comments left out. */
function firstParagraph(body: string): string {
  const [first = ''] = body
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim()
    .split(/\n[ \t]*\n/, 1);
  return first.startsWith('```') ? '' : first.replace(/\s+/g, ' ').slice(0, 400);
}
