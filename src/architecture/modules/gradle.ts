import { joinPath, type ManifestText, parentOf } from '../resolve/resolution.ts';
import { type BuildModule, type ModuleReader, withoutComments } from './module.ts';

/** One lies in a directory, whichever of its files speaks of it. */
export const gradleModule = 'Gradle module';

/** Modules that a settings.gradle or settings.gradle.kts includes, by their Gradle path: `:core:data` → `core/data`. */
export const readGradleSettings: ModuleReader = ({ directory, text, hasSource }) => {
  const plain = withoutComments(text);
  const moved = new Map(
    [
      ...plain.matchAll(
        /\bproject\s*\(\s*["']([\w:.-]+)["']\s*\)\s*\.projectDir\s*=[^\n"']*["']([^"'\n]+)["']/g,
      ),
    ].map(([, name, path]) => [name as string, path as string]),
  );
  const names = [...plain.matchAll(/\binclude\s*\(?\s*((?:["'][\w:./-]+["']\s*,?\s*)+)/g)].flatMap(
    ([, list = '']) => [...list.matchAll(/["']([\w:./-]+)["']/g)].map(([, name]) => name as string),
  );
  return [...new Set(names)].flatMap((name): BuildModule[] => {
    const plainPath = (moved.get(name) ?? name.replaceAll(':', '/')).replace(/^\$\{?\w+\}?\//, '');
    const found = joinPath(directory, plainPath);
    return found === undefined || found === '' || !hasSource(found)
      ? []
      : [{ name: gradleName(name), directory: found, kind: gradleModule, uses: [] }];
  });
};

/** What a build.gradle or build.gradle.kts builds against: `project(":core:data")`, `projects.core.data`. */
export const readGradleBuild: ModuleReader = ({ directory, text }) => {
  const plain = withoutComments(text);
  const uses = [
    ...[...plain.matchAll(/\bproject\s*\(\s*(?:path\s*[=:]\s*)?["']([\w:.-]+)["']/g)].map(([, name]) =>
      gradleName(name as string),
    ),
    ...[...plain.matchAll(/\bprojects((?:\.\w+)+)/g)].map(([, name]) =>
      (name as string)
        .slice(1)
        .replaceAll('.', ':')
        .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    ),
  ];
  const name = directory.slice(parentOf(directory) === '' ? 0 : parentOf(directory).length + 1);
  return directory === '' ? [] : [{ name, directory, kind: gradleModule, uses }];
};

/**
 * Packages in which Android's build makes resources and settings of modules, as build files or, before them, manifests state them:
 * `namespace = "org.example.app"`.
 */
export function androidNamespaces(
  manifests: readonly ManifestText[],
): Pick<BuildModule, 'name' | 'directory'>[] {
  return manifests.flatMap(({ path, text }) => {
    const form = /(?:^|\/)build\.gradle(?:\.kts)?$/.test(path)
      ? /^\s*namespace[\s=(]+["']([\w.]+)["']/m
      : /AndroidManifest\.xml$/.test(path)
        ? /<manifest\s[^>]*\bpackage\s*=\s*"([\w.]+)"/
        : undefined;
    const name = form?.exec(text)?.[1];
    return name === undefined ? [] : [{ name, directory: parentOf(path).replace(/\/?src\/main$/, '') }];
  });
}

function gradleName(path: string): string {
  return path.replace(/^:/, '').replaceAll('/', ':');
}
