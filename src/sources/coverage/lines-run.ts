import { type Counted, compareText, type FileCoverage } from '../../model/index.ts';

/** Lines and branches of source files as a report tells them one by one; a line told twice was run if one of them says so. */
export class LinesRun {
  readonly #files = new Map<
    string,
    { lines: Map<number | string, boolean>; branches: Map<string, Counted> }
  >();

  /** Makes a file known, with or without a line. */
  open(file: string): void {
    if (!this.#files.has(file)) this.#files.set(file, { lines: new Map(), branches: new Map() });
  }

  /** @param nth tells apart what a report counts as several lines of one number */
  line(file: string, line: number, isRun: boolean, nth = 1): void {
    this.open(file);
    const lines = this.#files.get(file)?.lines;
    const key = nth === 1 ? line : `${line} ${nth}`;
    lines?.set(key, isRun || lines.get(key) === true);
  }

  /** @param key tells decisions of a file apart; of one told twice the better count is kept */
  branch(file: string, key: string, counted: Counted): void {
    this.open(file);
    const branches = this.#files.get(file)?.branches;
    const known = branches?.get(key);
    if (!known || counted.covered > known.covered) branches?.set(key, counted);
  }

  count(file: string): { lines: Counted; branches: Counted } {
    const { lines = new Map(), branches = new Map() } = this.#files.get(file) ?? {};
    const sum = { covered: 0, total: 0 };
    for (const { covered, total } of branches.values()) {
      sum.covered += covered;
      sum.total += total;
    }
    return {
      lines: { covered: [...lines.values()].filter(Boolean).length, total: lines.size },
      branches: sum,
    };
  }

  files(): FileCoverage[] {
    return [...this.#files.keys()].sort(compareText).map((file) => ({ file, ...this.count(file) }));
  }
}

/** A count as reports write it; undefined for what is none. */
export function countOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
