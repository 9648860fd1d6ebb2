import { compareText } from '../../model/index.ts';
import type { PrintJob } from './job.ts';
import { piecesOf } from './pieces.ts';

/** What is printed by one run: a document, or a piece of one. */
interface Unit {
  document: number;
  /** Indexes of its pieces. */
  pieces: readonly number[];
  /** Characters of HTML: paper is printed at about the same speed whatever is on it. */
  size: number;
  name: string;
}

/**
 * Shares documents out among runs, the largest first, each to the run that has least: the same documents give the same shares. A document
 * that is more than one run's part is printed by several; what stands around it is then of the build, so that it costs more.
 * @param count of runs
 * @returns of each document, the number of the run (from 1) of each of its pieces
 * @implements SRS-3840
 */
export function shareOut(jobs: readonly Pick<PrintJob, 'id' | 'parts'>[], count: number): number[][] {
  const documents = jobs.map(({ id, parts }) => ({ id, sizes: piecesOf({ id, parts }).map(sizeOf) }));
  const whole = documents.reduce((sum, { sizes }) => sum + total(sizes), 0);
  const units = documents.flatMap(({ id, sizes }, document): Unit[] =>
    total(sizes) > whole / count
      ? sizes.map((size, index) => ({ document, pieces: [index], size, name: `${id} ${index}` }))
      : [{ document, pieces: [...sizes.keys()], size: total(sizes), name: id }],
  );
  units.sort((a, b) => b.size - a.size || compareText(a.name, b.name));
  const loads = new Array<number>(count).fill(0);
  const owners = documents.map(({ sizes }) => new Array<number>(sizes.length).fill(0));
  for (const { document, pieces, size } of units) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] as number) + size;
    for (const index of pieces) (owners[document] as number[])[index] = least + 1;
  }
  return owners;
}

function sizeOf({ parts }: { parts: readonly { html: string }[] }): number {
  return total(parts.map(({ html }) => html.length));
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
