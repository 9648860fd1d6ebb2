import { dirname } from 'node:path/posix';
import {
  type Ecosystem,
  type Finding,
  type LockedPackage,
  listed,
  packageOrigin,
} from '../../model/index.ts';
import type { FoundFile } from '../discover.ts';
import type { Survey } from '../survey.ts';
import { settleByManifest } from './by-manifest.ts';
import { locksOf } from './formats.ts';
import { isSearched } from './machine.ts';
import { type LockedBy, manifestOf } from './manifest.ts';
import { pomFiller } from './maven-poms.ts';
import { isArchive } from './origin.ts';
import { requestsOf } from './requests.ts';
import { finding } from './rules.ts';
import { submodule } from './submodules.ts';

/**
 * The packages of all lockfiles, with what one file alone does not tell: who asks for them, from the manifests beside; the commits of
 * submodules, from git; hashes of Go's modules, from go.sum; and without what that only remembers. Apart from them what CMake looks for on the machine (`checkMachine`).
 * Findings: `unresolved-version` for all packages whose one version nothing tells.
 * @implements SRS-1621, SRS-3596
 */
export function gatherPackages(
  packages: readonly LockedPackage[],
  {
    manifests,
    submodules,
    files,
  }: Pick<Survey, 'manifests' | 'submodules'> & { files: readonly Pick<FoundFile, 'path' | 'kinds'>[] },
): { packages: LockedPackage[]; searched: LockedPackage[]; findings: Finding[] } {
  if (packages.length === 0) return { packages: [], searched: [], findings: [] };
  const requests = manifests.flatMap(({ path, text }) => requestsOf(path, text) ?? []);
  const modules = new Map(manifests.map(({ path, text }) => [path, text]));
  const soupFiles = files.filter(({ kinds }) => kinds.includes('soup'));
  const isLocked = lockedBy(soupFiles.map(({ path }) => path));
  const fillPom = pomFiller(manifests);
  const held = new Set(
    packages
      .filter(({ ecosystem, place }) => locksOf(place.file) === ecosystem)
      .map(({ ecosystem, name }) => `${ecosystem} ${name.toLowerCase()}`),
  );
  const byFile = Map.groupBy(packages, ({ place }) => place.file);
  const gathered = [...byFile].flatMap(([file, own]): readonly LockedPackage[] => {
    if (file.endsWith('go.sum')) return rememberedOnly(modules.get(file.replace(/sum$/, 'mod')), own);
    if (file.endsWith('go.mod')) return withSums(own, byFile.get(file.replace(/mod$/, 'sum')) ?? []);
    const manifest = manifestOf(file);
    if (manifest && isLocked(file, manifest[3] ?? manifest[1])) return own.filter(isOverride);
    if (locksEachProject.test(file))
      return own.filter(({ ecosystem, name }) => !held.has(`${ecosystem} ${name.toLowerCase()}`));
    if (file.endsWith('pom.xml')) return fillPom(file, own);
    if (manifest) return own;
    if (file.endsWith('.gitmodules')) return own.map((each) => withCommit(each, submodules));
    return settleByManifest(file, own, requests);
  });
  const [searched = [], stated = []] = [true, false].map((wanted) =>
    gathered.filter((each) => isSearched(each) === wanted),
  );
  return { packages: stated, searched, findings: findingsOn(stated) };
}

/** Manifests are told once, since one lockfile resolves all they ask for; elsewhere each package is mended where it stands. */
function findingsOn(packages: readonly LockedPackage[]): Finding[] {
  const open = packages.filter((each) => each.version === '' && outsideOf(each) === undefined);
  const together = [...Map.groupBy(open, ({ place }) => place.file)].flatMap(([file, own]) =>
    own.length > 1 && manifestOf(file) ? [own] : [],
  );
  const told = new Set(together.flat());
  return [
    ...together.map(resolvedByNothing),
    ...packages.filter((each) => !told.has(each)).flatMap(unresolved),
  ];
}

function resolvedByNothing(packages: readonly LockedPackage[]): Finding {
  const [{ place }] = packages as [LockedPackage];
  const asked = packages.map(({ name, requested }) =>
    requested && requested !== name ? `${name} ${requested}` : name,
  );
  return finding('unresolved-version', place, {
    message: `${place.file} asks for ${packages.length} packages, and nothing tells which version of them is used: ${listed(asked, 5)}.`,
    hint: `Commit the lockfile that resolves them, beside ${place.file} or above it; a bill of materials tells it too.`,
  });
}

