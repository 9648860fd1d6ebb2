import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where outputs go unless the configuration says otherwise. */
const usual = 'dist';

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

/** Text that is laid down, with another directory in the place of the usual one. */
export function withOutput(text: string, directory: string): string {
  return text.replace(/\bdist\b/g, () => directory);
}
