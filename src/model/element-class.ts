import type { ArchitectureElement } from './architecture.ts';
import type { SafetyClass } from './product.ts';

const order = { '': 0, A: 1, B: 2, C: 3 };

/** Whether one class asks for more than another; an unknown class asks for nothing. */
export function isHigher(
  one: ArchitectureElement['safetyClass'],
  other: ArchitectureElement['safetyClass'],
): boolean {
  return order[one] > order[other];
}

/** Whether one class asks for less than another; an unknown class asks for nothing. */
export function isLower(
  one: ArchitectureElement['safetyClass'],
  other: ArchitectureElement['safetyClass'],
): boolean {
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
