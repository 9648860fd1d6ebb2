import {
  type ArchitectureElement,
  type CodeRegion,
  type ElementDeclaration,
  type Item,
  isLower,
  isSoftware,
  isTestPath,
  ownership,
  type SafetyClass,
  sha256Of,
} from '../model/index.ts';
import { inheritClasses } from './classes.ts';
import { placeElements } from './elements.ts';

/** A part of a lower class than what is around it. */
export interface LoweredElement {
  element: ArchitectureElement;
  /** The class around it, and what is of that class. */
  around: SafetyClass;
  what: string;
}

/**
 * Software of a lower class than the nearest element around it that declares one, or than the product where none does (IEC 62304 4.3 d),
 * whether or not it says why.
 */
export function loweredElements(
  elements: readonly ArchitectureElement[],
  product: SafetyClass,
): LoweredElement[] {
  const byId = new Map(elements.map((element) => [element.id, element]));
  return elements.flatMap((element) => {
    if (element.declaredClass === '' || !isSoftware(element.kind)) return [];
    const holder = holderWithClass(element, byId);
    const around = (holder?.safetyClass || product) as SafetyClass;
    return isLower(element.safetyClass, around)
      ? [{ element, around, what: holder?.name ?? 'the product' }]
      : [];
  });
}

function holderWithClass(
  { parent }: ArchitectureElement,
  byId: ReadonlyMap<string, ArchitectureElement>,
): ArchitectureElement | undefined {
  const seen = new Set<string>();
  for (let at = byId.get(parent); at && !seen.has(at.id); at = byId.get(at.parent)) {
    if (at.declaredClass !== '') return at;
    seen.add(at.id);
  }
  return undefined;
}

/**
 * Regions of code whose fingerprints hold their software safety class where it is below that of the product: who lowers it has the links
 * reviewed again. Tests are of no class.
 * @implements SRS-3226
 */
export function regionsWithClass(
  {
    elements,
    items,
    regions,
  }: { elements: readonly ElementDeclaration[]; items: readonly Item[]; regions: readonly CodeRegion[] },
  product: SafetyClass,
): CodeRegion[] {
  const placed = placeElements(elements, items);
  inheritClasses(placed);
  const classes = new Map(placed.map(({ id, safetyClass }) => [id, safetyClass]));
  if (![...classes.values()].some((each) => isLower(each, product))) return [...regions];
  const ownerOf = ownership(placed);
  return regions.map((region) => {
    const own = classes.get(ownerOf(region.file)) ?? '';
    if (!isLower(own, product) || isTestPath(region.file)) return region;
    const text = `${region.fingerprint} class ${own}`;
    return { ...region, fingerprint: sha256Of(text).slice(0, 16) };
  });
}
