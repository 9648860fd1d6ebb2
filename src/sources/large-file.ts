import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { SourceFile } from './source.ts';

const chunkSize = 1 << 16;

/**
 * A file that is read once, piece by piece; its hash is made of the very bytes that were handed out. Call `sha256` at last.
 * @implements SRS-2915
 */
export class LargeFile implements SourceFile {
  readonly path: string;
  readonly #file: number;
  readonly #chunk = Buffer.allocUnsafe(chunkSize);
  readonly #hash = createHash('sha256');

  readonly #watch: (piece: Uint8Array) => void;

  /**
   * @param full where it lies
   * @param watch sees each piece, whether a reader asks for it or not
   */
  constructor(path: string, full: string, watch: (piece: Uint8Array) => void = () => {}) {
    this.path = path;
    this.#watch = watch;
    this.#file = openSync(full, 'r');
  }

  /** The whole of it, for a reader that needs that and asks for nothing else. */
  get bytes(): Uint8Array {
    return Buffer.concat(Array.from(this.chunks(), (chunk) => Buffer.from(chunk)));
  }

  /** Its pieces in their order, those not handed out yet. A piece is good until the next one is asked for. */
  *chunks(): Generator<Uint8Array> {
    for (let size = this.#next(); size > 0; size = this.#next()) yield this.#chunk.subarray(0, size);
  }

  #next(): number {
    const size = readSync(this.#file, this.#chunk);
    const piece = this.#chunk.subarray(0, size);
    this.#hash.update(piece);
    this.#watch(piece);
    return size;
  }

  /** Reads what is left and closes the file. @returns SHA-256 (hex) of the whole */
  sha256(): string {
    while (this.#next() > 0);
    this.close();
    return this.#hash.digest('hex');
  }

  /** Closes a file that is not read to its end. */
  close(): void {
    closeSync(this.#file);
  }
}

/** SHA-256 (hex) of a file, however large. */
export function sha256OfFile(path: string): string {
  const file = new LargeFile('', path);
  try {
    return file.sha256();
  } catch (error) {
    file.close();
    throw error;
  }
}
