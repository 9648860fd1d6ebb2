import { resolve } from 'node:path';
import { type Use, useOrigin } from '../config/index.ts';
import type { Refused } from '../model/index.ts';
import { withScratch } from '../release/scratch.ts';
import { readReference } from '../release/stores/reference.ts';
import { pullRelease } from '../release/stores/registry.ts';
import type { Access } from '../release/stores/registry-client.ts';
import { fileAtTag } from '../sources/git/tagged-file.ts';
import type { Brought } from './excerpt.ts';

/** The archive of a use, and where it was brought from. */
export interface BroughtArchive {
  zip: Buffer;
  brought: Brought;
}

/**
 * Brings the archive of a use from where `from` says, over the network.
 * @param root of the project, which a path to a repository is relative to
 * @returns the archive, which nobody has verified yet; or why there is none
 * @throws RegistryError
 * @implements SRS-3821
 */
export async function bringArchive(
  root: string,
  { from }: Use,
  access: Access,
): Promise<BroughtArchive | Refused> {
  const origin = useOrigin(from);
  if (origin?.kind === 'registry') {
    const reference = readReference(from);
    if (!reference) return { refused: `${from} names no set in a registry` };
    const { zip, manifest } = await pullRelease(reference, access);
    return { zip, brought: { from, registry: manifest.toString('base64') } };
  }
  if (origin?.kind !== 'git') return { refused: `${from} lies in the project already` };
  const repository = origin.repository.includes(':') ? origin.repository : resolve(root, origin.repository);
  const { signal } = access;
  const zip = await withScratch('supplier', (scratch) =>
    fileAtTag(scratch, { ...origin, repository }, signal ?? new AbortController().signal),
  );
  return 'refused' in zip ? zip : { zip, brought: { from } };
}
