import { type ArchitectureModel, compareText, type SoupItem } from '../model/index.ts';

/** Classes of IEC 62304, the highest first. */
const classes = ['C', 'B', 'A'] as const;

/**
 * Fills in which elements import each item, and the highest safety class among them. An import names a package, not a version: every
 * locked version of it counts as used.
 * @implements SRS-1604
 */
export function findUses(
  items: readonly SoupItem[],
  { elements, packages }: Pick<ArchitectureModel, 'elements' | 'packages'>,
): SoupItem[] {
  const classOf = new Map(elements.map(({ id, safetyClass }) => [id, safetyClass]));
  const usesOf = Map.groupBy(packages, ({ ecosystem }) => ecosystem);
  return items.map((item) => {
    const uses = (usesOf.get(item.ecosystem) ?? []).filter((use) => names(use.name, item));
    const usedBy = [...new Set(uses.map(({ element }) => element))].filter(Boolean).sort(compareText);
    const found = new Set(usedBy.map((element) => classOf.get(element)));
    return { ...item, usedBy, safetyClass: classes.find((each) => found.has(each)) ?? '' };
  });
}

/**
 * Whether an import names a package. Go imports directories of a module; Java imports packages, which by custom begin with the
 * group of their artifact; .NET imports namespaces, which begin with the package's name; crates are imported with `_` for `-`, and
 * Python's modules in many spellings of their distribution. A Python module called otherwise than its distribution is not found.
 */
function names(imported: string, { ecosystem, name }: SoupItem): boolean {
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
      return folded(imported) === folded(name);
    default:
      return imported === name;
  }
}

function isWithin(name: string, namespace: string): boolean {
  return name === namespace || name.startsWith(`${namespace}.`);
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
