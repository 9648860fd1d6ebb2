import { appendFileSync, existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withOutput } from './output-directory.ts';

/** What `.gitignore` of a new project says. */
const template = fileURLToPath(new URL('../../templates/starter/common/gitignore', import.meta.url));

/** Lines that `.gitignore` was given, and those that it lacks because such a directory is there already. */
export interface Ignored {
  added: string[];
  lacking: string[];
}

/**
 * Gives the `.gitignore` that is there the lines that it lacks, at its end: else `git add --all` would take in whatever npm installs. A directory
 * that is there may hold what git keeps, and is left to whoever knows. A link is left alone.
 * @param output directory of the outputs
 * @implements SRS-3835
 */
export function ignoreWhatIsMade(root: string, output: string): Ignored {
  const file = join(root, '.gitignore');
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return { added: [], lacking: [] };
  const text = readFileSync(file, 'utf8');
  const stated = new Set(text.split(/\r?\n/).map(bare));
  const made = withOutput(readFileSync(template, 'utf8'), output).split('\n').filter(Boolean);
  const missing = made.filter((line) => !stated.has(bare(line)));
  const isThere = (line: string): boolean =>
    line !== 'node_modules/' && existsSync(join(root, line.replaceAll('/', '')));
  const added = missing.filter((line) => !isThere(line));
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  if (added.length > 0)
    appendFileSync(
      file,
      [text === '' || text.endsWith('\n') ? '' : end, ...added.map((line) => line + end)].join(''),
    );
  return { added, lacking: missing.filter(isThere) };
}

/** A line without the slashes that only say where, or that it is a directory. */
function bare(line: string): string {
  return line.trim().replace(/^\/|\/\**$/g, '');
}
