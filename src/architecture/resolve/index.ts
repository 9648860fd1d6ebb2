/** Imports led to files, packages or the language's own library; one file a family of languages. */
import type { CodeFile, SourceImport } from '../../model/index.ts';
import {
  androidNamespaces,
  packagesLookedFor,
  readModules,
  swiftProducts,
  withinReach,
} from '../modules/index.ts';
import { dartResolver } from './dart.ts';
import { goResolver, rustResolver } from './go-rust.ts';
import { includeResolver } from './includes.ts';
import { namespaceResolver } from './namespaces.ts';
import { pythonResolver } from './python.ts';
import { qmlResolver } from './qml.ts';
import type { ManifestText, Resolution, Resolver } from './resolution.ts';
import { scriptResolver } from './script.ts';
import { swiftResolver } from './swift.ts';

export type { ManifestText } from './resolution.ts';

const families: Record<string, string> = {
  typescript: 'script',
  tsx: 'script',
  javascript: 'script',
  vue: 'script',
  svelte: 'script',
  astro: 'script',
  qml: 'qml',
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
  dart: 'dart',
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
  const modules = readModules(manifests, paths);
  const within = withinReach(modules);
  const make: Record<string, () => Resolver> = {
    script: () => scriptResolver(paths, manifests),
    qml: () => qmlResolver(paths),
    python: () => pythonResolver(paths, modules),
    java: () =>
      namespaceResolver(
        [...paths],
        imports.filter(({ file }) => familyOf(file) === 'java'),
        { csharp: false, within, namespaces: androidNamespaces(manifests) },
      ),
    csharp: () =>
      namespaceResolver(
        [...paths],
        imports.filter(({ file }) => familyOf(file) === 'csharp'),
        { csharp: true, within },
      ),
    include: () => includeResolver(paths, within, packagesLookedFor(manifests)),
    go: () => goResolver(paths, modules),
    rust: () => rustResolver(paths, manifests, modules),
    dart: () => dartResolver(paths, modules),
    swift: () => swiftResolver(paths, modules, swiftProducts(manifests)),
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
