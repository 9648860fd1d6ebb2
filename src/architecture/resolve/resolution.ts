import type { SourceImport } from '../../model/index.ts';

/** What an import leads to. */
export type Resolution =
  | { kind: 'file'; files: string[] }
  /** `module` where it is imported by another name than that of the package. */
  | { kind: 'package'; ecosystem: string; name: string; module?: string }
  /** The language's own library; `name` where the import may be written in more than one way. */
  | { kind: 'runtime'; name?: string }
  | { kind: 'unresolved' };

/** Leads the imports of one family of languages to files of the project. */
export type Resolver = (entry: SourceImport) => Resolution;

/** A manifest as it lies in the project (package.json, tsconfig.json, go.mod, Cargo.toml). */
export interface ManifestText {
  /** POSIX path relative to the project root. */
  path: string;
  text: string;
}

export const unresolved: Resolution = { kind: 'unresolved' };
export const runtime: Resolution = { kind: 'runtime' };

export function toFile(...files: string[]): Resolution {
  return { kind: 'file', files };
}

export function toPackage(ecosystem: string, name: string): Resolution {
  return { kind: 'package', ecosystem, name };
}

/** Joins POSIX paths and folds `.` and `..`; undefined where the result leaves the project. */
export function joinPath(directory: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${directory}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Directory of a POSIX path; empty for the root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Directories from a path's own up to the root, which is the empty string. */
export function* ancestorsOf(path: string): Generator<string> {
  let at = path;
  while (at !== '') {
    at = parentOf(at);
    yield at;
  }
}
