import { type Asked, maximumPrints } from './print-page.ts';
import type { Numbers, PieceState, Places, PrintedText, TellNumbers } from './text.ts';

/** The text of a document: its pieces, one behind the other. */
export interface DocumentText {
  pieces: PrintedText[];
  /** Of each page, whether it lies on its side. */
  landscape: boolean[];
  /** Page of each anchor in the whole document. */
  numbers: Map<string, number>;
  /** False where page numbers still moved after several prints. */
  settled: boolean;
  /** What it is made of besides its HTML. */
  asked: Asked;
  /** Some piece shows a hash of the revision itself, and nothing that stands for one. */
  showsCommit: boolean;
}

/**
 * Prints the pieces of a text until the page numbers in them stand still. A piece whose references lead no further than to itself is
 * printed once all before it are; the others when it is known where all pieces stand.
 * @param count of pieces
 * @param before pages that will stand before the text
 * @param print prints the piece at an index, behind so many pages
 * @param isSided whether left pages look otherwise than right ones
 * @implements SRS-3765
 */
export async function printDocumentText(
  count: number,
  before: number,
  print: (index: number, before: number, tellNumbers: TellNumbers) => Promise<PieceState>,
  isSided = true,
): Promise<DocumentText> {
  const states: PieceState[] = [];
  const behind: number[] = [];
  const startOf = (index: number): number =>
    states.slice(0, index).reduce((sum, state) => sum + placesOf(state).landscape.length, before);
  const numbersOf = (index: number, slots: readonly string[], open: Places): Numbers | undefined => {
    const all = states.map(placesOf);
    all[index] ??= open;
    const known = numbersIn(all, before);
    if (all.length < count && !slots.every((slot) => known.has(slot))) return undefined;
    return slots.filter((slot) => known.has(slot)).map((slot) => [slot, known.get(slot) as number]);
  };
  const printAt = async (index: number): Promise<void> => {
    behind[index] = startOf(index);
    states[index] = await print(index, behind[index], (slots, open) => numbersOf(index, slots, open));
  };
  const isStale = ({ text, slots, open }: PieceState, index: number): boolean => {
    if (!text) return true;
    const [was, is] = [behind[index] as number, startOf(index)];
    if (was !== is && (text.problems.length > 0 || (isSided && (is - was) % 2 !== 0))) return true;
    return JSON.stringify(numbersOf(index, slots, open)) !== JSON.stringify(text.numbers);
  };
  for (let index = 0; index < count; index++) await printAt(index);
  let stale: number[] = [];
  for (let prints = 1; prints < maximumPrints; prints++) {
    stale = states.flatMap((state, index) => (isStale(state, index) ? [index] : []));
    if (stale.length === 0) break;
    for (const index of stale) await printAt(index);
  }
  const places = states.map(placesOf);
  return {
    pieces: states.flatMap(({ text }) => text ?? []),
    landscape: places.flatMap(({ landscape }) => landscape),
    numbers: numbersIn(places, before),
    settled: stale.length === 0 || !states.some(isStale),
    showsCommit: states.some(({ showsCommit }) => showsCommit),
    asked: Object.assign({}, ...states.map(({ asked }) => asked)),
  };
}

function placesOf({ text, open }: PieceState): Places {
  return text ?? open;
}

/** Pages of all anchors, of pieces that stand one behind the other. */
function numbersIn(pieces: readonly Places[], before: number): Map<string, number> {
  const numbers = new Map<string, number>();
  let start = before;
  for (const { pages, landscape } of pieces) {
    for (const [anchor, page] of pages) numbers.set(anchor, start + page);
    start += landscape.length;
  }
  return numbers;
}
