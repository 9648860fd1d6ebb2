import { createHash, type Hash } from 'node:crypto';

/** What git stores. */
export const objectTypes = ['blob', 'tree', 'commit', 'tag'] as const;
export type ObjectType = (typeof objectTypes)[number];

/**
 * The name git gives to bytes: the hash of their type, their size and themselves (gitformat-pack, "object name").
 * @param like a name of the same repository, whose length tells its hash: 40 digits are SHA-1, 64 are SHA-256
 */
export function objectName(type: ObjectType, bytes: Uint8Array, like: string): string {
  return hashOfObject(type, bytes.length, like).update(bytes).digest('hex');
}

/** The same for bytes that come piece by piece: hand them to `update`. */
export function hashOfObject(type: ObjectType, size: number, like: string): Hash {
  return createHash(like.length === 64 ? 'sha256' : 'sha1').update(`${type} ${size}\0`);
}
