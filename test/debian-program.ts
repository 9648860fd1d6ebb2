import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A program of Debian: the one that is installed, or one taken out of its package for this run, which needs no rights.
 * @param name of the package
 * @param path in the package
 * @param scratch directory of the run
 * @returns undefined where neither is to be had
 */
export function debianProgram(name: string, path: string, scratch: string): string | undefined {
  if (existsSync(`/${path}`)) return `/${path}`;
  const directory = join(scratch, `package-${name}`);
  try {
    mkdirSync(directory);
    execFileSync('apt-get', ['download', name], { cwd: directory, stdio: 'ignore', timeout: 60_000 });
    const [file = ''] = readdirSync(directory).filter((each) => each.endsWith('.deb'));
    execFileSync('dpkg', ['-x', file, 'unpacked'], { cwd: directory, stdio: 'ignore' });
    const program = join(directory, 'unpacked', path);
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}
