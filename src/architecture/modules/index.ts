/**
 * Modules as build systems declare them, one file a family: the name that source imports a part of the project by, where it lies, and what
 * it builds against.
 */
import { ancestorsOf, type ManifestText, parentOf } from '../resolve/resolution.ts';
import { packagesLookedFor, readCmakeTargets } from './cmake.ts';
import { readDotnetProject } from './dotnet.ts';
import { androidNamespaces, gradleModule, readGradleBuild, readGradleSettings } from './gradle.ts';
import { readCargo, readGoMod, readPackageJson, readPubspec, readPyproject } from './manifest.ts';
import { readPom } from './maven.ts';
import type { BuildModule, ModuleReader } from './module.ts';
import { readPackageSwift } from './swift.ts';
import { swiftProducts } from './swift-products.ts';
import { readXcodeProject } from './xcode.ts';

export type { BuildModule } from './module.ts';
export { androidNamespaces, packagesLookedFor, swiftProducts };

const readers: readonly [file: RegExp, read: ModuleReader][] = [
  [/(?:^|\/)Package\.swift$/, readPackageSwift],
  [/\.xcodeproj\/project\.pbxproj$/, readXcodeProject],
  [/(?:^|\/)settings\.gradle(?:\.kts)?$/, readGradleSettings],
  [/(?:^|\/)build\.gradle(?:\.kts)?$/, readGradleBuild],
  [/(?:^|\/)pom\.xml$/, readPom],
  [/(?:^|\/)CMakeLists\.txt$/, readCmakeTargets],
  [/\.csproj$/, readDotnetProject],
  [/(?:^|\/)Cargo\.toml$/, readCargo],
  [/(?:^|\/)go\.mod$/, readGoMod],
  [/(?:^|\/)package\.json$/, readPackageJson],
  [/(?:^|\/)pyproject\.toml$/, readPyproject],
  [/(?:^|\/)pubspec\.yaml$/, readPubspec],
];

/**
 * All modules that the build files of a project declare and source lies in. Two files that speak of one module (Gradle's settings name it,
 * its build file says what it uses) give one.
 * @param files paths of the source
 * @returns in the order of the manifests
 * @implements SRS-3580, SDS-3227
 */
export function readModules(manifests: readonly ManifestText[], files: Iterable<string>): BuildModule[] {
  const withSource = new Set<string>();
  for (const file of files)
    for (const directory of ancestorsOf(file)) {
      if (withSource.has(directory)) break;
      withSource.add(directory);
    }
  const modules = new Map<string, BuildModule>();
  for (const { path, text } of manifests) {
    const read = readers.find(([file]) => file.test(path))?.[1];
    const hasSource = (directory: string) => withSource.has(directory);
    for (const found of read?.({ path, directory: parentOf(path), text, hasSource }) ?? []) {
      const key = JSON.stringify([
        found.kind,
        found.directory,
        found.kind === gradleModule ? '' : found.name,
      ]);
      const known = modules.get(key);
      if (known) known.uses.push(...found.uses);
      else if (hasSource(found.directory)) modules.set(key, found);
    }
  }
  return [...modules.values()];
}

/**
 * Answers which of several files an import may mean: those in modules that the importing file's module builds against, directly or through
 * others; all of them where that tells nothing.
 * @implements SRS-3581
 */
export function withinReach(
  modules: readonly BuildModule[],
): (file: string, candidates: readonly string[]) => readonly string[] {
  const byName = Map.groupBy(modules, ({ name }) => name);
  const byDirectory = Map.groupBy(modules, ({ directory }) => directory);
  const homeOf = (file: string) => [...ancestorsOf(file)].find((directory) => byDirectory.has(directory));
  const reached = new Map<string, ReadonlySet<string>>();
  const reachOf = (home: string): ReadonlySet<string> => {
    const known = reached.get(home);
    if (known) return known;
    const directories = new Set([home]);
    for (const directory of directories)
      for (const { uses } of byDirectory.get(directory) ?? [])
        for (const use of uses) for (const module of byName.get(use) ?? []) directories.add(module.directory);
    reached.set(home, directories);
    return directories;
  };
  return (file, candidates) => {
    const home = candidates.length < 2 ? undefined : homeOf(file);
    if (home === undefined) return candidates;
    const near = candidates.filter((each) => {
      const theirs = homeOf(each);
      return theirs !== undefined && reachOf(home).has(theirs);
    });
    return near.length > 0 ? near : candidates;
  };
}
