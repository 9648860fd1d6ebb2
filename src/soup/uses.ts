import {
  type ArchitectureModel,
  compareText,
  type Ecosystem,
  type PackageUse,
  type SoupItem,
} from '../model/index.ts';
import { isImportOf } from './import-names.ts';

/** Classes of IEC 62304, the highest first. */
const classes = ['C', 'B', 'A'] as const;

/** What imports packages of managers that serve several languages. */
const importedAs: Partial<Record<Ecosystem, readonly Ecosystem[]>> = {
  conan: ['generic'],
  conda: ['pypi', 'generic'],
  bazel: ['generic'],
};

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
    const uses = languagesOf(item)
      .flatMap((each) => usesOf.get(each) ?? [])
      .filter((use) => isImportOf(use.name, item));
    const usedBy = [...new Set(uses.map(({ element }) => element))].filter(Boolean).sort(compareText);
    const found = new Set(usedBy.map((element) => classOf.get(element)));
    return { ...item, usedBy, safetyClass: classes.find((each) => found.has(each)) ?? '' };
  });
}

/** Whether an import takes a package. */
export function isImportedAs(use: Pick<PackageUse, 'ecosystem' | 'name'>, item: SoupItem): boolean {
  return languagesOf(item).some((each) => each === use.ecosystem) && isImportOf(use.name, item);
}

function languagesOf({ ecosystem }: SoupItem): readonly Ecosystem[] {
  return importedAs[ecosystem] ?? [ecosystem];
}
