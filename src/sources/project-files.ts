import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a project as links see it: what was read, and what else lies on the disk. Remembers what it was asked. */
export class ProjectFiles {
  readonly #root: string;
  readonly #known: ReadonlySet<string>;
  readonly #asked = new Map<string, boolean>();

  /** @param known POSIX paths of files that were read */
  constructor(root: string, known: Iterable<string>) {
    this.#root = root;
    this.#known = new Set(known);
  }

  has(path: string): boolean {
    if (this.#known.has(path)) return true;
    const answer = this.#asked.get(path) ?? existsSync(join(this.#root, path));
    this.#asked.set(path, answer);
    return answer;
  }

  values(): Iterable<string> {
    return this.#known;
  }

  /** What was asked of the disk, with the answers: input of the check that no survey lists. */
  get asked(): [path: string, exists: boolean][] {
    return [...this.#asked];
  }
}
