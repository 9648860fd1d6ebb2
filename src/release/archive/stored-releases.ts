import { existsSync, linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../model/index.ts';
import { hashEntry } from '../manifest.ts';
import { type ArchiveManifest, archiveNames, readArchiveManifest } from './archive-manifest.ts';
import { checkFiles } from './check-files.ts';
import { type ArchiveFiles, openArchive } from './read-archive.ts';
import { zipFiles } from './zip.ts';

/** A release in a store: its name there, its manifest, and the SHA-256 of its bytes. */
export interface StoredRelease {
  name: string;
  manifest: ArchiveManifest;
  sum: string;
}

/** Opens an archive of a store by its name: the directory, or the ZIP where only that is left. */
export function archiveIn(store: string, name: string): ArchiveFiles | undefined {
  for (const path of [join(store, name), join(store, `${name}.zip`)]) {
    const opened = existsSync(path) ? openArchive(path) : undefined;
    if (opened && !('refused' in opened)) return opened;
  }
  return undefined;
}

/** The releases of a store, by the dates of their commits, then by their tags; candidates do not count. */
export function storedReleases(store: string): StoredRelease[] {
  const names = (existsSync(store) ? readdirSync(store) : [])
    .filter((name) => !/\.next-\d+/.test(name))
    .map((name) => name.replace(/\.zip$/, ''));
  return [...new Set(names)]
    .flatMap((name): StoredRelease[] => {
      const archive = archiveIn(store, name);
      if (!archive?.paths.includes(archiveNames.manifest)) return [];
      const text = Buffer.from(archive.read(archiveNames.manifest)).toString('utf8');
      const manifest = readArchiveManifest(text);
      return manifest && !manifest.candidate
        ? [{ name, manifest, sum: hashEntry(archiveNames.manifest, text).sha256 }]
        : [];
    })
    .sort(
      (a, b) =>
        compareText(a.manifest.date, b.manifest.date) || compareText(a.manifest.release, b.manifest.release),
    );
}

/** The newest release of a store. */
export function latestRelease(store: string): StoredRelease | undefined {
  return storedReleases(store).at(-1);
}

/**
 * Writes the ZIP of an archive whose run was killed after the directory took its name: the directory is whole then, and the ZIP the same
 * bytes as it would have been. A directory that is not what its manifest says gets none.
 * @returns whether it was written
 * @implements SRS-2807
 */
export function completeArchive(target: string): boolean {
  if (!existsSync(target) || existsSync(`${target}.zip`)) return false;
  const archive = openArchive(target);
  if ('refused' in archive || !archive.paths.includes(archiveNames.manifest)) return false;
  const bytes = archive.read(archiveNames.manifest);
  const manifest = readArchiveManifest(Buffer.from(bytes).toString('utf8'));
  if (!manifest || checkFiles(archive, manifest, bytes).some(({ state }) => state === 'bad')) return false;
  if (manifest.signed !== archive.paths.includes(archiveNames.signature)) return false;
  const aside = `${target}.next-${process.pid}.zip`;
  try {
    writeFileSync(aside, zipFiles(new Map(archive.paths.map((path) => [path, archive.read(path)]))));
    linkSync(aside, `${target}.zip`);
    return true;
  } finally {
    rmSync(aside, { force: true });
  }
}
