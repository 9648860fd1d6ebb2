import { z } from 'zod';
import { type BlockContext, verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';
import { plural } from './items.ts';

/**
 * From each item of one type down to another: a column for every type of the chain between them, the tests and results at its end.
 * Shows gaps in both directions: items without anything below, and items of the last column that no row reaches.
 * @implements SRS-804
 */
export const traceMatrix = defineBlock({
  name: 'trace-matrix',
  summary: 'Each item of one type and what it is traced to, down to another. `from=HAZ to=TST`',
  parameters: z.strictObject({ from: z.string(), to: z.string() }),
  data(context, { from, to }) {
    const { model, graph, config } = context;
    const columns = columnsBetween(context, from, to);
    const reached = new Set<string>();
    const rows = model.items
      .filter((item) => item.type === from)
      .map((item) => {
        const below = graph.reach(item.id, 'down');
        for (const key of below) reached.add(key);
        return {
          id: item.id,
          title: item.title,
          cells: columns.map((type) => ({ ends: cell(below, type, context) })),
          ...verdictOf(model, item.id),
        };
      });
    return {
      from: plural(config.trace.types, from),
      columns: columns.map((type) => plural(config.trace.types, type)),
      rows,
      orphans: model.items
        .filter((item) => item.type === to && to !== from && !reached.has(item.id))
        .map(({ id }) => id),
      to: plural(config.trace.types, to),
    };
  },
});

/** Types between two, in the order of the configuration, the first left out. A type that links only sideways stays out. */
function columnsBetween({ config, model, graph }: BlockContext, from: string, to: string): string[] {
  const order = Object.keys(config.trace.types);
  const below = new Set<string>();
  for (const item of model.items) {
    if (item.type !== from) continue;
    for (const key of graph.reach(item.id, 'down')) {
      const type = graph.item(key)?.type;
      if (type !== undefined) below.add(type);
    }
  }
  const last = order.indexOf(to);
  return order.filter((type, index) => type !== from && (type === to || (below.has(type) && index < last)));
}

interface MatrixEnd {
  id: string;
  /** Name and place of a test in source; empty for an item. */
  test: string;
  file: string;
  line: number;
  state: string;
}

/** What of a row stands in a column. Tests in source stand in the column of test cases, since they are such. */
function cell(below: readonly string[], type: string, context: BlockContext): MatrixEnd[] {
  const { model, graph } = context;
  const ends: MatrixEnd[] = [];
  for (const key of below) {
    const end = graph.end(key);
    if (end.item?.type === type)
      ends.push({ id: key, test: '', file: '', line: 0, state: verdictOf(model, key).state });
    else if (end.type === 'test' && type === 'TST' && end.region) {
      const { file, place, name } = end.region;
      ends.push({ id: '', test: name || file, file, line: place.line, state: verdictOf(model, key).state });
    }
  }
  return ends;
}
