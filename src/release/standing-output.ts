import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256Of } from '../model/index.ts';
import { isManifest, type Manifest, manifestName } from './manifest.ts';

/** SHA-256 (hex) of the manifest of an output; undefined where there is none. */
export function manifestHash(directory: string): string | undefined {
  const bytes = readIfThere(join(directory, manifestName));
  return bytes && sha256Of(bytes);
}

/**
 * Whether a directory holds, byte for byte, what its manifest lists, and nothing else.
 * @param manifest SHA-256 (hex) that the manifest has to have
 */
export function isWhole(directory: string, manifest: string): boolean {
  const bytes = readIfThere(join(directory, manifestName));
  if (!bytes || sha256Of(bytes) !== manifest) return false;
  const listed: unknown = JSON.parse(bytes.toString('utf8'));
  if (!isManifest(listed)) return false;
  const hashes = new Map((listed as Manifest).files.map(({ path, sha256: hash }) => [path, hash]));
  const present = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      isFile: entry.isFile(),
      path: relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'),
    }))
    .filter(({ path }) => path !== manifestName);
  return (
    present.length === hashes.size &&
    present.every(({ path, isFile }) => {
      const file = isFile ? readIfThere(join(directory, path)) : undefined;
      return file !== undefined && sha256Of(file) === hashes.get(path);
    })
  );
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
