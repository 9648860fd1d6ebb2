import { z } from 'zod';
import { verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';

/** All items of a type as a table: ID, title, verdict, and why it is not verified. */
export const itemTable = defineBlock({
  name: 'item-table',
  summary: 'Items of a type with title, links upwards and verdict. `type=SRS`',
  parameters: z.strictObject({ type: z.string() }),
  shows: ({ type = '' }) => [type],
  data: ({ model, graph, config }, { type }) => ({
    what: plural(config.trace.types, type),
    rows: model.items
      .filter((item) => item.type === type)
      .map((item) => ({
        id: item.id,
        title: item.title,
        up: [...new Set(graph.up(item.id).map((link) => link.to))],
        ...verdictOf(model, item.id),
      })),
  }),
});

/** Plural word of a type; the key itself for an unknown one. */
export function plural(types: Readonly<Record<string, { plural: string }>>, type: string): string {
  return Object.hasOwn(types, type) ? (types[type]?.plural ?? type) : type;
}