/**
 * Manifests of tools that write a lockfile for each project: what lies above is of another one, and locks of this one no more than what any of
 * them holds by name.
 */
const locksEachProject = /(?:build\.gradle(?:\.kts)?|\.versions\.toml|\.(?:cs|fs|vb)proj)$/;

/**
 * Tells whether a lockfile beside a manifest or above it, of the same ecosystem, resolves what the manifest asks for; or a bill of materials
 * anywhere. Requirements of Python may lie in a directory of their own.
 * @param paths of all lockfiles, bills of materials and manifests
 */
function lockedBy(paths: readonly string[]): (manifest: string, ecosystem: Ecosystem | LockedBy) => boolean {
  const locks = paths.flatMap((path) => {
    const locked = locksOf(path);
    // Gradle before 7 keeps a directory of lockfiles below the project, and Xcode its pins in the project file.
    const within = path.search(/(?:^|\/)(?:gradle\/dependency-locks|[^/]+\.xc(?:odeproj|workspace))\//);
    const directory = within < 0 ? dirname(path) : path.slice(0, within) || '.';
    return locked === undefined ? [] : [{ directory, locked }];
  });
  return (manifest, ecosystem) => {
    const directory = dirname(manifest);
    return locks.some(({ directory: at, locked }) => {
      if (locked === 'any') return true;
      // Lockfiles of conda hold what pip installs beside it, too.
      if (locked !== ecosystem && !(locked === 'conda' && ecosystem === 'pypi')) return false;
      if (locksEachProject.test(manifest)) return directory === at && !manifest.endsWith('.versions.toml');
      return (
        at === '.' ||
        directory === at ||
        directory.startsWith(`${at}/`) ||
        (ecosystem === 'pypi' && dirname(at) === directory)
      );
    });
  };
}

/** What a lockfile does not hold: what a manifest of Bazel puts in the place of a module, and where a directory of Cargo lies. */
function isOverride({ ecosystem, purl }: LockedPackage): boolean {
  const { kind } = packageOrigin(purl) ?? {};
  return (ecosystem === 'bazel' && kind !== undefined) || (ecosystem === 'cargo' && kind === 'path');
}

/** From Go 1.17 on go.mod names every module that is built, and go.sum others besides. Before, it names what go.mod does not. */
function rememberedOnly(manifest: string | undefined, packages: readonly LockedPackage[]): LockedPackage[] {
  const minor = Number(/^go 1\.(\d+)/m.exec(manifest ?? '')?.[1] ?? 0);
  if (minor >= 17) return [];
  const words = new Set((manifest ?? '').split(/\s+/));
  return packages.filter(({ name }) => !words.has(name));
}

/**
 * Modules of go.mod with the hashes that go.sum has of them.
 * @implements SRS-3540
 */
function withSums(packages: readonly LockedPackage[], sums: readonly LockedPackage[]): LockedPackage[] {
  const byModule = Map.groupBy(sums, ({ purl }) => purl);
  return packages.map((each) => ({
    ...each,
    hashes: (byModule.get(each.purl) ?? []).flatMap(({ hashes }) => hashes),
  }));
}

function withCommit(found: LockedPackage, commits: ReadonlyMap<string, string>): LockedPackage {
  const url = (packageOrigin(found.purl)?.address ?? '').replace(/^git\+/, '');
  const commit = commits.get(found.requested) ?? '';
  return { ...found, ...submodule(found.name, commit, url), requested: commit ? '' : found.requested };
}

/** The directory outside of the project that a package is taken from; undefined where it is not. */
function outsideOf({ purl }: LockedPackage): string | undefined {
  const { kind, address = '' } = packageOrigin(purl) ?? {};
  return kind === 'path' && !isArchive(address) ? address : undefined;
}

/** An item without a version is told where it stands: nobody can review it. */
function unresolved(item: LockedPackage): Finding[] {
  const { name, version, requested, place } = item;
  if (version !== '') return [];
  const address = outsideOf(item);
  if (address !== undefined)
    return [
      finding('unresolved-version', place, {
        message: `${name} is taken from ${address}, which is outside of the project: nothing tells its version.`,
        hint: 'Bring the directory into the project, or take a release of it.',
        item: name,
      }),
    ];
  return [
    finding('unresolved-version', place, {
      message: `${name} has no resolved version${requested && requested !== name ? `; asked for is ${requested}` : ''}.`,
      hint: 'Pin the one version that is used, or commit the lockfile that resolves it.',
      item: name,
    }),
  ];
}
