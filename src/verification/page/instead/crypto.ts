import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from 'buffer/';

const algorithms = { sha1, sha256, sha384, sha512 };

/** Hashes of `node:crypto`, as far as they are used. */
class Hash {
  readonly #hash;

  constructor(name: keyof typeof algorithms) {
    this.#hash = algorithms[name].create();
  }

  update(data: string | Uint8Array): this {
    this.#hash.update(typeof data === 'string' ? Buffer.from(data, 'utf8') : data);
    return this;
  }

  digest(encoding?: 'hex' | 'base64'): string | Uint8Array {
    const bytes = Buffer.from(this.#hash.digest());
    return encoding ? bytes.toString(encoding) : bytes;
  }
}

/** Of bytes that are at hand as a whole. */
export function hash(
  name: keyof typeof algorithms,
  data: string | Uint8Array,
  encoding: 'hex' | 'base64' = 'hex',
): string {
  return String(new Hash(name).update(data).digest(encoding));
}

export function createHash(name: keyof typeof algorithms): Hash {
  return new Hash(name);
}
