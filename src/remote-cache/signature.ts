import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { CachedFile } from './action-result.ts';

/**
 * What is signed of an entry: its key and each file with digest and size, so that no entry stands under the key of another.
 * @param key SHA-256 (hex) under which it is kept
 */
function statementOf(key: string, files: readonly CachedFile[]): Buffer {
  return Buffer.from(
    JSON.stringify(['dossier-cache-1', key, files.map(({ path, sha256, size }) => [path, sha256, size])]),
  );
}

/** Signs with Ed25519 (RFC 8032). */
export function signEntry(key: string, files: readonly CachedFile[], privateKey: KeyObject): Uint8Array {
  return sign(null, statementOf(key, files), privateKey);
}

/** Whether the signature of an entry is of a key. */
export function isSigned(
  key: string,
  files: readonly CachedFile[],
  signature: Uint8Array,
  publicKey: KeyObject,
): boolean {
  return verify(null, statementOf(key, files), publicKey, signature);
}

/**
 * A key as it stands in configuration or environment: PEM, or the Base64 of its DER (SPKI or PKCS #8).
 * @returns undefined for what is no Ed25519 key
 */
export function readKey(text: string, kind: 'public' | 'private'): KeyObject | undefined {
  try {
    const isPem = text.includes('-----BEGIN');
    const der = { key: Buffer.from(text, 'base64'), format: 'der' as const };
    const key =
      kind === 'public'
        ? createPublicKey(isPem ? text : { ...der, type: 'spki' })
        : createPrivateKey(isPem ? text : { ...der, type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
