/** Imports led to files, packages or the language's own library; one file a family of languages. */
import type { CodeFile, SourceImport } from '../../model/index.ts';
import { goResolver, rustResolver } from './go-rust.ts';
import { includeResolver } from './includes.ts';
import { namespaceResolver } from './namespaces.ts';
import { pythonResolver } from './python.ts';
import { type ManifestText, type Resolution, type Resolver, runtime, toPackage } from './resolution.ts';
import { scriptResolver } from './script.ts';

export type { ManifestText, Resolution } from './resolution.ts';

const families: Record<string, string> = {
  typescript: 'script',
  tsx: 'script',
  javascript: 'script',
  python: 'python',
  java: 'java',
  kotlin: 'java',
  scala: 'java',
  groovy: 'java',
  csharp: 'csharp',
  c: 'include',
  cpp: 'include',
  'objective-c': 'include',
  go: 'go',
  rust: 'rust',
  swift: 'swift',
};

/** Languages whose imports are resolved. */
export const resolvedLanguages: ReadonlySet<string> = new Set(Object.keys(families));

/** An import with what it leads to. */
export interface ResolvedImport extends SourceImport {
  resolution: Resolution;
}

/** Resolves every import of a project; declarations of packages are left out. Sorted as given. */
export function resolveImports(
  codeFiles: readonly CodeFile[],
  imports: readonly SourceImport[],
  manifests: readonly ManifestText[],
): ResolvedImport[] {
  const paths = new Set(codeFiles.map(({ path }) => path));
  const languageOf = new Map(codeFiles.map(({ path, language }) => [path, language]));
  const familyOf = (file: string): string => families[languageOf.get(file) ?? ''] ?? '';
  const make: Record<string, () => Resolver> = {
    script: () => scriptResolver(paths, manifests),
    python: () => pythonResolver(paths),
    java: () =>
      namespaceResolver(
        [...paths],
        imports.filter(({ file }) => familyOf(file) === 'java'),
        false,
      ),
    csharp: () =>
      namespaceResolver(
        [...paths],
        imports.filter(({ file }) => familyOf(file) === 'csharp'),
        true,
      ),
    include: () => includeResolver(paths),
    go: () => goResolver(paths, manifests),
    rust: () => rustResolver(paths, manifests),
    swift:
      () =>
      ({ specifier }) =>
        /^(?:Foundation|Swift|UIKit|SwiftUI|Combine|Dispatch|Darwin|CoreData|CoreGraphics|XCTest|os)(?:\.|$)/.test(
          specifier,
        )
          ? runtime
          : toPackage('generic', specifier.split('.', 1)[0] as string),
  };
  const resolvers = new Map<string, Resolver>();
  const resolved: ResolvedImport[] = [];
  for (const entry of imports) {
    const family = familyOf(entry.file);
    if (entry.kind === 'package' || !Object.hasOwn(make, family)) continue;
    const resolver = resolvers.get(family) ?? (make[family] as () => Resolver)();
    resolvers.set(family, resolver);
    resolved.push({ ...entry, resolution: resolver(entry) });
  }
  return resolved;
}
