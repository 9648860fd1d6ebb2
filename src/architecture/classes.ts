import { isHigher } from '../model/index.ts';
import type { PlacedElement } from './elements.ts';

/**
 * Safety classes after IEC 62304 4.3: parts without a class take that of what is around them, what is around takes the highest of
 * its parts, unless a part states its segregation (5.3.5).
 */
export function inheritClasses(elements: readonly PlacedElement[]): void {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const parts = new Map<string, PlacedElement[]>();
  for (const element of elements) parts.set(element.parent, [...(parts.get(element.parent) ?? []), element]);
  for (const top of elements.filter(({ parent }) => !byId.has(parent))) {
    raise(top, parts, 0);
    hand(top, parts, 0);
  }
}

/** Deepest nesting of elements followed. */
const maximumDepth = 64;

function raise(element: PlacedElement, parts: ReadonlyMap<string, PlacedElement[]>, depth: number): void {
  if (depth > maximumDepth) return;
  for (const part of parts.get(element.id) ?? []) {
    raise(part, parts, depth + 1);
    if (part.segregation === '' && isHigher(part.safetyClass, element.safetyClass))
      element.safetyClass = part.safetyClass;
  }
}

function hand(element: PlacedElement, parts: ReadonlyMap<string, PlacedElement[]>, depth: number): void {
  if (depth > maximumDepth) return;
  for (const part of parts.get(element.id) ?? []) {
    if (part.declaredClass === '' && isHigher(element.safetyClass, part.safetyClass))
      part.safetyClass = element.safetyClass;
    hand(part, parts, depth + 1);
  }
}
