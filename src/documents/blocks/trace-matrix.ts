import { z } from 'zod';
import { ownEntry, sayReason, suppliedBy } from '../../model/index.ts';
import { type BlockContext, verdictOf } from '../context.ts';
import { saidBySupplier } from '../said-by-supplier.ts';
import { testTitle } from '../test-title.ts';
import { defineBlock } from './block.ts';
import { plural } from './items.ts';
import { ownersOf } from './owners.ts';
import { testsInSource } from './tests-in-source.ts';

/**
 * From each item of one type down to another: a column for every type of the chain between them, the tests and results at its end.
 * Where everything below an item is reached through the first column, as from a hazard through its controls, each end of that column has a
 * row of its own. Tests that belong to the row are named; those of what lies below are counted, since the row of that names them.
 * An item of another project is shown with what its release says of it, and by whom that is signed.
 * Shows gaps in both directions: items without anything below, and items of the last column that no row reaches.
 * @implements SRS-804, SRS-3647, SRS-3825, SRS-3828
 */
export const traceMatrix = defineBlock({
  name: 'trace-matrix',
  summary: 'Each item of one type and what it is traced to, down to another. `from=HAZ to=TST`',
  parameters: z.strictObject({ from: z.string(), to: z.string() }),
  data(context, { from, to }) {
    const { model, graph, config } = context;
    const said = sayings(context);
    const columns = columnsBetween(context, from, to);
    const start = model.items.filter((item) => item.type === from);
    const stepType = stepsOf(context, start, columns);
    const reached = new Set(start.flatMap(({ id }) => graph.reach(id, 'down')));
    const rows = start.map(({ id, title }) => {
      const steps = graph.reach(id, 'down').filter((key) => graph.item(key)?.type === stepType);
      const shown = stepType === undefined || steps.length === 0 ? [id] : steps;
      const told = shown.map((key) => ({
        id: key === id ? '' : key,
        title: key === id ? '' : (graph.item(key)?.title ?? ''),
        state: verdictOf(model, key).state,
        ...said(key),
        cells: columns.filter((type) => type !== stepType).map((type) => cell(key, type, context, said)),
      }));
      return {
        id,
        title,
        state: verdictOf(model, id).state,
        reasons: otherReasons(id, told, model),
        steps: told,
      };
    });
    const named = (type: string): string => plural(config.trace.types, type);
    return {
      from: named(from),
      columns: columns.map(named),
      width: columns.length + 1,
      isStepped: stepType !== undefined,
      rows,
      orphans: model.items
        .filter((item) => item.type === to && to !== from && !reached.has(item.id))
        .map(({ id }) => id),
      to: named(to),
      owners: ownersOf(model.items.filter(({ type }) => type === from || columns.includes(type))),
    };
  },
});

/** What releases of other projects say of their items; nothing of ours. */
function sayings({ model, t }: BlockContext): (id: string) => { said?: string } {
  const supplied = suppliedBy(model);
  return (id) => {
    const theirs = supplied(id);
    return theirs ? { said: saidBySupplier(theirs, t) } : {};
  };
}

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

/** The type of the first column, where all that lies below the items is reached through it. */
function stepsOf(
  { graph }: BlockContext,
  start: readonly { id: string }[],
  columns: readonly string[],
): string | undefined {
  const [first] = columns;
  if (first === undefined || columns.length < 2) return undefined;
  const isThrough = start.every(({ id }) => {
    const below = graph.reach(id, 'down');
    const steps = below.filter((key) => graph.item(key)?.type === first);
    const through = new Set(steps.flatMap((key) => [key, ...graph.reach(key, 'down')]));
    return below.every((key) => through.has(key) || !columns.includes(graph.item(key)?.type ?? ''));
  });
  return isThrough ? first : undefined;
}

/** Why an item is not verified, without what its row says itself: the states of the items and tests that stand in it. */
function otherReasons(
  id: string,
  steps: readonly { id: string; cells: readonly { ends: MatrixEnd[]; tests: MatrixTest[] }[] }[],
  { verdicts }: BlockContext['model'],
): string[] {
  const cells = steps.flatMap((step) => step.cells);
  const items = new Set([...steps, ...cells.flatMap(({ ends }) => ends)].map((shown) => shown.id));
  const tests = new Set(cells.flatMap((shown) => shown.tests).map(({ file, name }) => `${file} ${name}`));
  return (ownEntry(verdicts, id)?.reasons ?? [])
    .filter(({ values, code }) =>
      code ? !tests.has(`${code.file} ${code.name || code.file}`) : !items.has(values?.subject ?? id),
    )
    .map((reason) => sayReason(reason));
}

interface MatrixEnd {
  id: string;
  title: string;
  state: string;
  /** Of an item of another project. */
  said?: string;
}

interface MatrixTest {
  name: string;
  file: string;
  line: number;
  state: string;
}

/** What of a row stands in a column. Tests in source stand in the column of test cases, since they are such. */
function cell(
  start: string,
  type: string,
  { model, graph }: BlockContext,
  said: ReturnType<typeof sayings>,
): { ends: MatrixEnd[]; tests: MatrixTest[]; below: { passed: number; all: number } } {
  const ends: MatrixEnd[] = [];
  const tests: MatrixTest[] = [];
  const below: string[] = [];
  const own = new Set(graph.down(start).map(({ from }) => from));
  for (const key of graph.reach(start, 'down')) {
    const end = graph.end(key);
    const { state } = verdictOf(model, key);
    if (end.item?.type === type) ends.push({ id: key, title: end.item.title, state, ...said(key) });
    if (end.type !== 'test' || type !== 'TST' || !end.region) continue;
    const { file, place, name } = end.region;
    if (own.has(key)) tests.push({ name: testTitle(name) || file, file, line: place.line, state });
    else below.push(key);
  }
  return { ends, tests, below: testsInSource({ model, graph }, below) };
}
