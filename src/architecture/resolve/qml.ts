import { joinPath, parentOf, type Resolver, toFile, toPackage, unresolved } from './resolution.ts';

/**
 * Resolves QML: a file or a directory beside the importing one, or by the end of its path where it is named as a resource; the modules of Qt;
 * a module of the project by its directory. Components of the own directory need no import, and are not seen.
 * @implements SRS-3553
 */
export function qmlResolver(files: ReadonlySet<string>): Resolver {
  const inDirectory = Map.groupBy([...files].sort(), parentOf);

  function at(path: string | undefined): string[] {
    if (path === undefined) return [];
    return files.has(path) ? [path] : (inDirectory.get(path) ?? []).filter((file) => /\.qml$/i.test(file));
  }

  function byEnd(tail: string): string[] {
    const known = [...files, ...inDirectory.keys()].filter((path) => `/${path}`.endsWith(`/${tail}`));
    return known.length === 1 ? at(known[0]) : [];
  }

  return ({ file, specifier, kind }) => {
    if (kind === 'module' && /^Qt(?![a-z])/.test(specifier)) return toPackage('generic', 'Qt');
    const path = specifier.replace(/^(?:qrc|file):\/*/, '');
    const found =
      kind === 'module'
        ? byEnd(specifier.replaceAll('.', '/'))
        : [...at(joinPath(parentOf(file), path)), ...(path === specifier ? [] : byEnd(path))];
    return found.length > 0 ? toFile(...found) : unresolved;
  };
}
