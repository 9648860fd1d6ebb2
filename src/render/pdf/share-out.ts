import { compareText } from '../../model/index.ts';
import type { PrintJob } from './job.ts';
import { piecesOf } from './pieces.ts';

/** A document, and about how many characters it has, known before it is composed. */
export interface Estimated {
  id: string;
  size: number;
}

/** Which run prints which document. */
export interface Shares {
  /** Of each document the number of the run, from 1; 0 where several runs print pieces of it. */
  owners: readonly number[];
  /** What each run has so far, in characters. */
  loads: readonly number[];
}

/** Characters of a document, of more than a hundred pages, below which printing it in pieces costs more than it saves. */
const manyPages = 350_000;

/**
 * Shares documents out among runs, the largest first, each to the run that has least: the same documents give the same shares. What a run
 * has not, it need not compose. A long document that is more than one run's part is printed by all of them; what stands around it is then
 * of the build, so that it costs more.
 * @param count of runs
 * @implements SRS-3840, SRS-3863
 */
export function shareOut(documents: readonly Estimated[], count: number): Shares {
  const loads = new Array<number>(count).fill(0);
  const owners = new Array<number>(documents.length).fill(0);
  const whole = documents.reduce((sum, { size }) => sum + size, 0);
  const units = documents
    .map(({ id, size }, at) => ({ at, name: id, size }))
    .filter(({ size }) => size < manyPages || size <= whole / count);
  for (const { unit, run } of dealt(units, loads)) owners[unit.at] = run;
  return { owners, loads };
}

/**
 * Shares the pieces of documents that several runs print.
 * @param loads what each run has to print besides
 * @returns of each document, the number of the run (from 1) of each of its pieces
 * @implements SRS-3840
 */
export function sharePieces(
  jobs: readonly Pick<PrintJob, 'id' | 'parts'>[],
  loads: readonly number[],
): number[][] {
  const pieces = jobs.map((job) => piecesOf(job));
  const owners = pieces.map((all) => new Array<number>(all.length).fill(0));
  const units = pieces.flatMap((all, document) =>
    all.map(({ parts }, index) => ({
      document,
      index,
      name: `${jobs[document]?.id} ${index}`,
      size: parts.reduce((sum, { html }) => sum + html.length, 0),
    })),
  );
  for (const { unit, run } of dealt(units, [...loads])) (owners[unit.document] as number[])[unit.index] = run;
  return owners;
}

/** Each unit with the run that has least when it is dealt; adds it to what that run has. */
function* dealt<Unit extends { name: string; size: number }>(
  units: readonly Unit[],
  loads: number[],
): Generator<{ unit: Unit; run: number }> {
  for (const unit of units.toSorted((a, b) => b.size - a.size || compareText(a.name, b.name))) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] as number) + unit.size;
    yield { unit, run: least + 1 };
  }
}
