/** What happened, and when, in milliseconds. */
export interface Entry {
  at: number;
  what: string;
}

/** How many entries are kept; the oldest is dropped first. */
const kept = 5000;

/**
 * Keeps what happened for whoever looks back. No alarm waits for it: it is written after the sound, and holds nothing the engine reads.
 * @c4 component "Event journal"
 * @technology TypeScript
 * @class B
 * @segregation Nothing of class C reads the journal; it holds a bounded list in memory, takes constant time, and cannot throw.
 * @description Keeps the last 5000 events.
 * @implements SDS-015, SRS-050
 */
export class Journal {
  readonly #entries: Entry[] = [];

  write(at: number, what: string): void {
    this.#entries.push({ at, what });
    if (this.#entries.length > kept) this.#entries.shift();
  }

  /** The entries, oldest first. */
  entries(): readonly Entry[] {
    return this.#entries;
  }
}
