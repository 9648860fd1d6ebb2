import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where outputs go unless the configuration says otherwise. */
export const usual = 'dist';

/**
 * The directory for the outputs of a project that begins: the usual one, unless something of the repository is there or is made there, since
 * a build replaces nothing that it did not make.
 * @implements SRS-3924
 */
export function outputDirectory(root: string): string {
  const isTaken = existsSync(join(root, usual)) || /^\/?dist(?:\/.*)?\r?$/m.test(ignoredIn(root));
  return isTaken ? 'technical-file' : usual;
}

function ignoredIn(root: string): string {
  try {
    return readFileSync(join(root, '.gitignore'), 'utf8');
  } catch {
    return '';
  }
}

/** What is laid down with the name of the directory of the outputs in it. */
const naming = new Set(['README.md', '.gitignore', '.gitlab-ci.yml', '.github/workflows/technical-file.yml']);

/** The bytes of a file that is laid down, with the directory of the outputs in the place of the usual one. */
export function laidBytes(path: string, bytes: Uint8Array, directory: string): Uint8Array {
  return naming.has(path) ? Buffer.from(withOutput(Buffer.from(bytes).toString(), directory)) : bytes;
}

/** Text that is laid down, with another directory in the place of the usual one. */
export function withOutput(text: string, directory: string): string {
  return text.replace(/\bdist\b/g, () => directory);
}
