import { readBom } from './bom.ts';
import { readBunLock, refuseBinaryBun } from './bun.ts';
import { readCargoLock } from './cargo.ts';
import { readCmakeFetches } from './cmake.ts';
import { readComposerLock } from './composer.ts';
import { readConanLock } from './conan.ts';
import { readGemLock } from './gem.ts';
import { readGoMod, readGoSum } from './go.ts';
import { readGradleLock } from './gradle.ts';
import { readNpmLock } from './npm.ts';
import { readNugetLock } from './nuget.ts';
import { readPnpmLock } from './pnpm.ts';
import { readPylock } from './pylock.ts';
import { readPdmLock, readPoetryLock } from './python.ts';
import type { LockReader } from './reader.ts';
import { readRequirements } from './requirements.ts';
import { readSubmodules } from './submodules.ts';
import { readSwiftPins } from './swift.ts';
import { readUvLock } from './uv.ts';
import { readVcpkg } from './vcpkg.ts';
import { readYarnLock } from './yarn.ts';

/** Name of a file, as a pattern, and what reads it. The first that matches counts. */
const formats: [name: RegExp, reader: LockReader][] = [
  [/^(?:package-lock|npm-shrinkwrap)\.json$/, readNpmLock],
  [/^pnpm-lock\.yaml$/, readPnpmLock],
  [/^yarn\.lock$/, readYarnLock],
  [/^bun\.lock$/, readBunLock],
  [/^bun\.lockb$/, refuseBinaryBun],
  [/^uv\.lock$/, readUvLock],
  [/^poetry\.lock$/, readPoetryLock],
  [/^pdm\.lock$/, readPdmLock],
  [/^pylock(?:\.[^.]+)?\.toml$/, readPylock],
  [/^Cargo\.lock$/, readCargoLock],
  [/^go\.mod$/, readGoMod],
  [/^go\.sum$/, readGoSum],
  [/^packages(?:\..+)?\.lock\.json$/, readNugetLock],
  [/gradle\.lockfile$/, readGradleLock],
  [/^(?:Gemfile\.lock|gems\.locked)$/, readGemLock],
  [/^composer\.lock$/, readComposerLock],
  [/^Package\.resolved$/, readSwiftPins],
  [/^conan\.lock$/, readConanLock],
  [/^vcpkg\.json$/, readVcpkg],
  [/^CMakeLists\.txt$|\.cmake$/, readCmakeFetches],
  [/^\.gitmodules$/, readSubmodules],
  [/\.txt$/, readRequirements],
  [/\.json$/, readBom],
];

/** What reads a file of this name; undefined where the name says nothing. */
export function readerFor(path: string): LockReader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return formats.find(([pattern]) => pattern.test(name))?.[1];
}
