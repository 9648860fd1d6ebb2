import type { LockedPackage, RevisionKind } from '../../model/index.ts';

type Hash = LockedPackage['hashes'][number];

/** Name in a lockfile → algorithm as CycloneDX names it, and the length of its value in hexadecimal digits. */
const algorithms = new Map<string, [algorithm: string, length: number]>([
  ['md5', ['MD5', 32]],
  ['sha1', ['SHA-1', 40]],
  ['sha256', ['SHA-256', 64]],
  ['sha384', ['SHA-384', 96]],
  ['sha512', ['SHA-512', 128]],
]);

/** A hash by the name a file gives its algorithm (`sha256`, `SHA-256`) and its hexadecimal value; none where it is no such hash. */
export function hexHash(name: string, value: string): Hash[] {
  const known = algorithms.get(name) ?? algorithms.get(name.toLowerCase().replace(/[-_]/g, ''));
  const digits = value.toLowerCase();
  if (!known || digits.length !== known[1] || !/^[0-9a-f]*$/.test(digits)) return [];
  return [{ algorithm: known[0], value: digits }];
}

/** Hashes of `sha256:<hex>` words, as Python's lockfiles write them. */
export function prefixedHash(text: string): Hash[] {
  const [name = '', value = ''] = text.split(':', 2);
  return hexHash(name, value);
}

/** Hashes of Subresource Integrity text: `sha512-<Base64> sha1-<Base64>`. */
export function integrityHashes(text: string): Hash[] {
  return text
    .slice(0, 2000)
    .split(/\s+/)
    .flatMap((word) => {
      const dash = word.indexOf('-');
      const value = word.slice(dash + 1).split('?', 1)[0] ?? '';
      return dash < 0 ? [] : hexHash(word.slice(0, dash), Buffer.from(value, 'base64').toString('hex'));
    });
}

/**
 * What tells the bytes of a version without being the hash of a file; none where it is no such digits.
 * @implements SRS-3545
 */
export function revisionHash(kind: RevisionKind, value: string): Hash[] {
  const digits = value.toLowerCase();
  return /^[0-9a-f]{32,64}$/.test(digits) ? [{ algorithm: kind, value: digits }] : [];
}
