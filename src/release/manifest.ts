import { type SourceHash, sha256Of } from '../model/index.ts';

/** One file of an output: POSIX path relative to the manifest, bytes, SHA-256 (hex). */
export interface ManifestEntry {
  path: string;
  size: number;
  sha256: string;
  /** Files of the project that it shows by reference; absent where there is none. */
  sources?: readonly SourceHash[] | undefined;
}

/** What an output holds (IEC 62304 5.8.7, 8.1.3): every file but the manifest itself, sorted by path. */
export interface Manifest {
  schema: 'dossier-manifest-1';
  generator: { name: string; version: string };
  product: { name: string; version: string };
  /** Release tag, or `DRAFT …`. */
  release: string;
  commit: string;
  files: ManifestEntry[];
}

export const manifestName = 'manifest.json';

/**
 * The entry of one file; text counts as UTF-8.
 * @param sha256 of the content, where it is known already
 */
export function hashEntry(
  path: string,
  content: string | Uint8Array,
  sources: readonly SourceHash[] = [],
  sha256 = sha256Of(content),
): ManifestEntry {
  const entry = { path, size: Buffer.byteLength(content), sha256 };
  return sources.length === 0 ? entry : { ...entry, sources };
}

/** Whether a value is the manifest of an output of ours, and not a file of the same name that others write as well. */
export function isManifest(value: unknown): boolean {
  const { schema, files } = (value ?? {}) as Partial<Manifest>;
  return schema === 'dossier-manifest-1' && Array.isArray(files);
}

/** The manifest as text: indented JSON with a final newline, the same bytes for the same content. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
