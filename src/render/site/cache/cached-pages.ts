import { digestOfData, sha256Of } from '../../../model/index.ts';
import { type Stamp, type StampPlace, stampedAnew } from '../stamp.ts';
import type { Questions } from './surroundings.ts';

/** A page of the last build. */
type CachedPage = [
  /** Digest of what it is about. */
  about: string,
  /** SHA-256 of its bytes as they were written. */
  sha256: string,
  /** Numbers of the questions that it asked. */
  asked: readonly number[],
  places: readonly StampPlace[],
];

/** What is kept of the pages of a build, as JSON; their bytes stand in its output. */
export interface PageIndex {
  /** Digest of all that every page is made of. */
  ground: string;
  stamp: Stamp;
  questions: [name: string, answer: string][];
  pages: [path: string, page: CachedPage][];
}

/** Pages of the last build, from outside. */
export interface StandingPages {
  index: PageIndex | undefined;
  /** Bytes of a file of the last site, by its path: a copy that may be changed, and counts until the next is read. */
  read(path: string): Buffer | undefined;
  /** Keeps the index of this build. */
  keep(index: PageIndex): void;
}

/**
 * Pages of the last build whose bytes are still right: what they are about is the same, every question they asked has the same answer,
 * and what stands in the output is what was written there. Only the stamp is set anew.
 * @implements SRS-3656, SDS-3255
 */
export class CachedPages {
  readonly #standing: StandingPages;
  readonly #questions: Questions;
  readonly #ground: string;
  readonly #stamp: Stamp;
  readonly #last = new Map<string, CachedPage>();
  /** By number of the last build: the number in this one, where the answer is the same. */
  readonly #same: readonly (number | undefined)[];
  readonly #pages: [string, CachedPage][] = [];
  readonly #digests: string[] = [];

  /** @param ground all that every page is made of */
  constructor(standing: StandingPages, questions: Questions, ground: unknown, stamp: Stamp) {
    this.#standing = standing;
    this.#questions = questions;
    this.#ground = digestOfData(ground);
    this.#stamp = stamp;
    const { index } = standing;
    const isOfGround = index?.ground === this.#ground;
    if (isOfGround) this.#last = new Map(index.pages);
    this.#same = isOfGround
      ? index.questions.map(([name, answer]) => {
          const number = questions.numberOf(name);
          return this.#digest(number) === answer ? number : undefined;
        })
      : [];
  }

  /** @returns the page's bytes with the stamp of this build; undefined where it has to be made */
  take(path: string, about: string): { content: Buffer; sha256: string } | undefined {
    const kept = this.#last.get(path);
    const from = this.#standing.index?.stamp;
    if (!kept || !from || kept[0] !== about) return undefined;
    const [, sha256, asked, places] = kept;
    const numbers: number[] = [];
    for (const number of asked) {
      const same = this.#same[number];
      if (same === undefined) return undefined;
      numbers.push(same);
    }
    const bytes = this.#standing.read(path);
    if (!bytes || sha256Of(bytes) !== sha256) return undefined;
    const anew = stampedAnew(bytes, places, { from, to: this.#stamp });
    return { content: anew.bytes, sha256: this.add(path, about, numbers, anew) };
  }

  /** Keeps a page for the next build. @returns SHA-256 (hex) of its bytes */
  add(
    path: string,
    about: string,
    asked: readonly number[],
    { bytes, places }: { bytes: Buffer; places: readonly StampPlace[] },
  ): string {
    const sha256 = sha256Of(bytes);
    this.#pages.push([path, [about, sha256, asked, places]]);
    return sha256;
  }

  end(): void {
    this.#standing.keep({
      ground: this.#ground,
      stamp: this.#stamp,
      questions: this.#questions.all.map(({ name, number }) => [name, this.#digest(number)]),
      pages: this.#pages,
    });
  }

  #digest(number: number): string {
    const known = this.#digests[number];
    if (known !== undefined) return known;
    const digest = digestOfData(this.#questions.all[number]?.answer);
    this.#digests[number] = digest;
    return digest;
  }
}
