import type { SourceImport } from '../../model/index.ts';
import type { withinReach } from '../modules/index.ts';
import { parentOf, type Resolver, runtime, toFile, toPackage } from './resolution.ts';

/** Resolves languages whose files declare their package and whose types are found by name: Java, Kotlin, Scala, Groovy, C#. */
export function namespaceResolver(
  files: readonly string[],
  imports: readonly SourceImport[],
  { csharp, within }: { csharp: boolean; within: ReturnType<typeof withinReach> },
): Resolver {
  const filesByPackage = new Map<string, string[]>();
  const fileByType = new Map<string, string>();
  for (const { file, specifier, kind } of imports) {
    if (kind !== 'package') continue;
    filesByPackage.set(specifier, [...(filesByPackage.get(specifier) ?? []), file]);
    const type = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    fileByType.set(`${specifier}.${type}`, file);
  }
  const known = new Set(files);

  /** One file for each directory: a package's files are many, its place in the architecture is one. */
  function ofPackage(name: string, from: string): readonly string[] {
    const first = new Map<string, string>();
    for (const file of filesByPackage.get(name) ?? [])
      if (!first.has(parentOf(file))) first.set(parentOf(file), file);
    const files = [...first.values()].filter((file) => known.has(file));
    return ofSharedCode(from, within(from, files));
  }

  return ({ file, specifier }) => {
    const name = specifier.replace(/\.\*$/, '');
    let at = name;
    for (let step = 0; step < 6 && at !== ''; step++) {
      const type = fileByType.get(at);
      if (type) return toFile(type);
      const members = step < 3 ? ofPackage(at, file) : [];
      if (members.length > 0) return toFile(...members);
      at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '';
    }
    if (csharp)
      return /^System(?:\.|$)/.test(name)
        ? runtime
        : toPackage('nuget', name.split('.').slice(0, 2).join('.'));
    if (
      /^(?:java|javax\.(?:crypto|imageio|management|naming|net|print|security|sound|sql|swing|xml)|kotlin|scala|groovy|jdk|sun|com\.sun|org\.w3c\.dom|org\.xml\.sax)(?:\.|$)/.test(
        name,
      )
    )
      return runtime;
    const parts = name.split('.');
    const type = parts.findIndex((part) => /^[A-Z]/.test(part));
    const packages = type < 0 ? parts : parts.slice(0, type);
    return toPackage('maven', packages.slice(0, 3).join('.') || name);
  };
}

/** The source set of Kotlin Multiplatform that a file is in: `common` for `src/commonMain/…`. */
function sourceSetOf(file: string): string {
  return /(?:^|\/)src\/(\w+)Main\//.exec(file)?.[1] ?? '';
}

/** What is shared by all platforms cannot take from the code of one of them, though that has the same packages. */
function ofSharedCode(from: string, files: readonly string[]): readonly string[] {
  if (sourceSetOf(from) !== 'common') return files;
  const shared = files.filter((file) => /^(?:common)?$/.test(sourceSetOf(file)));
  return shared.length > 0 ? shared : files;
}
