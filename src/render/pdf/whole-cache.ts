import { join } from 'node:path';
import { readBytes, writeBytes } from '../../cache/bytes-cache.ts';
import { sha256Of } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import type { PrintJob } from './job.ts';
import type { Asked } from './print-page.ts';
import type { ShownStamp } from './shown-stamps.ts';
import { withoutStamps } from './stand-ins.ts';
import { cachedName, cachedWholeName, makerOf, mayCache, servesTheSame } from './text-cache.ts';

/** A document of which nothing is missing but what is of the commit, and what there is to say of it. It can be kept as JSON, but for the bytes. */
export interface Assembled {
  bytes: Uint8Array;
  pages: number;
  /** What keeps it from both standards. */
  problems: readonly string[];
  missesGlyphs: boolean;
  stamps: ShownStamp[];
  /** Anchors that are named and have no page. */
  lost: string[];
  /** Addresses it asked for and did not get. */
  refused: string[];
  settled: boolean;
  /** Files of the project that it shows: path, SHA-256. */
  files: [string, string][];
  /** Text of the drawings among them, by path. */
  drawings: [string, string][];
  asked: Asked;
  /** It shows stamps themselves somewhere, and nothing that stands for them: it is no other commit's. */
  showsCommit: boolean;
}

/**
 * Assembles a document, or takes the one that is kept of exactly this one, made at whatever commit.
 * @param directory absolute; nothing is kept where it is undefined
 * @param job with what stands for its stamps
 * @param texts SHA-256 of the HTML of what it is printed of
 * @implements SRS-3860
 */
export async function cachedWhole(
  directory: string | undefined,
  job: PrintJob,
  texts: readonly string[],
  browser: BrowserHandle,
  assemble: () => Promise<Assembled>,
): Promise<Assembled> {
  if (!mayCache(directory, browser)) return assemble();
  const path = join(directory, cachedName(job.id, true, cachedWholeName));
  const {
    cover: _,
    stamps: __,
    assets: ___,
    fonts: ____,
    parts,
    digest: _____,
    tree: ______,
    ...own
  } = withoutStamps(job);
  const outlines = parts.map(({ outline }) => outline);
  const key = sha256Of(JSON.stringify([...makerOf(browser), own, outlines, texts]));
  const kept = readBytes(path);
  const about = kept?.about as ({ key: string } & Omit<Assembled, 'bytes'>) | undefined;
  if (kept && about?.key === key && (await servesTheSame(job, about.asked)))
    return { ...about, bytes: kept.bytes };
  const { bytes, ...said } = await assemble();
  if (!said.showsCommit) writeBytes(path, { about: { key, ...said }, bytes });
  return { ...said, bytes };
}
