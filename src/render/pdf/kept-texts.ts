import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockfileIdentity, toolIdentity } from '../../cache/tool-identity.ts';
import type { BrowserHandle } from '../browser/index.ts';
import type { PrintJob } from './job.ts';
import { type Asked, serveJob } from './print-page.ts';
import { type PrintedText, printText } from './text.ts';

/** What is written before the bytes of a kept text, in a line of its own. */
interface Header {
  key: string;
  sha256: string;
  asked: Asked;
  text: Omit<PrintedText, 'bytes'>;
}

/**
 * Prints the text of a document, or takes the print that is kept of exactly this one: of the same HTML and styles behind as many pages, made
 * by the same Dossier with the same browser of the lockfile, of pictures and fonts with the same bytes. One is kept for each document.
 * @param directory absolute; nothing is kept where it is undefined, or where the browser is another than that of the lockfile
 * @implements SRS-3632
 */
export async function keptText(
  directory: string | undefined,
  job: PrintJob,
  { html, before }: { html: string; before: number },
  browser: BrowserHandle,
): Promise<PrintedText> {
  const asked: Asked = {};
  const print = () => printText(job, html, before, browser, asked);
  if (directory === undefined || browser.origin !== 'bundled') return print();
  const { id, title, language } = job;
  const tool = [toolIdentity(), lockfileIdentity()?.sha256 ?? '', browser.version];
  const key = sha256(JSON.stringify([...tool, id, title, language, before, html]));
  const path = join(directory, `${sha256(id).slice(0, 32)}.print`);
  const kept = read(path);
  if (kept?.header.key === key && (await servesTheSame(job, kept.header.asked)))
    return { ...kept.header.text, bytes: kept.bytes };
  const { bytes, ...text } = await print();
  write(directory, path, { key, sha256: sha256(bytes), asked, text }, bytes);
  return { ...text, bytes };
}

async function servesTheSame(job: PrintJob, asked: Asked): Promise<boolean> {
  const now: Asked = {};
  const serve = serveJob(job, '', { files: new Map(), drawings: new Map(), asked: now });
  for (const path of Object.keys(asked)) await serve(path);
  return Object.entries(asked).every(([path, hash]) => now[path] === hash);
}

function read(path: string): { header: Header; bytes: Uint8Array } | undefined {
  try {
    const file = readFileSync(path);
    const end = file.indexOf('\n');
    const header = JSON.parse(file.toString('utf8', 0, end)) as Header;
    const bytes = file.subarray(end + 1);
    return sha256(bytes) === header.sha256 ? { header, bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** Where nothing can be written nothing is kept: later runs are slower, and the same. */
function write(directory: string, path: string, header: Header, bytes: Uint8Array): void {
  try {
    mkdirSync(directory, { recursive: true });
    const building = `${path}.${process.pid}`;
    writeFileSync(building, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]));
    renameSync(building, path);
  } catch {
    // A project that cannot be written to is built all the same.
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
