import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sha256Of } from '../model/index.ts';
import { readCached, writeCached } from './json-cache.ts';

/** Which of how many runs, from 1: `2/4`. */
export interface ShareNumber {
  number: number;
  of: number;
}

/** Carries what was handed out from one machine to another; nothing where all share a directory. */
export interface Exchange {
  give(): Promise<void>;
  take(): Promise<void>;
}

/**
 * One of several runs that fill a cache for the same content. Each makes its own share, hands it out, and takes what the others have handed
 * out; what they have not, it makes itself, so that none depends on another.
 */
export interface Share extends ShareNumber {
  /** Whether what has this name is of this run. */
  owns(name: string): boolean;
  /** Of a list, what lies in the part of this run. */
  partOf<Entry>(list: readonly Entry[]): Entry[];
  /** Hands out what was made in a stage, as JSON; what lies in the cache under its own name is there already. */
  hand(stage: string, made?: unknown): Promise<void>;
  /** What the others handed out in a stage. Those that have begun are waited for, but not for long. */
  others(stage: string): Promise<unknown[]>;
}

/** Milliseconds between two looks at what the others did. */
const pause = 250;
/** The others are waited for as long again as this run has taken, and so many milliseconds. */
const patience = 15_000;

/**
 * Begins a share: from now on the others know of it.
 * @param directory absolute, of the cache
 * @param content names the content; what was handed out of another is forgotten
 * @implements SRS-3840, SDS-3286
 */
export async function beginShare(
  directory: string,
  content: string,
  { number, of }: ShareNumber,
  exchange?: Exchange,
): Promise<Share> {
  const home = join(directory, sharesDirectory);
  const key = sha256Of(content).slice(0, 16);
  const started = performance.now();
  const pathOf = (each: number, stage: string): string => join(home, `${key}-${each}of${of}.${stage}`);
  const isThere = (each: number, stage: string): boolean => existsSync(pathOf(each, stage));
  const hand = async (stage: string, made: unknown = true): Promise<void> => {
    writeCached(pathOf(number, stage), made);
    await exchange?.give();
  };
  forgetOtherContent(home, key);
  await exchange?.take();
  await hand('begun');
  const rest = Array.from({ length: of }, (_, index) => index + 1).filter((each) => each !== number);
  return {
    number,
    of,
    owns: (name) => Number.parseInt(sha256Of(name).slice(0, 8), 16) % of === number - 1,
    partOf: (list) => {
      const start = (part: number): number => Math.floor((list.length * part) / of);
      return list.slice(start(number - 1), start(number));
    },
    hand,
    async others(stage) {
      const deadline = 2 * (performance.now() - started) + patience + started;
      for (;;) {
        const open = rest.filter(
          (each) => !isThere(each, stage) && isThere(each, 'begun') && !isThere(each, doneStage),
        );
        if (open.length === 0 || performance.now() > deadline) break;
        await wait(exchange ? 4 * pause : pause);
        await exchange?.take();
      }
      return rest.map((each) => readCached(pathOf(each, stage))).filter((made) => made !== undefined);
    },
  };
}

/** The last stage of a run. */
export const doneStage = 'done';

/** Directory of the cache in which shares meet. */
export const sharesDirectory = 'shares';

function forgetOtherContent(home: string, key: string): void {
  try {
    mkdirSync(home, { recursive: true });
    for (const name of readdirSync(home))
      if (!name.startsWith(key)) rmSync(join(home, name), { force: true });
  } catch {
    // What stays there is never asked for.
  }
}
