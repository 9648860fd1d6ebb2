import { existsSync, readFileSync } from 'node:fs';
import { UserError } from './command.ts';

/**
 * Text of a file of allowed signers, or of certificates, that the caller trusts.
 * @param file as it was given; undefined where none was
 * @throws UserError where there is no such file
 */
export function readTrusted(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  return readFileSync(file, 'utf8');
}
