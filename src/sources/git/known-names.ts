import { readCached, writeCached } from '../../cache/json-cache.ts';
import { type FileState, isUntouched } from '../file-state.ts';

type Known = [size: number, modified: number, changed: number, inode: number, name: string];

/**
 * Names of the bytes of files, remembered between runs by what the file system says of them. Only for what nobody will sign.
 * @implements SRS-3180
 */
export class KnownNames {
  readonly #file: string;
  readonly #then: ReadonlyMap<string, Known>;
  readonly #read: number;
  readonly #now = new Map<string, Known>();
  readonly #begun = Date.now();
  #fresh = 0;

  /** @param file absolute path of where they are remembered */
  constructor(file: string) {
    this.#file = file;
    const kept = readCached(file) as { read: number; files: [string, Known][] } | undefined;
    this.#then = new Map(kept?.files);
    this.#read = kept?.read ?? 0;
  }

  /** @param read gives the name of the bytes as they lie there now */
  nameOf(path: string, state: FileState, read: () => string): string {
    const known = this.#then.get(path);
    const isKnown = known !== undefined && isUntouched(state, stateOf(known), this.#read);
    const name = isKnown ? known[4] : read();
    if (!isKnown) this.#fresh++;
    this.#now.set(path, [state.size, state.modified, state.changed, state.inode, name]);
    return name;
  }

  /** Remembers what was asked for in this run. */
  save(): void {
    if (this.#fresh > 0 || this.#now.size !== this.#then.size)
      writeCached(this.#file, { read: this.#begun, files: [...this.#now] });
  }
}

function stateOf([size, modified, changed, inode]: Known): FileState {
  return { size, modified, changed, inode };
}
