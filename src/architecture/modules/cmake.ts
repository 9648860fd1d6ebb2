import type { ManifestText } from '../resolve/resolution.ts';
import type { BuildModule, ModuleReader } from './module.ts';

/** Packages that the CMake files of a project look for, as they name them: `find_package(ITK 5.3)`. */
export function packagesLookedFor(manifests: readonly ManifestText[]): string[] {
  const names = manifests.flatMap(({ path, text }) =>
    /(?:CMakeLists\.txt|\.cmake)$/.test(path)
      ? [...withoutCmakeComments(text).matchAll(/\bfind_package\s*\(\s*(\w{3,60})/gi)].map(
          ([, name]) => name as string,
        )
      : [],
  );
  return [...new Set(names)];
}

function withoutCmakeComments(text: string): string {
  return text.replace(/#\[(=*)\[[\s\S]*?\]\1\]|#[^\n]*/g, ' ');
}

/**
 * Libraries and programs of a CMakeLists.txt, with what they are linked with. A library of headers that are somewhere else is still here:
 * its directory is that of the file.
 */
export const readCmakeTargets: ModuleReader = ({ directory, text }) => {
  const plain = withoutCmakeComments(text);
  const targets = new Map<string, BuildModule>();
  const project = /\bproject\s*\(\s*([\w.-]+)/i.exec(plain)?.[1] ?? '';
  const words = (list: string) =>
    list
      .replaceAll(/\$\{(?:PROJECT_NAME|CMAKE_PROJECT_NAME)\}/g, project)
      .split(/[\s;"]+/)
      .filter(Boolean);
  for (const [, command = '', list = ''] of plain.matchAll(
    /\b((?:\w+_)?add_(?:library|executable|plugin)|target_link_libraries)\s*\(([^()]*)\)/gi,
  )) {
    const [name = '', ...rest] = words(list);
    if (!/^[\w.+:-]+$/.test(name)) continue;
    if (/^target_link_libraries$/i.test(command)) {
      const links = rest
        .filter((each) => /^[\w.+:-]+$/.test(each) && !/^[A-Z_]+$/.test(each))
        .map((each) => each.replace(/^.*::/, ''));
      targets.get(name)?.uses.push(...links);
    } else if (
      !/^(?:ALIAS|IMPORTED)$/.test(rest[0] ?? '') &&
      !rest.includes('IMPORTED') &&
      !targets.has(name)
    )
      targets.set(name, { name, directory, kind: 'CMake target', uses: [] });
  }
  // A project without a library or program written plainly: what makes them is a macro of its own.
  if (targets.size === 0 && project !== '' && directory !== '')
    return [{ name: project, directory, kind: 'CMake project', uses: [] }];
  return [...targets.values()];
};
