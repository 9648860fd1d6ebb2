import { join } from 'node:path';
import { forgetOthers, readBytes, writeBytes } from '../../cache/bytes-cache.ts';
import { lockfileIdentity, toolIdentity } from '../../cache/tool-identity.ts';
import { sha256Of } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import type { PrintJob } from './job.ts';
import type { Press } from './press.ts';
import { type Asked, serveJob } from './print-page.ts';
import { sideOf } from './sides.ts';
import { withoutRevision } from './stand-ins.ts';
import { type PieceState, type Places, type PrintedText, printText, type TellNumbers } from './text.ts';

/** What is said of the bytes of a kept piece. */
interface About {
  key: string;
  asked: Asked;
  slots: string[];
  open: Places;
  /** Pages before it. */
  before: number;
  text: Omit<PrintedText, 'bytes'> | undefined;
}

/** How a piece is laid out for print: its HTML as a document, the depth of the heading before it, and whether another piece follows. */
export interface PieceLayout {
  name: string;
  html: string;
  depth: number;
  isFollowed: boolean;
}

/**
 * Prints a piece of the text of a document, or takes the print that is kept of exactly this one: of the same HTML, styles and page numbers
 * on as many left and right pages, made by the same Dossier with the same browser of the lockfile, of pictures and fonts with the same bytes.
 * One is kept for each piece, under a name that says what it was made of, so that another machine's stands beside no older one. Stand-ins
 * stand for the hashes of the revision that it shows, so that a commit does not change it.
 * Nothing is kept where the browser is another than that of the lockfile.
 * @implements SRS-3632, SDS-3235
 */
export async function cachedText(
  press: Press,
  job: PrintJob,
  piece: PieceLayout,
  before: number,
  tellNumbers: TellNumbers,
): Promise<PieceState> {
  const keptOf = keeper(press, job, piece, before, tellNumbers);
  const { html, count } = withoutRevision(piece.html, job);
  if (count > 0) {
    const state = await keptOf(html, true);
    if (!state.text || state.text.stamps.length === count) return state;
  }
  // A hash that is not found again, as it breaks across pages, is printed as it is.
  return { ...(await keptOf(piece.html, false)), showsCommit: count > 0 };
}

function keeper(
  press: Press,
  job: PrintJob,
  { name, depth, isFollowed }: PieceLayout,
  before: number,
  tellNumbers: TellNumbers,
): (html: string, isOpen: boolean) => Promise<PieceState> {
  const { browser, printCache: directory } = press;
  return async (html, isOpen) => {
    const asked: Asked = {};
    const print = (known?: Places) =>
      printText(job, { html, isOpen, depth, isFollowed }, before, press, tellNumbers, asked, known);
    if (!mayCache(directory, browser)) return { ...(await print()), asked };
    const { id, title, language } = job;
    const key = sha256Of(
      JSON.stringify([
        ...makerOf(browser),
        id,
        title,
        language,
        sideOf(html, before),
        depth,
        isFollowed,
        isOpen,
        html,
      ]),
    );
    const pieceName = cachedStart(id, isOpen, name);
    const baseName = `${pieceName}-${key.slice(0, 16)}`;
    const [printName, placesName] = [`${baseName}.print`, `${baseName}.places`];
    const kept = readBytes(join(directory, printName)) ?? readBytes(join(directory, placesName));
    const about = kept?.about as About | undefined;
    let known: Places | undefined;
    if (kept && about?.key === key && (await servesTheSame(job, about.asked))) {
      const { slots, open, text } = about;
      known = open;
      const numbers = tellNumbers(slots, open);
      if (!numbers) return { slots, open, asked: about.asked };
      // What is wrong with a print names its pages.
      const isAsked = JSON.stringify(numbers) === JSON.stringify(text?.numbers);
      if (text && isAsked && (text.problems.length === 0 || about.before === before)) {
        forgetOthers(directory, pieceName, [printName]);
        return { slots, open, asked: about.asked, text: { ...text, bytes: kept.bytes } };
      }
    }
    const { slots, open, text } = await print(known);
    const { bytes = new Uint8Array(), ...said } = text ?? {};
    const now: About = {
      key,
      asked,
      slots,
      open,
      before,
      text: text && (said as Omit<PrintedText, 'bytes'>),
    };
    const fileName = text ? printName : placesName;
    writeBytes(join(directory, fileName), { about: now, bytes });
    forgetOthers(directory, pieceName, [fileName]);
    return { slots, open, asked, ...(text && { text }) };
  };
}

/** Whether prints of a browser may be kept in a directory: those of that of the lockfile. */
export function mayCache(directory: string | undefined, { origin }: BrowserHandle): directory is string {
  return directory !== undefined && origin === 'bundled';
}

/** What makes a print, whatever of. */
export function makerOf({ version }: BrowserHandle): string[] {
  return [toolIdentity(), lockfileIdentity()?.sha256 ?? '', version];
}

/** Forgets the kept prints of a document that are of none of its pieces any more, nor of what stands around them, nor of the whole. */
export function keepOnly(
  directory: string | undefined,
  id: string,
  pieces: readonly { name: string }[],
): void {
  if (directory === undefined) return;
  const named = [...pieces, { name: cachedFrontName }, { name: cachedWholeName }].flatMap(({ name }) =>
    [true, false].map((isOpen) => cachedStart(id, isOpen, name)),
  );
  forgetOthers(directory, prefixOf(id), named);
}

/**
 * Forgets the kept prints of documents that are none of the set any more.
 * @implements SRS-3890
 */
export function keepOnlyOf(directory: string | undefined, ids: readonly string[]): void {
  if (directory !== undefined) forgetOthers(directory, '', ids.map(prefixOf));
}

/** Names under which is kept what stands around a text, and the whole. No anchor holds a blank. */
export const cachedFrontName = 'the front';
export const cachedWholeName = 'the whole';

/** Name of the file that keeps the print of what there is once of a document. */
export function cachedName(id: string, isOpen: boolean, part: string): string {
  return `${cachedStart(id, isOpen, part)}.print`;
}

/** What the names of files begin with that keep a print of a part of a document. */
function cachedStart(id: string, isOpen: boolean, piece: string): string {
  return `${prefixOf(id)}${sha256Of(`${isOpen} ${piece}`).slice(0, 16)}`;
}

function prefixOf(id: string): string {
  return `${sha256Of(id).slice(0, 16)}-`;
}

/** Whether a job serves what was asked for before with the same bytes. */
export async function servesTheSame(job: PrintJob, asked: Asked): Promise<boolean> {
  const now: Asked = {};
  const serve = serveJob(job, '', { files: new Map(), drawings: new Map(), asked: now });
  for (const path of Object.keys(asked)) await serve(path);
  return Object.entries(asked).every(([path, hash]) => now[path] === hash);
}
