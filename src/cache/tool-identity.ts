import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { compareText, sha256Of } from '../model/index.ts';
import { readCached, writeCached } from './json-cache.ts';
import { userCache } from './user-cache.ts';

const packageUrl = new URL('../../package.json', import.meta.url);

/** Name and version of this generator, as every output states them (IEC 62304 5.1.10). */
export const generator: { name: string; version: string } = (() => {
  const { version } = JSON.parse(readFileSync(packageUrl, 'utf8')) as { version: string };
  return { name: 'dossier', version };
})();

/**
 * The lockfile that fixes what this generator runs on: its own, or that of npm where it is installed.
 * @returns its name and SHA-256; undefined where neither lies there
 */
export function lockfileIdentity(): { name: string; sha256: string } | undefined {
  for (const [name, path] of [
    ['package-lock.json', '../../package-lock.json'],
    ['node_modules/.package-lock.json', '../../.package-lock.json'],
  ] as const) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return { name, sha256: sha256Of(readFileSync(url)) };
  }
  return undefined;
}

/**
 * Tells this build of Dossier from another: version, and the content of its source files and templates, so that two machines with the same
 * Dossier say the same. Only for what is kept between runs, never for output.
 */
export function toolIdentity(): string {
  identity ??= identityOf(
    ['..', '../../templates/'].map((from) => fileURLToPath(new URL(from, import.meta.url))),
    userCache(),
  );
  return identity;
}
let identity: string | undefined;

/**
 * As `toolIdentity`, of the files in some directories. The answer is kept while no size and no time of a file changes: reading them all
 * takes longer than many a check.
 * @param cache directory of the user's caches
 * @implements SRS-3692
 */
export function identityOf(directories: readonly string[], cache: string): string {
  const files = filesOf(directories);
  const known = join(cache, 'identities', `${sha256Of(directories.join('\n')).slice(0, 16)}.json`);
  const state = digest(files, (full) => {
    const { size, mtimeMs } = statSync(full);
    return `${size} ${mtimeMs}`;
  }).slice(0, 16);
  const kept = readCached(known) as { state?: string; identity?: string } | undefined;
  if (kept?.state === state && kept.identity) return kept.identity;
  const made = digest(files, bytesOf).slice(0, 16);
  writeCached(known, { state, identity: made });
  return made;
}

/**
 * As `identityOf`, of the bytes of all files each time: for what becomes output, which never rests on sizes and times.
 * @implements SRS-3841
 */
export function contentIdentity(directories: readonly string[]): string {
  return digest(filesOf(directories), bytesOf);
}

interface SourceFile {
  path: string;
  full: string;
}

function filesOf(directories: readonly string[]): SourceFile[] {
  return directories.flatMap((directory) =>
    (readdirSync(directory, { recursive: true }) as string[])
      .filter((path) => /\.[a-z]+$/.test(path))
      .sort(compareText)
      .map((path) => ({ path, full: join(directory, path) })),
  );
}

function digest(files: readonly SourceFile[], of: (full: string) => string): string {
  const lines = files.map(({ path, full }) => `${path} ${of(full)}\n`);
  return sha256Of(`${generator.version} ${process.version}\n${lines.join('')}`);
}

const bytesOf = (full: string): string => (statSync(full).isFile() ? sha256Of(readFileSync(full)) : '');
