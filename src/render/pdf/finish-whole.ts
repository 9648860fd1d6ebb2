import { joinable } from './graft.ts';
import { loadPrint } from './load-print.ts';
import { readOwnFile } from './own-file.ts';
import { type Joined, type Postprocessed, postprocess } from './postprocess.ts';
import type { RawFront } from './whole.ts';

/** What stands around pages, and what there is to say of the pieces that hold these pages. It can be sent to a thread. */
export interface RawWhole extends RawFront, Pick<Joined, 'at' | 'problems' | 'stamps'> {
  /** How many pieces there are. */
  count: number;
}

/**
 * Makes a file of what stands around pages and of the pieces that hold them.
 * @param bytesOf the bytes of the piece at an index
 */
export async function finishWhole(
  { bytes, identity, linkTexts, count, ...joined }: RawWhole,
  bytesOf: (index: number) => Promise<Uint8Array>,
): Promise<Postprocessed> {
  const files = [];
  for (let index = 0; index < count; index++) {
    const file = readOwnFile(await bytesOf(index));
    files.push(joinable(() => file));
  }
  return postprocess(await loadPrint(bytes), identity, {
    linkTexts,
    joined: { ...joined, files, prefixOf: () => '', sheets: 'Running' },
  });
}
