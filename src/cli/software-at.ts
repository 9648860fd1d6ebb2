import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { artifactName } from '../config/artifacts.ts';
import { sha256OfFile } from '../sources/large-file.ts';
import { UserError } from './command.ts';

/**
 * The software a caller names, with its digest.
 * @throws UserError where it is no file, and no reference with a digest
 */
export function softwareAt(text: string): { name: string; sha256: string } {
  if (existsSync(text)) return { name: text, sha256: sha256OfFile(resolve(text)) };
  const named = artifactName(text);
  if (named && named.kind !== 'file' && named.sha256 !== undefined)
    return { name: text, sha256: named.sha256 };
  throw new UserError(
    `There is no file ${text}. An image or a package is named with its digest: oci://host/name@sha256:…`,
  );
}
