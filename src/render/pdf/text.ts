import type { Page } from 'puppeteer-core';
import { leastScale } from '../../documents/diagram.ts';
import { placesIn } from './finish-text.ts';
import { fitColumns } from './fit-columns.ts';
import { hyphenate } from './hyphenate.ts';
import type { PrintJob } from './job.ts';
import { setLines, useLeading } from './leading.ts';
import { describeDrawings, fitWideTables } from './paginate.ts';
import { fileOf } from './pieces.ts';
import type { Press } from './press.ts';
import {
  type Asked,
  layPages,
  openDocument,
  printBytes,
  printPage,
  type Shown,
  serveJob,
  textSizes,
} from './print-page.ts';
import type { ShownStamp } from './shown-stamps.ts';
import { sideOf } from './sides.ts';
import {
  encodeAnchors,
  fillSlots,
  listDestinations,
  loadFonts,
  nameOtherDocuments,
  openReferenceSlots,
  readLinkTexts,
  readSlots,
} from './slots.ts';
import { squareTables } from './square-tables.ts';
import { everyDigit } from './stand-ins.ts';
import {
  barChanges,
  fitDrawings,
  keepShortWords,
  openLongWords,
  tellBefore,
  tellTogether,
} from './typeset.ts';

/** Where things stand in a piece. It can be kept as JSON. */
export interface Places {
  /** Of each page, whether it lies on its side. */
  landscape: boolean[];
  /** Page of each anchor, from 1. */
  pages: [string, number][];
  /** How far apart its lines are set, where that is not as the styles say. */
  leading?: number;
}

/** A piece of a text as a file of its own, made archival, and what there is to say of it. It can be kept as JSON, but for the bytes. */
export interface PrintedText extends Places {
  bytes: Uint8Array;
  /** What its references say, see `Piece`. */
  numbers: Numbers;
  /** What keeps it from both standards. */
  problems: readonly string[];
  missesGlyphs: boolean;
  /** Where something stands for a hash of the revision. */
  stamps: ShownStamp[];
  /** Anchors that a reference names and that stand on no page. */
  lost: string[];
  /** Addresses it asked for and did not get. */
  refused: string[];
  /** Files of the project that it shows: path, SHA-256. */
  files: [string, string][];
  /** Text of the drawings among them, by path. */
  drawings: [string, string][];
}

/** Page in the whole document of each anchor that references of a piece name. */
export type Numbers = [string, number][];

/** A piece that was printed, or of which only is known where things stand. */
export interface PieceState {
  /** Anchors that its references name. */
  slots: string[];
  /** Where things stand with open numbers. */
  open: Places;
  /** Absent as long as the numbers are not known. */
  text?: PrintedText;
  /** What it is made of besides its HTML. */
  asked?: Asked;
  /** It shows a hash of the revision itself, and nothing that stands for one. */
  showsCommit?: boolean;
}

/** Tells the numbers of a piece, once it is known where things stand; undefined while other pieces have to be printed first. */
export type TellNumbers = (slots: readonly string[], open: Places) => Numbers | undefined;

/** Columns that can still be read on A4. */
const tableLimits = { narrow: 7, portrait: 9, landscape: 18 };

/**
 * Prints a piece of a text, without anything that runs along its margins. What holds no reference is printed once, the rest a second time
 * when its numbers are known.
 * @param html the document; what is outside of `main` is not printed
 * @param isOpen whether something in it stands for the hashes of the revision
 * @param depth of the heading before it
 * @param isFollowed whether another piece begins a page behind it
 * @param before pages that will stand before it: it is printed behind an empty one where left pages look otherwise and it begins on one
 * @param asked gets what the page asks for
 * @param known where things stand with open numbers, where that is known
 * @implements SRS-3631, SRS-3765
 */
