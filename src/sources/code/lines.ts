/** Turns offsets of a text into lines and columns, both 1-based. */
export class LineMap {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Line that holds an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Offset at which a line starts. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? 0;
  }

  columnOf(offset: number): number {
    return offset - this.startOf(this.lineOf(offset)) + 1;
  }
}

/** Number of lines of a text; a last line without a line end counts. */
export function countLines(text: string): number {
  let lines = 0;
  let at = -1;
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
    lines++;
    at = next;
  }
  return at + 1 < text.length ? lines + 1 : lines;
}
