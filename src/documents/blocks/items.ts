import { z } from 'zod';
import { type Model, ownEntry } from '../../model/index.ts';
import { verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';
import { ownersOf } from './owners.ts';

/**
 * All items of a type as a table: ID, title, the software items that implement it, its last change with the release that first held it,
 * and verdict.
 * @implements SRS-3652
 */
export const itemTable = defineBlock({
  name: 'item-table',
  summary:
    'Items of a type with title, links upwards, the software items that implement each, its last change and verdict. `type=SRS`',
  parameters: z.strictObject({ type: z.string() }),
  shows: ({ type = '' }) => [type],
  data({ model, graph, config }, { type }) {
    const rows = model.items
      .filter((item) => item.type === type)
      .map((item) => ({
        id: item.id,
        title: item.title,
        up: [...new Set(graph.up(item.id).map((link) => link.to))],
        elements: (model.architecture?.elements ?? [])
          .filter((element) => element.implements.includes(item.id))
          .map(({ name }) => name),
        changed: lastChangeOf(item.id, model),
        ...verdictOf(model, item.id),
      }));
    return {
      what: plural(config.trace.types, type),
      withLinks: rows.some(({ up }) => up.length > 0),
      withElements: rows.some(({ elements }) => elements.length > 0),
      withChanges: rows.some(({ changed }) => changed !== undefined),
      rows,
      owners: ownersOf(model.items.filter((item) => item.type === type)),
    };
  },
});

/** When an item changed last, and the release that first held it so; undefined where its history is not known. */
function lastChangeOf(id: string, { history }: Model): { date: string; release: string } | undefined {
  const [last] = ownEntry(history?.items ?? {}, id) ?? [];
  return last && ownEntry(history?.commits ?? {}, last.commit);
}

/** Plural word of a type; the key itself for an unknown one. */
export function plural(types: Readonly<Record<string, { plural: string }>>, type: string): string {
  return Object.hasOwn(types, type) ? (types[type]?.plural ?? type) : type;
}
