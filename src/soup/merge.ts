import {
  type ArchitectureModel,
  compareText,
  type LockedPackage,
  type PackageScope,
  type SoupItem,
} from '../model/index.ts';

const weight: Record<PackageScope, number> = { production: 2, optional: 1, development: 0 };

/**
 * One SOUP item for each package and version, whichever files state it: what reaches the product in any of them counts as reaching it.
 * Elements that import it come from the architecture; the entry in the register is filled by `matchRegister`.
 * Sorted by ecosystem, name and version.
 * @implements SRS-1604, SRS-1605
 */
export function mergePackages(
  packages: readonly LockedPackage[],
  architecture: ArchitectureModel | undefined,
): SoupItem[] {
  const items = new Map<string, SoupItem>();
  for (const { place, ...locked } of packages) {
    const known = items.get(locked.purl);
    if (known) absorb(known, locked, place);
    else items.set(locked.purl, { ...locked, places: [place], entry: '', usedBy: [], safetyClass: '' });
  }
  const uses = usesByPackage(architecture);
  const classes = new Map(architecture?.elements.map(({ id, safetyClass }) => [id, safetyClass]));
  for (const item of items.values()) {
    item.usedBy = uses.get(packageKey(item.ecosystem, item.name)) ?? [];
    item.safetyClass = item.usedBy.map((id) => classes.get(id) ?? '').reduce((a, b) => (a > b ? a : b), '');
    item.places.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  }
  return [...items.values()].sort(
    (a, b) =>
      compareText(a.ecosystem, b.ecosystem) ||
      compareText(a.name, b.name) ||
      compareText(a.version, b.version),
  );
}

function absorb(known: SoupItem, more: Omit<LockedPackage, 'place'>, place: LockedPackage['place']): void {
  known.places.push(place);
  known.direct ||= more.direct;
  known.requested ||= more.requested;
  known.licence ||= more.licence;
  if (weight[more.scope] > weight[known.scope]) known.scope = more.scope;
  known.dependencies = [...new Set([...known.dependencies, ...more.dependencies])].sort(compareText);
  for (const hash of more.hashes)
    if (!known.hashes.some(({ algorithm, value }) => algorithm === hash.algorithm && value === hash.value))
      known.hashes.push(hash);
}

function usesByPackage(architecture: ArchitectureModel | undefined): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { element, ecosystem, name } of architecture?.packages ?? []) {
    if (element === '') continue;
    const key = packageKey(ecosystem, name);
    const known = uses.get(key);
    if (known) known.push(element);
    else uses.set(key, [element]);
  }
  return uses;
}

/** Import names write with an underscore what the Python index writes with a hyphen. */
function packageKey(ecosystem: string, name: string): string {
  return `${ecosystem} ${ecosystem === 'pypi' ? name.toLowerCase().replaceAll('_', '-') : name}`;
}
