import type { SourceImport } from '../../model/index.ts';
import type { BuildModule, withinReach } from '../modules/index.ts';
import { parentOf, type Resolver, runtime, toFile, toPackage } from './resolution.ts';

/** Types that C# has words of its own for: an alias may name one. */
const keywords =
  /^(?:bool|byte|char|decimal|double|dynamic|float|int|long|nint|nuint|object|sbyte|short|string|uint|ulong|ushort)$/;

/**
 * Resolves languages whose files declare their package and whose types are found by name: Java, Kotlin, Scala, Groovy, C#. What Android's build
 * makes in the namespace of a module (`R`, `BuildConfig`, bindings of layouts) leads to that module.
 * @implements SRS-3597
 */
export function namespaceResolver(
  files: readonly string[],
  imports: readonly SourceImport[],
  {
    csharp,
    within,
    namespaces = [],
  }: {
    csharp: boolean;
    within: ReturnType<typeof withinReach>;
    namespaces?: readonly Pick<BuildModule, 'name' | 'directory'>[];
  },
): Resolver {
  const filesByPackage = new Map<string, string[]>();
  const packagesOfFile = new Map<string, string[]>();
  const fileByType = new Map<string, string>();
  for (const { file, specifier, kind } of imports) {
    if (kind !== 'package') continue;
    filesByPackage.set(specifier, [...(filesByPackage.get(specifier) ?? []), file]);
    packagesOfFile.set(file, [...(packagesOfFile.get(file) ?? []), specifier]);
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

  /** File of a type, or of the package it is in; a name in the middle may be that of a type around another. */
  function ofProject(name: string, file: string): readonly string[] {
    let at = name;
    for (let step = 0; step < 6 && at !== ''; step++) {
      const type = fileByType.get(at);
      if (type) return [type];
      // Two names at the end may be of members, and more where they are written as names of types are.
      const isOfTypes = step < 3 || (!csharp && /^[A-Z]/.test(name.slice(at.length + 1)));
      const members = isOfTypes ? ofPackage(at, file) : [];
      if (members.length > 0) return members;
      at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '';
    }
    return [];
  }

  /** C# takes a name within the namespaces that the file declares, too. */
  function relative(name: string, file: string): readonly string[] {
    for (const around of (packagesOfFile.get(file) ?? []).flatMap(outwards)) {
      const type = fileByType.get(`${around}.${name}`);
      const found = type ? [type] : ofPackage(`${around}.${name}`, file);
      if (found.length > 0) return found;
    }
    return [];
  }

  const made = namespaces.flatMap(({ name, directory }) => {
    const first = [...packagesOfFile.keys()]
      .sort()
      .find((path) => directory === '' || path.startsWith(`${directory}/`));
    return first === undefined ? [] : [{ name, first }];
  });

  return ({ file, specifier }) => {
    const name = specifier.replace(/\.\*$/, '');
    const found = ofProject(name, file);
    if (found.length > 0) return toFile(...found);
    const nearer = csharp ? relative(name, file) : [];
    if (nearer.length > 0) return toFile(...nearer);
    const module = made.find(
      (each) =>
        name.startsWith(`${each.name}.`) &&
        /^(?:R|BuildConfig|databinding)(?:\.|$)/.test(name.slice(each.name.length + 1)),
    );
    if (module) return toFile(module.first);
    if (csharp && keywords.test(name)) return runtime;
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

/** A namespace and those around it: `A.B` and `A` of `A.B`. */
function outwards(namespace: string): string[] {
  const parts = namespace.split('.');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
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
