import { sha256Of } from '../../model/index.ts';
import { type ArchiveCheck, bad, good } from './archive-check.ts';
import { type ArchiveManifest, archiveNames, formatSums } from './archive-manifest.ts';
import type { ArchiveFiles } from './read-archive.ts';

/** Files that speak of the manifest and so cannot stand in it. */
const unlisted: ReadonlySet<string> = new Set([
  archiveNames.manifest,
  archiveNames.signature,
  archiveNames.timeStamp,
  archiveNames.sums,
]);

/**
 * Every file of an archive against its manifest.
 * @param bytes of the manifest
 */
export function checkFiles(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  bytes: Uint8Array,
): ArchiveCheck[] {
  const wrong: string[] = [];
  const listed = new Set(manifest.files.map(({ path }) => path));
  const here = new Set(archive.paths);
  for (const { path, size, sha256 } of manifest.files) {
    if (!here.has(path)) wrong.push(`${path} is missing`);
    else {
      const content = archive.read(path);
      if (content.length !== size || sha256Of(content) !== sha256) wrong.push(`${path} was changed`);
    }
  }
  for (const path of archive.paths)
    if (!listed.has(path) && !unlisted.has(path)) wrong.push(`${path} was added`);
  const sums = here.has(archiveNames.sums)
    ? Buffer.from(archive.read(archiveNames.sums)).toString('utf8')
    : undefined;
  if (sums === undefined) wrong.push(`${archiveNames.sums} is missing`);
  else if (sums !== formatSums(manifest.files, sha256Of(bytes)))
    wrong.push(`${archiveNames.sums} does not fit ${archiveNames.manifest}: one of them was changed`);
  return wrong.length === 0
    ? [good(`${manifest.files.length} files, each with the size and hash of the manifest, and no other.`)]
    : wrong.map((text) => bad(`${text}.`));
}
