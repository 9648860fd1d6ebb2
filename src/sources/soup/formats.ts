import picomatch from 'picomatch';
import type { Ecosystem } from '../../model/index.ts';
import { readBazelLock } from './bazel.ts';
import { readBom } from './bom.ts';
import { readBunLock, refuseBinaryBun } from './bun.ts';
import { readCargoLock } from './cargo.ts';
import { readCmakeFetches } from './cmake.ts';
import { readPodfileLock } from './cocoapods.ts';
import { readComposerLock } from './composer.ts';
import { readConanLock } from './conan.ts';
import { readCondaLock, readPixiLock } from './conda.ts';
import { readDenoLock } from './deno.ts';
import { readDockerfile } from './dockerfile.ts';
import { foreignNames, refuseForeign } from './foreign.ts';
import { readGemLock } from './gem.ts';
import { readGoMod, readGoSum } from './go.ts';
import { readGradleLock } from './gradle.ts';
import { readIdfLock } from './idf.ts';
import { type LockedBy, manifests, readManifest } from './manifest.ts';
import { readMavenTree } from './maven-tree.ts';
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
import { readFrozenWest } from './west.ts';
import { readYarnLock } from './yarn.ts';

/** The names of its files, as a pattern; what reads them; and whose packages they lock: a bill of materials any, a manifest none. */
type Format = readonly [names: string, reader: LockReader, locks: Ecosystem | LockedBy | 'any' | 'none'];

/** Every format, by names that are searched for. The first that matches counts. */
const formats: readonly Format[] = [
  ['{package-lock,npm-shrinkwrap}.json', readNpmLock, 'npm'],
  ['pnpm-lock.yaml', readPnpmLock, 'npm'],
  ['yarn.lock', readYarnLock, 'npm'],
  ['bun.lock', readBunLock, 'npm'],
  ['bun.lockb', refuseBinaryBun, 'npm'],
  ['{uv.lock,*.py.lock}', readUvLock, 'pypi'],
  ['poetry.lock', readPoetryLock, 'pypi'],
  ['pdm.lock', readPdmLock, 'pypi'],
  ['{pylock,pylock.*}.toml', readPylock, 'pypi'],
  ['{requirements*,dev-requirements,test-requirements}.txt', readRequirements, 'pypi'],
  ['Cargo.lock', readCargoLock, 'cargo'],
  ['go.mod', readGoMod, 'golang'],
  ['go.sum', readGoSum, 'golang'],
  ['{packages,packages.*}.lock.json', readNugetLock, 'nuget'],
  ['*gradle.lockfile', readGradleLock, 'maven'],
  ['gradle/dependency-locks/*.lockfile', readGradleLock, 'maven'],
  ['{Gemfile.lock,gems.locked}', readGemLock, 'gem'],
  ['composer.lock', readComposerLock, 'composer'],
  ['Package.resolved', readSwiftPins, 'swift'],
  ['conan.lock', readConanLock, 'conan'],
  ['vcpkg.json', readVcpkg, 'generic'],
  ['{CMakeLists.txt,*.cmake}', readCmakeFetches, 'generic'],
  ['.gitmodules', readSubmodules, 'generic'],
  ['pixi.lock', readPixiLock, 'conda'],
  ['conda-lock.{yml,yaml}', readCondaLock, 'conda'],
  ['deno.lock', readDenoLock, 'npm'],
  ['MODULE.bazel.lock', readBazelLock, 'bazel'],
  ['dependencies.lock', readIdfLock, 'esp-idf'],
  ['west-frozen.{yml,yaml}', readFrozenWest, 'west'],
  ['{dependency-tree,maven-dependency-tree}.txt', readMavenTree, 'maven'],
  ['Podfile.lock', readPodfileLock, 'cocoapods'],
  ['pubspec.lock', readPubspecLock, 'pub'],
  ['mix.lock', readMixLock, 'hex'],
  ['Pipfile.lock', readPipfileLock, 'pypi'],
  ['{Dockerfile,Dockerfile.*,*.dockerfile,*.Dockerfile,Containerfile}', readDockerfile, 'docker'],
  ...foreignNames.map((names): Format => [names, refuseForeign, 'generic']),
  ...manifests.map(([names]): Format => [names, readManifest, 'none']),
  ['{{bom,sbom,*.cdx,*.spdx}.json,{bom,sbom,*.cdx}.xml,*.spdx,*.spdx.jsonld}', readBom, 'any'],
];

/** What may have any name once the configuration names it. */
const byEnding: readonly Format[] = [
  ['*.txt', readRequirements, 'pypi'],
  ['*.{json,xml,jsonld,spdx}', readBom, 'any'],
];

/** Where SOUP is read from unless `sources.soup` says otherwise: every lockfile, manifest and bill of materials git does not ignore. */
export const lockfilePatterns: readonly string[] = [
  `**/{${formats.map(([names]) => names).join(',')}}`,
  '**/requirements/{base,common,main,prod,production,dev,development,test,tests,docs,lint,ci,local}.txt',
];

const matchers = [...formats, ...byEnding].map((format) => ({
  format,
  matches: picomatch(`**/${format[0]}`, { dot: true }),
}));

/** What reads a file of this name; undefined where the name says nothing. */
export function readerFor(path: string): LockReader | undefined {
  return formatOf(path)?.[1];
}

/** Whose packages a file of this name locks, `any` for a bill of materials; undefined for a manifest, which locks none. */
export function locksOf(path: string): Ecosystem | LockedBy | 'any' | undefined {
  const locks = formatOf(path)?.[2];
  return locks === 'none' ? undefined : locks;
}

function formatOf(path: string): Format | undefined {
  return matchers.find(({ matches }) => matches(path))?.format;
}
