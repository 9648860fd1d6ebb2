import type { SoupItem } from '../model/index.ts';
import { isModuleOf } from './python-names.ts';

/**
 * Whether an import names a package. Go imports directories of a module; Java imports packages, which by custom begin with the
 * group of their artifact; .NET imports namespaces, which begin with the package's name; crates are imported with `_` for `-`, and
 * Python's modules by names of their own.
 */
export function isImportOf(
  imported: string,
  { ecosystem, name }: Pick<SoupItem, 'ecosystem' | 'name'>,
): boolean {
  switch (ecosystem) {
    case 'golang':
      return imported === name || name.startsWith(`${imported}/`) || imported.startsWith(`${name}/`);
    case 'maven':
      return isWithin(imported, name.split(':', 1)[0] as string);
    case 'nuget':
      return (
        isWithin(imported.toLowerCase(), name.toLowerCase()) ||
        isWithin(name.toLowerCase(), imported.toLowerCase())
      );
    case 'cargo':
      return imported === name.replaceAll('-', '_') || imported === name;
    case 'pypi':
      return isModuleOf(imported, name);
    case 'conda':
      return imported === name || isModuleOf(imported, name);
    default:
      return imported === name;
  }
}

function isWithin(name: string, namespace: string): boolean {
  return name === namespace || name.startsWith(`${namespace}.`);
}

/** First parts of names of Java and of repositories, which say nothing of whose they are. */
const common = new Set(
  'com org io net dev app edu gov co de ch eu uk fr nl at it se no fi dk jp cn me ai github www lib src api sdk ios swift'.split(
    ' ',
  ),
);

/**
 * Whether a package may be what an import names: the same, or of names that share their first telling word. Where names of imports and packages
 * have nothing to do with each other by rule (Java, .NET, C, Swift), this misses some that nothing locks rather than to name what is locked.
 */
export function mayBeImportOf(imported: string, item: Pick<SoupItem, 'ecosystem' | 'name'>): boolean {
  if (isImportOf(imported, item)) return true;
  const { ecosystem, name } = item;
  switch (ecosystem) {
    case 'npm':
      return name === `@types/${imported.replace(/^@([^/]+)\//, '$1__')}`;
    case 'golang':
      // A fork that takes the place of a module keeps its last name.
      return lastOf(imported) === lastOf(name);
    case 'cargo':
      return imported.replaceAll('_', '') === name.replace(/^rust-/, '').replaceAll(/[-_]/g, '');
    case 'pypi':
      return false;
    default: {
      const [first = ''] = wordsOf(imported);
      const words = wordsOf(name);
      const whole = words.join('');
      return (
        first.length > 1 &&
        (words.includes(first) ||
          whole.includes(first) ||
          (first.startsWith(whole) && whole.length > 2) ||
          words.some((word) => word.length > 3 && first.startsWith(word)))
      );
    }
  }
}

/** Libraries of C and C++ whose headers have names of their own. */
const libraries: readonly (readonly [headers: RegExp, library: string])[] = [
  [/^Q(?:t?[A-Z]\w*|ml|uick)$|^qt?[A-Z]\w*$/, 'Qt'],
  [/^vtk[A-Z]\w*$/, 'vtk'],
  [/^itk[A-Z]\w*$/, 'itk'],
  [/^(?:pb|pb_\w+)$/, 'nanopb'],
  [/^(?:gtest|gmock)$/, 'googletest'],
  [/^(?:ATen|THC?|c10|torch)$/, 'torch'],
  [/^PythonQt\w*$/, 'PythonQt'],
  [/^(?:dcmtk|dcm\w+|ofstd)$/, 'dcmtk'],
];

/** The library that a header of C or C++ is of, as far as it is known by the header’s name; else that name. */
export function libraryOf(header: string): string {
  return libraries.find(([headers]) => headers.test(header))?.[1] ?? header;
}

function lastOf(path: string): string {
  return (
    path
      .replace(/(?:\/|\.)v\d+$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.filter((word, at) => !common.has(word) || at === words.length - 1);
}
