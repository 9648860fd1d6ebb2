import type { Counted, CoverageFacts } from '../../model/index.ts';
import { Unreadable, wholeText } from '../unreadable.ts';
import { countOf, LinesRun } from './lines-run.ts';

/**
 * Reads an lcov tracefile (geninfo(1)): `SF`, `DA`, `BRDA` of each record up to `end_of_record`, held against its sums `LF` and `LH`.
 * Where these count each row of a line or branch that stands several times (Coverlet: the parts of a property), so does the reader. Records of one file, as several tests write them, are taken together. A sum that one record has, all have to have.
 * @implements SRS-3272
 */
export function readLcov(bytes: Uint8Array): Omit<CoverageFacts, 'place'> {
  const text = wholeText(bytes);
  const run = new LinesRun();
  const records: Record[] = [];
  let open: Record | undefined;
  const rows = text.split('\n');
  for (const [index, each] of rows.entries()) {
    const row = each.replace(/\r$/, '');
    const number = index + 1;
    if (row === '') continue;
    if (row === 'end_of_record') {
      if (!open) throw new Unreadable('a record ends that never began', number);
      open.close(run, number);
      records.push(open);
      open = undefined;
      continue;
    }
    const [, tag = '', value = ''] = /^([A-Z]{2,8}):(.*)$/.exec(row) ?? [];
    if (tag === '' && !row.startsWith('#')) throw new Unreadable('it is no lcov tracefile', number);
    if (tag === 'SF') {
      if (open) throw new Unreadable('a record begins within another', number);
      open = new Record(value.trim().replaceAll('\\', '/'), number);
    } else if (tag !== '' && !known.has(tag)) {
      throw new Unreadable(`${tag} is no record of lcov that is known`, number);
    } else if (['DA', 'BRDA', ...sums].includes(tag)) {
      if (!open) throw new Unreadable(`${tag} stands outside of a record`, number);
      open.take(tag, value, number);
    }
  }
  if (open) throw new Unreadable('the last record has no end', rows.length);
  for (const sum of sums)
    if (records.some((record) => record.states(sum))) for (const record of records) record.demand(sum);
  return { format: 'lcov', files: run.files() };
}

/** Records of geninfo(1), of versions 1 and 2. */
const known = new Set('TN SF VER FN FNDA FNF FNH FNL FNA BRDA BRF BRH MCDC MCF MCH DA LF LH'.split(' '));

const sums = ['LF', 'LH', 'BRF', 'BRH'] as const;

/** One record: what it says line by line, and its sums. */
class Record {
  readonly #file: string;
  readonly #row: number;
  readonly #own = new LinesRun();
  readonly #lines: [line: number, isRun: boolean][] = [];
  readonly #branches: [key: string, isRun: boolean][] = [];
  readonly #sums = new Map<string, number>();

  constructor(file: string, row: number) {
    if (file === '') throw new Unreadable('a record names no source file', row);
    this.#file = file;
    this.#row = row;
  }

  states(sum: string): boolean {
    return this.#sums.has(sum);
  }

  /** Refuses the record where it lacks a sum. */
  demand(sum: (typeof sums)[number]): void {
    // Tools leave out the sums of branches where there are none.
    const isNeeded = !sum.startsWith('B') || this.#branches.length > 0;
    if (isNeeded && !this.states(sum))
      throw new Unreadable(`a record lacks the sum ${sum} that others have`, this.#row);
  }

  take(tag: string, value: string, row: number): void {
    const parts = value.split(',');
    if (tag === 'DA') {
      const [line, hits] = [countOf(parts[0] ?? ''), countOf(parts[1] ?? '')];
      if (line === undefined || hits === undefined) throw new Unreadable('a line has no count', row);
      this.#lines.push([line, hits > 0]);
      this.#own.line(this.#file, line, hits > 0);
    } else if (tag === 'BRDA') {
      const taken = parts.at(-1) ?? '';
      if (parts.length < 4 || (taken !== '-' && countOf(taken) === undefined))
        throw new Unreadable('a branch has no count', row);
      const isRun = taken !== '-' && taken !== '0';
      this.#branches.push([parts.slice(0, -1).join(','), isRun]);
      this.#own.branch(this.#file, parts.slice(0, -1).join(','), { covered: isRun ? 1 : 0, total: 1 });
    } else {
      const sum = countOf(value);
      if (sum === undefined) throw new Unreadable(`${tag} is no number`, row);
      this.#sums.set(tag, sum);
    }
  }

  close(run: LinesRun, row: number): void {
    const { lines, branches } = this.#own.count(this.#file);
    const [ofLines, ofBranches] = [rowsOf(this.#lines), rowsOf(this.#branches)];
    const eachLine = this.#says('LF', 'LH', ofLines);
    const eachBranch = this.#says('BRF', 'BRH', ofBranches);
    const held = { lines: eachLine ? ofLines : lines, branches: eachBranch ? ofBranches : branches };
    const counted = {
      LF: held.lines.total,
      LH: held.lines.covered,
      BRF: held.branches.total,
      BRH: held.branches.covered,
    };
    for (const tag of sums) {
      const sum = this.#sums.get(tag);
      if (sum !== undefined && sum !== counted[tag])
        throw new Unreadable(`${tag} says ${sum}, and the record holds ${counted[tag]}`, row);
    }
    run.open(this.#file);
    for (const [line, isRun, nth] of numbered(this.#lines))
      run.line(this.#file, line, isRun, eachLine ? nth : 1);
    for (const [key, isRun, nth] of numbered(this.#branches))
      run.branch(this.#file, eachBranch ? `${key} ${nth}` : key, { covered: isRun ? 1 : 0, total: 1 });
  }

  #says(total: string, covered: string, rows: Counted): boolean {
    return this.#sums.get(total) === rows.total && this.#sums.get(covered) === rows.covered;
  }
}

function rowsOf(rows: readonly [unknown, isRun: boolean][]): Counted {
  return { covered: rows.filter(([, isRun]) => isRun).length, total: rows.length };
}

/** Rows with how often what they are of stood by then. */
function numbered<Key>(rows: readonly [Key, boolean][]): [Key, boolean, nth: number][] {
  const stated = new Map<Key, number>();
  return rows.map(([key, isRun]) => {
    const nth = (stated.get(key) ?? 0) + 1;
    stated.set(key, nth);
    return [key, isRun, nth];
  });
}
