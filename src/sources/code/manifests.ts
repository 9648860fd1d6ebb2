import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../model/index.ts';
import { directoryOf } from './paths.ts';

/** Files that say how names of modules lead to files, and what a project asks its package manager for. */
const names: ReadonlySet<string> = new Set([
  'package.json',
  'tsconfig.json',
  'jsconfig.json',
  'go.mod',
  'Cargo.toml',
  'pyproject.toml',
  'pixi.toml',
  'pubspec.yaml',
  'composer.json',
  'Package.swift',
  'settings.gradle',
  'settings.gradle.kts',
  'build.gradle',
  'build.gradle.kts',
  'AndroidManifest.xml',
  'pom.xml',
  'CMakeLists.txt',
]);

/** The manifest that an entry of a directory is or holds; undefined for every other entry. */
export function manifestIn(entry: string): string | undefined {
  if (names.has(entry) || /\.(?:csproj|cmake)$|^environment[\w.-]*\.ya?ml$/.test(entry)) return entry;
  return entry.endsWith('.xcodeproj') ? `${entry}/project.pbxproj` : undefined;
}

/** A manifest as it lies in the project. */
export interface Manifest {
  /** POSIX path relative to the project root. */
  path: string;
  text: string;
}

/** Largest manifest read, in bytes. */
const maximumSize = 4_000_000;

/** Reads the manifests that lie in the directories of source files and lockfiles and above them, within the project. Sorted by path. */
export function readManifests(root: string, sourcePaths: Iterable<string>): Manifest[] {
  const directories = new Set<string>(['.']);
  for (const path of sourcePaths) {
    for (let at = directoryOf(path); !directories.has(at); at = directoryOf(at)) directories.add(at);
  }
  const manifests: Manifest[] = [];
  for (const directory of [...directories].sort(compareText)) {
    for (const name of entriesOf(join(root, directory)).flatMap((entry) => manifestIn(entry) ?? [])) {
      const path = directory === '.' ? name : `${directory}/${name}`;
      const text = readIfSmall(join(root, path));
      if (text !== undefined) manifests.push({ path, text });
    }
  }
  return manifests;
}

function entriesOf(directory: string): string[] {
  try {
    return readdirSync(directory).sort(compareText);
  } catch {
    return [];
  }
}

function readIfSmall(path: string): string | undefined {
  try {
    return statSync(path).size > maximumSize ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
