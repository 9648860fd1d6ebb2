import type { ArchitectureElement, SafetyClass } from '../model/index.ts';
import type { PlacedElement } from './elements.ts';

const order = { '': 0, A: 1, B: 2, C: 3 };

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
    if (part.segregation === '' && order[part.safetyClass] > order[element.safetyClass])
      element.safetyClass = part.safetyClass;
  }
}

function hand(element: PlacedElement, parts: ReadonlyMap<string, PlacedElement[]>, depth: number): void {
  if (depth > maximumDepth) return;
  for (const part of parts.get(element.id) ?? []) {
    if (part.declaredClass === '' && order[part.safetyClass] < order[element.safetyClass])
      part.safetyClass = element.safetyClass;
    hand(part, parts, depth + 1);
  }
}

/** Whether one class asks for less than another; an unknown class asks for nothing. */
export function isLower(one: PlacedElement['safetyClass'], other: PlacedElement['safetyClass']): boolean {
  return one !== '' && order[one] < order[other];
}

/**
 * The class by which an element is judged: its own, but never below that of what it is a part of, or below the product's, unless it says
 * how it is kept apart (IEC 62304 4.3 d, 5.3.5).
 * @implements SRS-3722
 */
export function classAfterSegregation(
  element: ArchitectureElement,
  elements: ReadonlyMap<string, ArchitectureElement>,
  product: SafetyClass,
): SafetyClass {
  let highest = element.safetyClass;
  const seen = new Set<string>();
  let at = element;
  while (at.segregation === '' && !seen.has(at.id)) {
    seen.add(at.id);
    const around = elements.get(at.parent);
    const other = around?.safetyClass ?? product;
    if (isLower(highest, other) || highest === '') highest = other;
    if (!around) break;
    at = around;
  }
  return highest === '' ? product : highest;
}
