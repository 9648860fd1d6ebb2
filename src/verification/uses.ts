import type { Config } from '../config/index.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import type { UseFiles } from '../suppliers/index.ts';

/** Where an archive holds what it relies on of other projects, and the keys by which it was judged. */
export function usePlaces(
  uses: Config['uses'],
): { name: string; place: Record<'archive' | 'signers' | 'revoked', string> }[] {
  return Object.keys(uses).map((name) => ({
    name,
    place: {
      archive: `content/uses/${name}.zip`,
      signers: `content/uses/${name}.signers`,
      revoked: `content/uses/${name}.revoked`,
    },
  }));
}

/**
 * The same as a build has it, from the files of an archive.
 * @implements SRS-3823
 */
export function usesIn(archive: ArchiveFiles, uses: Config['uses']): UseFiles {
  const here = new Set(archive.paths);
  return new Map(
    usePlaces(uses).map(({ name, place }) => [
      name,
      {
        bytes: here.has(place.archive) ? archive.read(place.archive) : undefined,
        signers: textAt(archive, place.signers),
        revoked: textAt(archive, place.revoked),
      },
    ]),
  );
}
