import type { TestDefinition } from '../../../model/index.ts';
import { best, none } from '../candidates.ts';
import { directoryOf } from '../file-index.ts';
import type { Repository } from '../repository.ts';
import type { Way } from '../runners/runner.ts';

interface GoModule {
  name: string;
  directory: string;
}

/** Directories with tests in Go, with what is in each, and the modules. */
interface Packages {
  byDirectory: Map<string, TestDefinition[]>;
  byLast: Map<string, string[]>;
  modules: GoModule[];
}

const known = new WeakMap<Repository, Packages>();

/** Go: the package's import path leads to a directory through `go.mod`; a subtest (`TestX/loud`) is of its function. */
export const byPackage: Way = ({ className, suite, name }, repository) => {
  const packages = packagesOf(repository);
  if (packages.byDirectory.size === 0) return none;
  const named = suite.includes('/') && suite.endsWith(`/${className}`) ? [suite] : [className, suite];
  const directories =
    named.map((path) => directoriesOf(path, packages)).find((found) => found.length > 0) ?? [];
  const test = name.split('/', 1)[0] as string;
  return best(
    directories.map((directory) => {
      const found = (packages.byDirectory.get(directory) ?? []).filter(
        ({ names, kind }) => kind === 'test' && names.length === 1 && names[0] === test,
      );
      return found.length > 0 ? { by: 'test', found } : none;
    }),
  );
};

/** The directory of an import path; of a path within the module, as gotestsum can write it; or, without a module, all that fit. */
function directoriesOf(path: string, { byDirectory, byLast, modules }: Packages): string[] {
  if (path === '' || /\s/.test(path)) return [];
  const inside = modules.filter(({ name }) => path === name || path.startsWith(`${name}/`));
  const longest = Math.max(...inside.map(({ name }) => name.length));
  if (inside.length > 0)
    return inside
      .filter(({ name }) => name.length === longest)
      .map(({ name, directory }) => joined(directory, path.slice(name.length + 1)));
  const relative = modules
    .map(({ directory }) => joined(directory, path))
    .filter((at) => byDirectory.has(at));
  // A single name may also be the end of a path, as gotestsum can shorten it: then every directory that ends so is meant.
  if (relative.length > 0 && (path.includes('/') || path === '.')) return relative;
  if (modules.length > 0 && path.includes('/')) return [];
  const last = path.slice(path.lastIndexOf('/') + 1);
  return (byLast.get(last) ?? []).filter(
    (at) => at === path || at.endsWith(`/${path}`) || path.endsWith(`/${at}`),
  );
}

function joined(directory: string, path: string): string {
  return [directory, path.replace(/^\.\/?/, '')].filter(Boolean).join('/');
}

function packagesOf(repository: Repository): Packages {
  const made = known.get(repository);
  if (made) return made;
  const byDirectory = Map.groupBy(repository.definitions.in('go'), ({ file }) => directoryOf(file));
  const packages = {
    byDirectory,
    byLast: Map.groupBy(byDirectory.keys(), (directory) => directory.slice(directory.lastIndexOf('/') + 1)),
    modules: repository.manifests.flatMap(({ path, text }) => {
      const name = path.endsWith('go.mod') ? /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1] : undefined;
      return name === undefined ? [] : [{ name, directory: directoryOf(path) }];
    }),
  };
  known.set(repository, packages);
  return packages;
}
