import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { archiveNames, readArchiveManifest } from '../release/archive/archive-manifest.ts';
import { firstPageReader } from '../release/archive/first-page.ts';
import { type ArchiveFiles, openArchive, openZip } from '../release/archive/read-archive.ts';
import { archiveIn } from '../release/archive/stored-releases.ts';
import { type ArchiveVerdict, type Standing, verifyArchive } from '../verification/index.ts';
import { type Ending, UserError } from './command.ts';
import { fromRegistry } from './commands/pull.ts';
import { readTrusted } from './trusted-signers.ts';

/** Options that name whom the caller trusts. */
export const trustOptions: [flags: string, text: string][] = [
  ['--signers <file>', 'allowed signers you trust; without it nobody is named'],
  [
    '--tsa-ca <file>',
    'certificates of time-stamping authorities you trust; then a signature counts only with a time stamp of one',
  ],
];

/** Files with whom the caller trusts, as `trustOptions` gives them. */
export interface Trust {
  signers?: string;
  tsaCa?: string;
}

/**
 * Opens and verifies an archive.
 * @param path directory, ZIP, or `oci://host/name:tag`
 * @param artifact software that has to be of this release
 * @returns its files, empty where it cannot be read; and what it is worth
 * @throws UserError where there is none, or a file of `trust` is missing
 * @implements SRS-2003, SRS-3720
 */
export async function verifiedArchive(
  path: string,
  { signers, tsaCa }: Trust,
  signal: AbortSignal,
  artifact?: { name: string; sha256: string },
): Promise<{ archive: ArchiveFiles; verdict: ArchiveVerdict }> {
  const isRemote = path.startsWith('oci://');
  if (!isRemote && !existsSync(path)) throw new UserError(`There is no archive ${path}.`);
  const archive = isRemote ? openZip(await fromRegistry(path, signal)) : openArchive(resolve(path));
  if ('refused' in archive) {
    const text = `It cannot be read: ${archive.refused}.`;
    return {
      archive: { paths: [], read: () => new Uint8Array() },
      verdict: { manifest: undefined, standing: 'contradicted', checks: [{ state: 'bad', text }] },
    };
  }
  const verdict = await verifyArchive(archive, {
    signers: readTrusted(signers),
    authorities: readTrusted(tsaCa),
    previous: isRemote ? undefined : previousBeside(resolve(path), archive),
    firstPage: firstPageReader(),
    artifact,
  });
  return { archive, verdict };
}

/** How the command ends with each standing. */
export const endings: Record<Standing, Ending> = {
  named: 'clean',
  'nobody named': 'nobodyNamed',
  unchecked: 'nobodyNamed',
  contradicted: 'findings',
};

/** The manifest of the release before, where its archive lies beside this one. */
function previousBeside(path: string, archive: ArchiveFiles): Uint8Array | undefined {
  if (!archive.paths.includes(archiveNames.manifest)) return undefined;
  const manifest = readArchiveManifest(Buffer.from(archive.read(archiveNames.manifest)).toString('utf8'));
  const release = manifest?.previous?.release;
  if (!release || /[/\\]/.test(release)) return undefined;
  const before = archiveIn(dirname(path), release);
  return before?.paths.includes(archiveNames.manifest) ? before.read(archiveNames.manifest) : undefined;
}
