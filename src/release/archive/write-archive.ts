import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { compareText, type SourceHash, sha256Of } from '../../model/index.ts';
import { hashEntry, type ManifestEntry } from '../manifest.ts';
import { isRunning } from '../sibling-path.ts';
import { type ArchiveManifest, archiveNames, formatArchiveManifest, formatSums } from './archive-manifest.ts';
import { zipFiles } from './zip.ts';

/** An archive of that name exists, or came to exist meanwhile. Nothing was written over it. */
export class ArchiveExists extends Error {}

/**
 * Writes an archive: a directory and a ZIP of it, each put in place whole. An archive that exists is never touched, whoever else
 * writes at the same time; a run that is killed leaves none of that name, or the
 * whole directory, whose ZIP `completeArchive` writes.
 * @param target absolute path of the directory; the ZIP lies beside it, with `.zip` at its end
 * @param sign signs the manifest's bytes; undefined leaves the archive without a signature
 * @param sources files of the project that a file shows by reference, by its path
 * @throws ArchiveExists
 * @implements SDS-2001, SRS-2001, SRS-2002, SRS-2807
 */
export async function writeArchive(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
  about: Omit<ArchiveManifest, 'schema' | 'files' | 'signed'>,
  sign: ((manifest: Uint8Array) => Promise<string>) | undefined,
  sources: ReadonlyMap<string, readonly SourceHash[]> = new Map(),
): Promise<ArchiveManifest> {
  prepareFor(target);
  const entries: ManifestEntry[] = [...files]
    .map(([path, bytes]) => hashEntry(path, bytes, sources.get(path)))
    .sort((a, b) => compareText(a.path, b.path));
  const manifest: ArchiveManifest = {
    schema: 'dossier-archive-1',
    ...about,
    signed: sign !== undefined,
    files: entries,
  };
  const text = formatArchiveManifest(manifest);
  const all = new Map(files);
  all.set(archiveNames.manifest, Buffer.from(text));
  all.set(archiveNames.sums, Buffer.from(formatSums(entries, sha256Of(text))));
  if (sign) all.set(archiveNames.signature, Buffer.from(await sign(Buffer.from(text)), 'latin1'));
  const aside = `${target}.next-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    for (const [path, bytes] of all) {
      const full = join(aside, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, bytes);
    }
    writeFileSync(`${aside}.zip`, zipFiles(all));
    claim(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(`${aside}.zip`, { force: true });
  }
  return manifest;
}

/** The directory's rename is the claim: a directory that holds something is never replaced, so of two that try, one fails. The ZIP follows. */
function claim(aside: string, target: string): void {
  try {
    renameSync(aside, target);
  } catch (error) {
    throw existsSync(target) ? new ArchiveExists(target) : error;
  }
  // Unlike a rename, a link never takes the place of another file.
  linkSync(`${aside}.zip`, `${target}.zip`);
}

/**
 * Nothing is to be built for a place that is taken.
 * @throws ArchiveExists
 */
export function requireNoArchive(target: string): void {
  if (existsSync(target) || existsSync(`${target}.zip`)) throw new ArchiveExists(target);
}

function prepareFor(target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  requireNoArchive(target);
  const prefix = `${target}.next-`;
  for (const name of readdirSync(dirname(target))) {
    const path = join(dirname(target), name);
    const owner = path.startsWith(prefix) ? Number.parseInt(path.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(owner) && !isRunning(owner)) rmSync(path, { recursive: true, force: true });
  }
}

/** The files of a directory that was built, by POSIX path. */
export function filesBelow(root: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const walk = (at: string): void => {
    for (const entry of readdirSync(join(root, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.set(path, readFileSync(join(root, path)));
    }
  };
  walk('');
  return files;
}
