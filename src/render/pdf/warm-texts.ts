import type { Share } from '../../cache/share.ts';
import type { BrowserHandle } from '../browser/index.ts';
import { printDocumentText } from './document-text.ts';
import { pagesOfFront } from './front.ts';
import type { PrintJob } from './job.ts';
import { withPress } from './press.ts';
import { layoutOf, type PrintOptions, piecesIn, printEach } from './print.ts';
import { sharePieces } from './share-out.ts';
import { isSided } from './sides.ts';
import type { PieceState, TellNumbers } from './text.ts';
import { cachedText, type PieceLayout } from './text-cache.ts';

/** What a run prints. */
export interface WarmTexts {
  /** Documents of this run. */
  whole: readonly PrintJob[];
  /** Documents that all runs print. */
  inPieces: readonly PrintJob[];
  /** What each run has besides these, in characters. */
  loads: readonly number[];
}

/** A document that several runs print, with its pieces. */
interface Parted {
  job: PrintJob;
  pieces: PieceLayout[];
  /** Whether a piece, by its index, is printed here. */
  isOwn(index: number): boolean;
}

/** Where things stand in pieces of documents: ID, index, state without a text. */
type ToldPlaces = [id: string, index: number, state: PieceState][];

/**
 * Prints the documents that are of this share into the cache. Of a document that is more than a share it prints some pieces, and nothing
 * that stands around them: several do, and each tells the others where things stand in its pieces.
 * @param browser opened only when something is printed
 * @implements SRS-3840
 */
export async function warmTexts(
  { whole, inPieces, loads }: WarmTexts,
  browser: () => Promise<BrowserHandle>,
  share: Share,
  options: PrintOptions,
): Promise<void> {
  const { printCache, templates, signal } = options;
  if (printCache === undefined) return;
  const layout = layoutOf(templates, new Map());
  const owners = sharePieces(inPieces, loads);
  const parted = inPieces.flatMap((job, at): Parted[] =>
    owners[at]?.includes(share.number)
      ? [{ job, pieces: piecesIn(job, layout), isOwn: (index) => owners[at]?.[index] === share.number }]
      : [],
  );
  const untold = (): undefined => undefined;
  const told: ToldPlaces = [];
  const handle = whole.length + parted.length > 0 ? await browser() : undefined;
  if (!handle) {
    if (inPieces.length > 0) await share.hand('places', told);
    return;
  }
  await withPress(handle, printCache, async (press) => {
    const pieceOf = ({ job, pieces }: Parted, index: number, before: number, tell: TellNumbers) => {
      signal?.throwIfAborted();
      return cachedText(press, job, pieces[index] as PieceLayout, before, tell);
    };
    for (const each of parted)
      for (const index of each.pieces.keys()) {
        if (!each.isOwn(index)) continue;
        const { text: _, ...state } = await pieceOf(each, index, 0, untold);
        told.push([each.job.id, index, state]);
      }
    if (inPieces.length > 0) await share.hand('places', told);
    await printEach([...whole], handle, () => {}, options);
    if (parted.length === 0) return;
    const others = ((await share.others('places')) as ToldPlaces[]).flat();
    for (const each of parted) {
      const { job, pieces } = each;
      const known = new Map(others.flatMap(([id, index, state]) => (id === job.id ? [[index, state]] : [])));
      const before = await pagesOfFront(job, layout(job, 'front'), handle);
      await printDocumentText(
        pieces.length,
        before,
        async (index, start, tell) => {
          if (each.isOwn(index)) return pieceOf(each, index, start, tell);
          const state = known.get(index) ?? (await pieceOf(each, index, 0, untold));
          known.set(index, state);
          return state;
        },
        pieces.some(({ html }) => isSided(html)),
      );
    }
  });
}
