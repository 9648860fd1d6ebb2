import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';

/** Names of the links in a published directory: what visitors get, what is tried next, and what they got before. */
export type SlotName = 'current' | 'staging' | 'previous';

/** One line of the log of a published directory: who did what, and when. */
export interface LogEntry {
  /** ISO 8601 in UTC. */
  time: string;
  who: string;
  action: 'publish' | 'promote' | 'rollback';
  slot: string;
  versions: string[];
}

/** The directory a link leads to, relative to the published directory; undefined where there is none. */
export function slotOf(root: string, name: SlotName): string | undefined {
  try {
    const target = readlinkSync(join(root, name));
    return existsSync(join(root, target)) ? target : undefined;
  } catch {
    return undefined;
  }
}

/** Points a link at a slot in one step: whoever follows it gets the old slot or the new one, whole. */
export function point(root: string, name: SlotName, slot: string): void {
  const aside = join(root, `.${name}-${process.pid}`);
  symlinkSync(slot, aside);
  renameSync(aside, join(root, name));
}

/** Takes a link away. */
export function unpoint(root: string, name: SlotName): void {
  rmSync(join(root, name), { force: true });
}

/** A directory for the next slot, which nobody looks at yet. */
export function newSlot(root: string): string {
  mkdirSync(join(root, 'slots'), { recursive: true });
  for (let number = 1; ; number++) {
    const slot = `slots/${String(number).padStart(4, '0')}`;
    try {
      mkdirSync(join(root, slot));
      return slot;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

const logName = 'log.ndjson';

export function writeLog(root: string, entry: LogEntry): void {
  appendFileSync(join(root, logName), `${JSON.stringify(entry)}\n`);
}

/** When each version was first shown to visitors, as the log tells it. */
export function publicationDates(root: string): Map<string, string> {
  const dates = new Map<string, string>();
  const path = join(root, logName);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  for (const line of lines.filter(Boolean)) {
    const { action, time, versions } = JSON.parse(line) as LogEntry;
    if (action !== 'promote') continue;
    for (const version of versions) if (!dates.has(version)) dates.set(version, time.slice(0, 10));
  }
  return dates;
}
