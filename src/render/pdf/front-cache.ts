import { join } from 'node:path';
import { readBytes, writeBytes } from '../../cache/bytes-cache.ts';
import { sha256Of } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import { anchorsOf, type Front, type FrontPrint, printFront, type TextPages } from './front.ts';
import type { PrintJob } from './job.ts';
import { cachedFrontName, cachedName, makerOf, mayCache, servesTheSame } from './text-cache.ts';

/** What is said of the bytes of a kept front. */
interface About extends Omit<FrontPrint, 'bytes'> {
  key: string;
  landscape: readonly boolean[];
  /** Page of each of its slots. */
  numbers: (number | null)[];
}

/**
 * Prints what stands around a text, or takes the print that is kept of exactly this one: of the same HTML, around as many pages, naming the
 * same page numbers.
 * @param directory absolute; nothing is kept where it is undefined
 * @param isOpen whether something in it stands for the stamps of the job
 * @implements SRS-3860
 */
export async function cachedFront<Text extends TextPages>(
  directory: string | undefined,
  job: PrintJob,
  { html, isOpen }: { html: string; isOpen: boolean },
  textBehind: (pages: number) => Promise<Text>,
  browser: BrowserHandle,
): Promise<Front<Text>> {
  if (!mayCache(directory, browser)) return printFront(job, html, textBehind, browser);
  const path = join(directory, cachedName(job.id, isOpen, cachedFrontName));
  const key = sha256Of(JSON.stringify([...makerOf(browser), job.id, html, anchorsOf(job)]));
  const kept = readBytes(path);
  const about = kept?.about as About | undefined;
  if (kept && about?.key === key && (await servesTheSame(job, about.asked))) {
    const text = await textBehind(about.before);
    if (JSON.stringify(toldOf(about.slots, text)) === JSON.stringify(toldOf(about.slots, about)))
      return { ...about, bytes: kept.bytes, text };
  }
  const { bytes, text, ...front } = await printFront(job, html, textBehind, browser);
  const now: About = { ...front, key, ...toldOf(front.slots, text) };
  if (front.settled) writeBytes(path, { about: now, bytes });
  return { ...front, bytes, text };
}

/** What a front tells of a text. */
function toldOf(
  slots: readonly string[],
  { landscape, numbers }: Pick<About, 'landscape' | 'numbers'> | TextPages,
): Pick<About, 'landscape' | 'numbers'> {
  const told = 'get' in numbers ? slots.map((slot) => numbers.get(slot) ?? null) : numbers;
  return { landscape, numbers: told };
}
