import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generator } from '../cache/tool-identity.ts';
import { ownEntry } from '../model/index.ts';
import type { LaidFile } from './lay-down.ts';

/** Directory of a project in which the package lies that its tools are installed from. */
const toolsDirectory = 'tools';

/** Path of Dossier's package in a project, and what a manifest says of it. */
export const ownPackage = {
  path: `${toolsDirectory}/technical-file-dossier-${generator.version}.tgz`,
  dependency: `file:${toolsDirectory}/technical-file-dossier-${generator.version}.tgz`,
} as const;

/**
 * The package that this Dossier was installed from, as a file for a project: what laid the project down builds it.
 * @param home directory of the package, where it runs from
 * @returns undefined where it was not installed from a file (a clone), or the file is gone
 * @implements SRS-3713
 */
export function packageFile(home = fileURLToPath(new URL('../..', import.meta.url))): LaidFile | undefined {
  const modules = /^(.*[\\/]node_modules)[\\/](.+?)[\\/]?$/.exec(home);
  if (!modules) return undefined;
  const [, directory = '', name = ''] = modules;
  try {
    const { packages } = JSON.parse(readFileSync(join(directory, '.package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string }>;
    };
    const { resolved } = ownEntry(packages, `node_modules/${name.replaceAll('\\', '/')}`) ?? {};
    if (!resolved?.startsWith('file:') || basename(resolved) !== basename(ownPackage.path)) return undefined;
    const file = resolve(dirname(directory), resolved.slice('file:'.length));
    return existsSync(file) ? { path: ownPackage.path, bytes: readFileSync(file) } : undefined;
  } catch {
    return undefined;
  }
}

/** A manifest of npm with Dossier among what the development needs. */
export function withOwnPackage(manifest: string): string {
  const json = JSON.parse(manifest) as { devDependencies?: Record<string, string> };
  const asked = { ...json.devDependencies, dossier: ownPackage.dependency };
  const sorted = Object.fromEntries(Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...json, devDependencies: sorted }, null, 2)}\n`;
}
