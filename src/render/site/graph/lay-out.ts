/** What is laid out: boxes in columns, numbered from 0 at the left, and lines from a box to one at its left. */
export interface Boxes {
  columns: readonly number[];
  heights: readonly number[];
  lines: readonly { from: number; to: number }[];
}

/** Where boxes and lines are, from 0 on, in pixels. */
export interface Placed {
  /** Upper edge of each box. */
  tops: number[];
  /**
   * Points that each line passes, from where it starts: its y at the left side of the box, in each column between, and at the right side of
   * the box it leads to.
   */
  lines: number[][];
  height: number;
}

/** A box, or the place where a line passes a column that lies between its ends. */
interface Slot {
  height: number;
  top: number;
  /** Slots it is joined with in the column at the left and at the right. */
  left: Slot[];
  right: Slot[];
}

const gap = 14;
/** Height of a column that a line passes. */
const passing = 14;
const sweeps = 4;

/**
 * A layered layout (Sugiyama, Tagawa, Toda 1981) of columns that are given: lines through several columns get a slot in each, slots are
 * ordered by the mean of their neighbours, then moved to where these are. The same boxes give the same places.
 */
export function layOut({ columns, heights, lines }: Boxes): Placed {
  const rows: Slot[][] = Array.from({ length: Math.max(...columns) + 1 }, () => []);
  const add = (column: number, height: number): Slot => {
    const slot = { height, top: 0, left: [], right: [] };
    rows[column]?.push(slot);
    return slot;
  };
  const boxes = columns.map((column, index) => add(column, heights[index] ?? 0));
  const paths = lines.map(({ from, to }) => {
    const path = [boxes[from] as Slot];
    for (let column = (columns[from] ?? 0) - 1; column > (columns[to] ?? 0); column--)
      path.push(add(column, passing));
    path.push(boxes[to] as Slot);
    if ((columns[from] ?? 0) > (columns[to] ?? 0))
      for (const [index, slot] of path.slice(1).entries()) join(slot, path[index] as Slot);
    return path;
  });
  for (let sweep = 0; sweep < sweeps; sweep++) order(rows, sweep % 2 === 0 ? 'left' : 'right');
  for (const row of rows) stack(row);
  for (let sweep = 0; sweep < sweeps; sweep++) settle(rows, sweep % 2 === 0 ? 'left' : 'right');
  const slots = rows.flat();
  const highest = Math.min(...slots.map(({ top }) => top));
  for (const slot of slots) slot.top = Math.round(slot.top - highest);
  const starts = ports(
    paths,
    (path) => path[0],
    (path) => path[1],
  );
  const ends = ports(
    paths,
    (path) => path.at(-1),
    (path) => path.at(-2),
  );
  return {
    tops: boxes.map(({ top }) => top),
    lines: paths.map((path, index) => [
      starts[index] ?? 0,
      ...path.slice(1, -1).map(middle).map(Math.round),
      ends[index] ?? 0,
    ]),
    height: Math.max(...slots.map(({ top, height }) => top + height)),
  };
}

function join(left: Slot, right: Slot): void {
  left.right.push(right);
  right.left.push(left);
}

/** Orders each column by the mean place of what its slots are joined with in the column before it. */
function order(rows: Slot[][], side: 'left' | 'right'): void {
  const along = side === 'left' ? rows : rows.toReversed();
  for (const [index, row] of along.slice(1).entries()) {
    const place = new Map(along[index]?.map((slot, at) => [slot, at]));
    const wanted = new Map(
      row.map((slot, at) => [slot, mean(slot[side].map((other) => place.get(other) ?? 0)) ?? at]),
    );
    row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
  }
}

/** Stacks a column around 0. */
function stack(row: Slot[]): void {
  let top = -row.reduce((sum, { height }) => sum + height + gap, -gap) / 2;
  for (const slot of row) {
    slot.top = top;
    top += slot.height + gap;
  }
}

/** Moves the slots of each column towards what they are joined with, in their order and without touching. */
function settle(rows: Slot[][], side: 'left' | 'right'): void {
  for (const row of side === 'left' ? rows : rows.toReversed()) {
    const wanted = row.map((slot) => (mean(slot[side].map(middle)) ?? middle(slot)) - slot.height / 2);
    let bottom = Number.NEGATIVE_INFINITY;
    for (const [index, slot] of row.entries()) {
      slot.top = Math.max(wanted[index] ?? 0, bottom + gap);
      bottom = slot.top + slot.height;
    }
    const shift = mean(row.map((slot, index) => (wanted[index] ?? 0) - slot.top)) ?? 0;
    for (const slot of row) slot.top += shift;
  }
}

/** Spreads the lines of each box over its side, in the order of what they lead to. */
function ports(
  paths: readonly Slot[][],
  boxOf: (path: Slot[]) => Slot | undefined,
  towards: (path: Slot[]) => Slot | undefined,
): number[] {
  const places: number[] = [];
  for (const [box, own] of Map.groupBy(paths.keys(), (index) => boxOf(paths[index] as Slot[]))) {
    const goal = (index: number): number => middle(towards(paths[index] as Slot[]) as Slot);
    const sorted = own.toSorted((a, b) => goal(a) - goal(b));
    for (const [rank, index] of sorted.entries())
      places[index] = Math.round((box?.top ?? 0) + ((box?.height ?? 0) * (rank + 1)) / (sorted.length + 1));
  }
  return places;
}

function middle({ top, height }: Slot): number {
  return top + height / 2;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
