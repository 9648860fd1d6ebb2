import { type Config, fileOfUse } from '../config/index.ts';
import { readInside, readPlain } from './inside.ts';

/** What lies here of another project, and the keys that its signature is judged by. */
export interface UseFile {
  /** Undefined for what does not exist, is no file of the project, or is larger than is read. */
  bytes: Buffer | undefined;
  /** Texts of the lists of allowed signers and of revoked keys. */
  signers: string;
  revoked: string;
}

/** Largest archive that is read at every build. Of a larger one `dossier uses fetch` takes what builds need. */
const maximumArchive = 300_000_000;

/**
 * Reads what lies here of the projects of `uses`, by their names. Nothing is asked of a network.
 * @implements SRS-3821
 */
export function readUses(
  root: string,
  { uses, approvals }: Pick<Config, 'uses' | 'approvals'>,
): ReadonlyMap<string, UseFile> {
  const text = (path: string): string => readInside(root, path)?.toString('utf8') ?? '';
  return new Map(
    Object.entries(uses).map(([name, use]) => [
      name,
      {
        bytes: readPlain(root, fileOfUse(name, use), maximumArchive),
        signers: text(use.signers ?? approvals.signers),
        revoked: text(use.revoked ?? approvals.revoked),
      },
    ]),
  );
}
