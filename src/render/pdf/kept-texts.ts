import { join } from 'node:path';
import { readBytes, writeBytes } from '../../cache/kept-bytes.ts';
import { lockfileIdentity, toolIdentity } from '../../cache/tool-identity.ts';
import { sha256Of } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import type { PrintJob } from './job.ts';
import { type Asked, serveJob } from './print-page.ts';
import { withoutRevision } from './shown-revision.ts';
import { type PrintedText, printText } from './text.ts';

/** What is said of the bytes of a kept text. */
interface About {
  key: string;
  asked: Asked;
  text: Omit<PrintedText, 'bytes'>;
}

/**
 * Prints the text of a document, or takes the print that is kept of exactly this one: of the same HTML and styles behind as many pages, made
 * by the same Dossier with the same browser of the lockfile, of pictures and fonts with the same bytes. One is kept for each document.
 * The hashes of the revision that it shows are laid into the print (`showRevision`), so that a commit does not change it.
 * @param directory absolute; nothing is kept where it is undefined, or where the browser is another than that of the lockfile
 * @implements SRS-3632, SDS-3235
 */
export async function keptText(
  directory: string | undefined,
  job: PrintJob,
  { html, before }: { html: string; before: number },
  browser: BrowserHandle,
): Promise<PrintedText> {
  const open = withoutRevision(html, job);
  if (open.count > 0) {
    const text = await keptOf(directory, job, { html: open.html, before, isOpen: true }, browser);
    if (text.shownHashes.length === open.count) return text;
  }
  // A hash that is not found again, as it breaks across pages, is printed as it is.
  return keptOf(directory, job, { html, before, isOpen: false }, browser);
}

async function keptOf(
  directory: string | undefined,
  job: PrintJob,
  { html, before, isOpen }: { html: string; before: number; isOpen: boolean },
  browser: BrowserHandle,
): Promise<PrintedText> {
  const asked: Asked = {};
  const print = () => printText(job, { html, isOpen }, before, browser, asked);
  if (directory === undefined || browser.origin !== 'bundled') return print();
  const { id, title, language } = job;
  const tool = [toolIdentity(), lockfileIdentity()?.sha256 ?? '', browser.version];
  const key = sha256Of(JSON.stringify([...tool, id, title, language, before, isOpen, html]));
  const path = join(directory, `${sha256Of(`${isOpen} ${id}`).slice(0, 32)}.print`);
  const kept = readBytes(path);
  const about = kept?.about as About | undefined;
  if (kept && about?.key === key && (await servesTheSame(job, about.asked)))
    return { ...about.text, bytes: kept.bytes };
  const { bytes, ...text } = await print();
  writeBytes(path, { about: { key, asked, text } satisfies About, bytes });
  return { ...text, bytes };
}

async function servesTheSame(job: PrintJob, asked: Asked): Promise<boolean> {
  const now: Asked = {};
  const serve = serveJob(job, '', { files: new Map(), drawings: new Map(), asked: now });
  for (const path of Object.keys(asked)) await serve(path);
  return Object.entries(asked).every(([path, hash]) => now[path] === hash);
}
