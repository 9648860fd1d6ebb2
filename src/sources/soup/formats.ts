import picomatch from 'picomatch';
import type { Ecosystem } from '../../model/index.ts';
import { foreignNames, refuseForeign } from './foreign.ts';
import { type LockedBy, manifests, readManifest } from './manifest.ts';
import type { LockReader } from './reader.ts';

/** The names of its files, as a pattern; what reads them; and whose packages they lock: a bill of materials any, a manifest none. */
type Format = readonly [names: string, reader: LoadReader, locks: Ecosystem | LockedBy | 'any' | 'none'];

/** Readers are loaded when a file has to be read: commands that read no lockfile start sooner. */
type LoadReader = () => Promise<LockReader>;

const readsRequirements: LoadReader = async () => (await import('./requirements.ts')).readRequirements;
const readsBom: LoadReader = async () => (await import('./bom.ts')).readBom;

/** Every format, by names that are searched for. The first that matches counts. */
const formats: readonly Format[] = [
  ['{package-lock,npm-shrinkwrap}.json', async () => (await import('./npm.ts')).readNpmLock, 'npm'],
  ['pnpm-lock.yaml', async () => (await import('./pnpm.ts')).readPnpmLock, 'npm'],
  ['yarn.lock', async () => (await import('./yarn.ts')).readYarnLock, 'npm'],
  ['bun.lock', async () => (await import('./bun.ts')).readBunLock, 'npm'],
  ['bun.lockb', async () => (await import('./bun.ts')).refuseBinaryBun, 'npm'],
  ['{uv.lock,*.py.lock}', async () => (await import('./uv.ts')).readUvLock, 'pypi'],
  ['poetry.lock', async () => (await import('./python.ts')).readPoetryLock, 'pypi'],
  ['pdm.lock', async () => (await import('./python.ts')).readPdmLock, 'pypi'],
  ['{pylock,pylock.*}.toml', async () => (await import('./pylock.ts')).readPylock, 'pypi'],
  ['{requirements*,dev-requirements,test-requirements}.txt', readsRequirements, 'pypi'],
  ['Cargo.lock', async () => (await import('./cargo.ts')).readCargoLock, 'cargo'],
  ['go.mod', async () => (await import('./go.ts')).readGoMod, 'golang'],
  ['go.sum', async () => (await import('./go.ts')).readGoSum, 'golang'],
  ['{packages,packages.*}.lock.json', async () => (await import('./nuget.ts')).readNugetLock, 'nuget'],
  ['*gradle.lockfile', async () => (await import('./gradle.ts')).readGradleLock, 'maven'],
  ['gradle/dependency-locks/*.lockfile', async () => (await import('./gradle.ts')).readGradleLock, 'maven'],
  ['{Gemfile.lock,gems.locked}', async () => (await import('./gem.ts')).readGemLock, 'gem'],
  ['composer.lock', async () => (await import('./composer.ts')).readComposerLock, 'composer'],
  ['Package.resolved', async () => (await import('./swift.ts')).readSwiftPins, 'swift'],
  ['conan.lock', async () => (await import('./conan.ts')).readConanLock, 'conan'],
  ['vcpkg.json', async () => (await import('./vcpkg.ts')).readVcpkg, 'generic'],
  ['{CMakeLists.txt,*.cmake}', async () => (await import('./cmake.ts')).readCmakeFetches, 'generic'],
  ['.gitmodules', async () => (await import('./submodules.ts')).readSubmodules, 'generic'],
  ['pixi.lock', async () => (await import('./conda.ts')).readPixiLock, 'conda'],
  ['conda-lock.{yml,yaml}', async () => (await import('./conda.ts')).readCondaLock, 'conda'],
  ['deno.lock', async () => (await import('./deno.ts')).readDenoLock, 'npm'],
  ['MODULE.bazel.lock', async () => (await import('./bazel.ts')).readBazelLock, 'bazel'],
  ['dependencies.lock', async () => (await import('./idf.ts')).readIdfLock, 'esp-idf'],
  ['west-frozen.{yml,yaml}', async () => (await import('./west.ts')).readFrozenWest, 'west'],
  [
    '{dependency-tree,maven-dependency-tree}.txt',
    async () => (await import('./maven-tree.ts')).readMavenTree,
    'maven',
  ],
  ['Podfile.lock', async () => (await import('./cocoapods.ts')).readPodfileLock, 'cocoapods'],
  ['pubspec.lock', async () => (await import('./pubspec.ts')).readPubspecLock, 'pub'],
  ['mix.lock', async () => (await import('./mix.ts')).readMixLock, 'hex'],
  ['Pipfile.lock', async () => (await import('./pipfile.ts')).readPipfileLock, 'pypi'],
  [
    '{Dockerfile,Dockerfile.*,*.dockerfile,*.Dockerfile,Containerfile}',
    async () => (await import('./dockerfile.ts')).readDockerfile,
    'docker',
  ],
  ...foreignNames.map((names): Format => [names, async () => refuseForeign, 'generic']),
  ...manifests.map(([names]): Format => [names, async () => readManifest, 'none']),
  ['{{bom,sbom,*.cdx,*.spdx}.json,{bom,sbom,*.cdx}.xml,*.spdx,*.spdx.jsonld}', readsBom, 'any'],
];

/** What may have any name once the configuration names it. */
const byEnding: readonly Format[] = [
  ['*.txt', readsRequirements, 'pypi'],
  ['*.{json,xml,jsonld,spdx}', readsBom, 'any'],
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

const loaded = new Map<LoadReader, LockReader>();

/** Loads what reads a file of this name, or all readers. */
export async function loadReaders(path?: string): Promise<void> {
  const wanted = path === undefined ? matchers.map(({ format }) => format) : [formatOf(path)];
  for (const [, load] of wanted.filter((format) => format !== undefined))
    if (!loaded.has(load)) loaded.set(load, await load());
}

/** What reads a file of this name, once it is loaded; undefined where the name says nothing. */
export function readerFor(path: string): LockReader | undefined {
  const load = formatOf(path)?.[1];
  const reader = load && loaded.get(load);
  if (load && !reader) throw new Error(`The reader of ${path} is not loaded.`);
  return reader;
}

/** Whether the name says that it is a list of pip. */
export function isRequirementsList(path: string): boolean {
  return formatOf(path)?.[1] === readsRequirements;
}

/** Whose packages a file of this name locks, `any` for a bill of materials; undefined for a manifest, which locks none. */
export function locksOf(path: string): Ecosystem | LockedBy | 'any' | undefined {
  const locks = formatOf(path)?.[2];
  return locks === 'none' ? undefined : locks;
}

function formatOf(path: string): Format | undefined {
  return matchers.find(({ matches }) => matches(path))?.format;
}
