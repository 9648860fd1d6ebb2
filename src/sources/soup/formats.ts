import type { Ecosystem } from '../../model/index.ts';
import { readBom } from './bom.ts';
import { readBunLock, refuseBinaryBun } from './bun.ts';
import { readCargoLock } from './cargo.ts';
import { readCmakeFetches } from './cmake.ts';
import { readPodfileLock } from './cocoapods.ts';
import { readComposerLock } from './composer.ts';
import { readConanLock } from './conan.ts';
import { foreignNames, refuseForeign } from './foreign.ts';
import { readGemLock } from './gem.ts';
import { readGoMod, readGoSum } from './go.ts';
import { readGradleLock } from './gradle.ts';
import { manifests, readManifest } from './manifest.ts';
import { readMixLock } from './mix.ts';
import { readNpmLock } from './npm.ts';
import { readNugetLock } from './nuget.ts';
import { readPipfileLock } from './pipfile.ts';
import { readPnpmLock } from './pnpm.ts';
import { readPubspecLock } from './pubspec.ts';
import { readPylock } from './pylock.ts';
import { readPdmLock, readPoetryLock } from './python.ts';
import type { LockReader } from './reader.ts';
import { readRequirements } from './requirements.ts';
import { readSubmodules } from './submodules.ts';
import { readSwiftPins } from './swift.ts';
import { readUvLock } from './uv.ts';
import { readVcpkg } from './vcpkg.ts';
import { readYarnLock } from './yarn.ts';

/** Name of a file, as a pattern, what reads it, and whose packages it locks; a bill of materials may state any. The first that matches counts. */
const formats: [name: RegExp, reader: LockReader, ecosystem: Ecosystem | 'any'][] = [
  [/^(?:package-lock|npm-shrinkwrap)\.json$/, readNpmLock, 'npm'],
  [/^pnpm-lock\.yaml$/, readPnpmLock, 'npm'],
  [/^yarn\.lock$/, readYarnLock, 'npm'],
  [/^bun\.lock$/, readBunLock, 'npm'],
  [/^bun\.lockb$/, refuseBinaryBun, 'npm'],
  [/^uv\.lock$/, readUvLock, 'pypi'],
  [/^poetry\.lock$/, readPoetryLock, 'pypi'],
  [/^pdm\.lock$/, readPdmLock, 'pypi'],
  [/^pylock(?:\.[^.]+)?\.toml$/, readPylock, 'pypi'],
  [/^Cargo\.lock$/, readCargoLock, 'cargo'],
  [/^go\.mod$/, readGoMod, 'golang'],
  [/^go\.sum$/, readGoSum, 'golang'],
  [/^packages(?:\..+)?\.lock\.json$/, readNugetLock, 'nuget'],
  [/gradle\.lockfile$/, readGradleLock, 'maven'],
  [/^(?:Gemfile\.lock|gems\.locked)$/, readGemLock, 'gem'],
  [/^composer\.lock$/, readComposerLock, 'composer'],
  [/^Package\.resolved$/, readSwiftPins, 'swift'],
  [/^conan\.lock$/, readConanLock, 'conan'],
  [/^vcpkg\.json$/, readVcpkg, 'generic'],
  [/^CMakeLists\.txt$|\.cmake$/, readCmakeFetches, 'generic'],
  [/^\.gitmodules$/, readSubmodules, 'generic'],
  [/^Podfile\.lock$/, readPodfileLock, 'cocoapods'],
  [/^pubspec\.lock$/, readPubspecLock, 'pub'],
  [/^mix\.lock$/, readMixLock, 'hex'],
  [/^Pipfile\.lock$/, readPipfileLock, 'pypi'],
  ...foreignNames.map((name): (typeof formats)[number] => [name, refuseForeign, 'generic']),
  ...manifests.map(([name, ecosystem]): (typeof formats)[number] => [name, readManifest, ecosystem]),
  [/\.txt$/, readRequirements, 'pypi'],
  [/\.json$/, readBom, 'any'],
];

/** What reads a file of this name; undefined where the name says nothing. */
export function readerFor(path: string): LockReader | undefined {
  return formatOf(path)?.[1];
}

/** Whose packages a file of this name locks, `any` for a bill of materials; undefined for a manifest, which locks none. */
export function locksOf(path: string): Ecosystem | 'any' | undefined {
  const format = formatOf(path);
  return format === undefined || format[1] === readManifest ? undefined : format[2];
}

function formatOf(path: string): (typeof formats)[number] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return formats.find(([pattern]) => pattern.test(name));
}
