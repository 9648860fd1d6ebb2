import type { BuildModule } from '../modules/index.ts';
import {
  ancestorsOf,
  joinPath,
  type ManifestText,
  parentOf,
  type Resolver,
  runtime,
  toFile,
  toPackage,
  unresolved,
} from './resolution.ts';

/** Resolves Go: a path below a module of the project leads to that directory's first source file. */
export function goResolver(files: ReadonlySet<string>, known: readonly BuildModule[]): Resolver {
  // The innermost first: a module may lie in the directory of another.
  const modules = known
    .filter(({ kind }) => kind === 'Go module')
    .sort((a, b) => b.name.length - a.name.length);
  const firstIn = new Map<string, string>();
  for (const file of [...files].sort()) {
    if (file.endsWith('.go') && !file.endsWith('_test.go') && !firstIn.has(parentOf(file)))
      firstIn.set(parentOf(file), file);
  }
  return ({ specifier }) => {
    for (const { name, directory } of modules) {
      if (specifier !== name && !specifier.startsWith(`${name}/`)) continue;
      const file = firstIn.get(joinPath(directory, specifier.slice(name.length)) ?? '');
      return file ? toFile(file) : unresolved;
    }
    const [host = ''] = specifier.split('/', 1);
    if (!host.includes('.')) return runtime;
    return toPackage('golang', specifier.split('/').slice(0, 3).join('/'));
  };
}

/**
 * Crates that a Cargo.toml asks for, as source names them: with `_` for `-`, and by another name where it gives one (`package = "…"`).
 * @returns the name in source → the name of the crate
 */
function cratesAsked(text: string): [name: string, crate: string][] {
  let table = '';
  return text.split('\n').flatMap((line): [string, string][] => {
    const header = /^\s*\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      table = header.trim();
      const [, own] = /(?:^|\.)(?:dev-|build-)?dependencies\.([\w-]+)$/.exec(table) ?? [];
      return own ? [[own.replaceAll('-', '_'), own]] : [];
    }
    const [, renamed] = /\bpackage\s*=\s*"([\w-]+)"/.exec(line) ?? [];
    const [, inTable] = /(?:^|\.)(?:dev-|build-)?dependencies\.([\w-]+)$/.exec(table) ?? [];
    if (inTable) return renamed ? [[inTable.replaceAll('-', '_'), renamed]] : [];
    if (!/(?:^|\.)(?:dev-|build-)?dependencies$/.test(table)) return [];
    const [, name] = /^\s*"?([\w-]+)"?\s*[.=]/.exec(line) ?? [];
    return name ? [[name.replaceAll('-', '_'), renamed ?? name]] : [];
  });
}

/**
 * Resolves Rust: `mod x;`, `crate::`, `self::`, `super::` and crates of the workspace. A name that no Cargo.toml asks for can only be one of the
 * file's own scope: the compiler takes no other.
 */
export function rustResolver(
  files: ReadonlySet<string>,
  manifests: readonly ManifestText[],
  modules: readonly BuildModule[],
): Resolver {
  const crates = new Map<string, string>();
  const asked = new Map(
    manifests.flatMap(({ path, text }) => (path.endsWith('Cargo.toml') ? cratesAsked(text) : [])),
  );
  const roots = new Set<string>();
  for (const { name, directory, kind } of modules) {
    if (kind !== 'crate') continue;
    roots.add(directory);
    crates.set(name.replaceAll('-', '_'), directory);
  }
  const find = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : [`${path}.rs`, `${path}/mod.rs`].find((entry) => files.has(entry));
  const rootFile = (source: string): string | undefined =>
    ['lib.rs', 'main.rs'].map((name) => joinPath(source, name) as string).find((entry) => files.has(entry));
  const sourceOf = (file: string): string => {
    for (const directory of ancestorsOf(file))
      if (roots.has(directory)) return joinPath(directory, 'src') as string;
    return parentOf(file);
  };

  /** Follows module names down from a directory; the deepest file found wins. */
  function descend(directory: string, names: readonly string[], own: string | undefined): string | undefined {
    let found = own;
    let at = directory;
    for (const name of names) {
      const next = find(joinPath(at, name));
      if (!next) break;
      found = next;
      at = joinPath(at, name) as string;
    }
    return found;
  }

  return ({ file, specifier, kind }) => {
    const isRoot = /(?:^|\/)(?:mod|lib|main)\.rs$/.test(file);
    const own = isRoot ? parentOf(file) : file.replace(/\.rs$/, '');
    if (kind === 'module') {
      const found = find(joinPath(own, specifier)) ?? find(joinPath(parentOf(file), specifier));
      return found ? toFile(found) : unresolved;
    }
    const [head = '', ...names] = specifier.split('::');
    if (/^(?:std|core|alloc|proc_macro|test)$/.test(head)) return runtime;
    if (head === 'crate') {
      const source = sourceOf(file);
      const found = descend(source, names, rootFile(source));
      return found ? toFile(found) : unresolved;
    }
    if (head === 'self') return toFile(descend(own, names, file) ?? file);
    if (head === 'super') {
      let directory = parentOf(own);
      const rest = [...names];
      while (rest[0] === 'super') {
        rest.shift();
        directory = parentOf(directory);
      }
      const found = descend(directory, rest, find(directory) ?? rootFile(directory));
      return toFile(found ?? file);
    }
    const workspace = crates.get(head) ?? crates.get(asked.get(head)?.replaceAll('-', '_') ?? '');
    if (workspace !== undefined) {
      const source = joinPath(workspace, 'src') as string;
      const found = descend(source, names, rootFile(source));
      return found ? toFile(found) : unresolved;
    }
    const local = descend(own, [head, ...names], undefined) ?? descend(parentOf(file), [head], undefined);
    if (local) return toFile(local);
    if (/^[A-Z]/.test(head)) return runtime;
    const crate = asked.get(head) ?? (asked.size === 0 ? head : undefined);
    return crate === undefined ? toFile(file) : toPackage('cargo', crate);
  };
}
