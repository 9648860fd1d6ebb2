import { createRequire } from 'node:module';
import { UserError } from './user-error.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * Whether a package is installed that only drawing and printing need: npm leaves these out where it is told `--omit=optional`.
 * @param name among the `optionalDependencies` of Dossier
 */
export function isInstalled(name: string): boolean {
  try {
    resolve(name);
    return true;
  } catch (error) {
    // One that is there and has nothing for `require` is there.
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}

/**
 * Requires packages that draw and print, before they are loaded.
 * @param purpose what needs them, as the subject of a sentence
 * @throws UserError with what to install
 * @implements SRS-3712
 */
export function requireInstalled(purpose: string, names: readonly string[]): void {
  const lacking = names.filter((name) => !isInstalled(name));
  if (lacking.length === 0) return;
  throw new UserError(
    `${purpose}: not installed are ${lacking.join(', ')}, which npm leaves out with --omit=optional. ` +
      'Run `npm install --include=optional`; `dossier check` needs none of them.',
  );
}
