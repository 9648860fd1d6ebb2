/**
 * A queue that hands out the lowest number first, and within a number what came first.
 * Its size is bounded, so that a flood of frames cannot use up the memory: what does not fit is refused, and the caller is told.
 * @implements SDS-010, SRS-041
 */
export class PriorityQueue<Entry> {
  readonly #lanes: Entry[][];
  readonly #capacity: number;
  #size = 0;

  /**
   * @param priorities how many priorities there are; 0 is served first
   * @param capacity how many entries each priority may hold
   */
  constructor(priorities: number, capacity: number) {
    this.#lanes = Array.from({ length: priorities }, () => []);
    this.#capacity = capacity;
  }

  /** How many wait, in all lanes. */
  get size(): number {
    return this.#size;
  }

  /** Adds an entry; false when its lane is full or the priority does not exist. */
  add(priority: number, entry: Entry): boolean {
    const lane = this.#lanes[priority];
    if (!lane || lane.length >= this.#capacity) return false;
    lane.push(entry);
    this.#size++;
    return true;
  }

  /** Takes the entry to be served next; undefined when there is none. */
  take(): Entry | undefined {
    const lane = this.#lanes.find(({ length }) => length > 0);
    if (lane) this.#size--;
    return lane?.shift();
  }
}
