import type { BuildModule } from '../modules/index.ts';
import { joinPath, parentOf, type Resolver, runtime, toFile, toPackage, unresolved } from './resolution.ts';

/**
 * Resolves Dart: files beside the importing one, `package:` of a package of the project below its `lib`, and the language's own library. A file of the
 * project that is not there is made by a generator.
 * @implements SRS-3611
 */
export function dartResolver(files: ReadonlySet<string>, modules: readonly BuildModule[]): Resolver {
  const own = new Map(
    modules.flatMap(({ name, directory, kind }) => (kind === 'Dart package' ? [[name, directory]] : [])),
  );
  const at = (path: string | undefined) =>
    path !== undefined && files.has(path) ? toFile(path) : unresolved;
  return ({ file, specifier }) => {
    if (specifier.startsWith('dart:')) return runtime;
    const [, name, path = ''] = /^package:(\w+)\/(.*)$/.exec(specifier) ?? [];
    if (name === undefined) return at(joinPath(parentOf(file), specifier));
    const directory = own.get(name);
    return directory === undefined ? toPackage('pub', name) : at(joinPath(`${directory}/lib`, path));
  };
}