export async function printText(
  job: Pick<PrintJob, 'id' | 'title' | 'language' | 'assets'>,
  { html, isOpen, depth, isFollowed }: { html: string; isOpen: boolean; depth: number; isFollowed: boolean },
  before: number,
  press: Pick<Press, 'browser' | 'finish'>,
  tellNumbers: TellNumbers,
  asked: Asked = {},
  known?: Places,
): Promise<PieceState> {
  const shown: Shown = { files: new Map(), drawings: new Map(), asked };
  // The letters that an open text needs are shown on an empty page.
  const side = sideOf(html, before);
  const empty = side === 0 && isOpen ? 2 : side;
  const file = fileOf(job.id);
  const raw = await press.browser.withPage(
    { serve: serveJob(job, html, shown) },
    async ({ page, refused }) => {
      await openDocument(page);
      await page.evaluate(keepText);
      await page.evaluate(loadFonts, '0');
      await page.evaluate(describeDrawings);
      await page.evaluate(fitWideTables, tableLimits);
      await page.evaluate(squareTables);
      await page.evaluate(encodeAnchors);
      await page.evaluate(openReferenceSlots, { within: 'main', file });
      await page.evaluate(nameOtherDocuments, file);
      await page.evaluate(barChanges);
      await page.evaluate(keepShortWords);
      await page.evaluate(openLongWords);
      await page.evaluate(fitColumns, textSizes);
      await page.evaluate(tellBefore, textSizes.height * 0.4);
      await page.evaluate(fitDrawings, { height: textSizes.height, least: leastScale });
      await page.evaluate(tellTogether, textSizes.height);
      const linkTexts = await page.evaluate(readLinkTexts);
      await hyphenate(page);
      await page.evaluate(listDestinations);
      await page.evaluate(layPages, new Array<boolean>(empty).fill(false));
      if (isOpen) await page.evaluate(useGlyphs, everyDigit);
      const slots = await page.evaluate(readSlots);
      const print = async (numbers: Numbers) => {
        const lost = await page.evaluate(fillSlots, numbers);
        return { bytes: await printBytes(page, true), numbers, linkTexts, lost, refused: [...refused] };
      };
      const open = known ?? (await places(page, slots));
      if (!open) return { slots, print: await print([]) };
      if (known?.leading) await page.evaluate(useLeading, { leading: known.leading, least: leastScale });
      const numbers = tellNumbers(slots, open);
      return numbers ? { slots, open, print: await print(numbers) } : { slots, open };
    },
  );
  const { slots, open, print } = raw;
  if (!print) return { slots, open };
  const { id, title, language } = job;
  const text = await press.finish({
    ...print,
    ...{ id, title, language },
    ...{ before, empty, depth, isOpen },
    files: [...shown.files.values()].map(({ path, sha256 }) => [path, sha256]),
    drawings: [...shown.drawings],
  });
  const { landscape, pages } = text;
  return { slots, open: open ?? { landscape, pages }, text };

  async function places(page: Page, slots: readonly string[]): Promise<Places | undefined> {
    const once = () => printPage(page, false);
    if (!isFollowed && slots.length === 0 && (await page.evaluate(fits, textSizes.height))) return undefined;
    // What is not painted takes half the time, and stands where it would.
    await page.evaluate(paintText, false);
    const { pdf, leading } = await setLines(page, once, isFollowed, leastScale);
    await page.evaluate(paintText, true);
    return { ...placesIn(pdf, empty), ...(leading !== 1 && { leading }) };
  }
}

/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but the DOM.
 */

/** Leaves nothing but the text; the margins stay empty. */
function keepText(): void {
  const text = document.querySelector('main');
  // Taken out and put in again, it would be laid out anew.
  if (text?.parentElement === document.body) {
    for (const each of [...document.body.childNodes]) if (each !== text) each.remove();
  } else if (text) document.body.replaceChildren(text);
  const boxes = ['top', 'bottom', 'left', 'right'].flatMap((side) => {
    const ends =
      side === 'top' || side === 'bottom' ? ['left', 'center', 'right'] : ['top', 'middle', 'bottom'];
    return ends.map((end) => `@${side}-${end}`);
  });
  const corners = ['@top-left-corner', '@top-right-corner', '@bottom-left-corner', '@bottom-right-corner'];
  const style = document.createElement('style');
  style.textContent = `@page{${[...boxes, ...corners].map((box) => `${box}{content:none!important}`).join('')}}`;
  document.head.append(style);
}

function paintText(isPainted: boolean): void {
  document.body.style.visibility = isPainted ? '' : 'hidden';
}

/** Whether the text fits on a page of a height. */
function fits(height: number): boolean {
  return document.body.getBoundingClientRect().height <= height;
}

/** Shows letters as code on an empty page, which is taken off: the font in the file then has them. */
function useGlyphs(letters: string): void {
  const code = document.createElement('code');
  code.setAttribute('aria-hidden', 'true');
  code.textContent = letters;
  document.querySelector('main > .sheet')?.append(code);
}
