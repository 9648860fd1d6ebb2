import {
  type ArchitectureElement,
  type Finding,
  isLower,
  isSoftware,
  type SafetyClass,
} from '../../model/index.ts';
import { loweredElements } from '../lowered.ts';
import { finding } from '../rules.ts';

/**
 * Parts of a lower class than what they are a part of, unless something keeps them apart.
 * @implements SRS-3225
 */
export function checkClasses(
  elements: readonly ArchitectureElement[],
  byId: ReadonlyMap<string, ArchitectureElement>,
  product: SafetyClass,
): Finding[] {
  const findings: Finding[] = [];
  for (const { element, around, what } of loweredElements(elements, product)) {
    if (element.segregation !== '') continue;
    findings.push(
      finding('class-lowered', element.place, {
        message: `${element.name} is of class ${element.safetyClass}, but ${what}, which it is a part of, is of class ${around}.`,
        hint: `Say at ${element.name} how it is kept apart: @segregation "…", at least a short sentence (IEC 62304 4.3 d), or write @class ${around}.`,
      }),
    );
  }
  for (const top of elements) {
    if (byId.has(top.parent) || !isSoftware(top.kind) || top.segregation !== '') continue;
    if (!isLower(product, top.safetyClass)) continue;
    findings.push(
      finding('class-below-part', top.place, {
        message: `The product is of class ${product}, but its part ${top.name} is class ${top.safetyClass}.`,
        hint: `Set \`product.safetyClass\` to ${top.safetyClass}, or state at ${top.name} how it is kept apart: @segregation "…".`,
      }),
    );
  }
  for (const part of elements) {
    const around = byId.get(part.parent);
    if (!around || around.declaredClass === '' || part.segregation !== '') continue;
    if (!isLower(around.declaredClass, part.safetyClass)) continue;
    findings.push(
      finding('class-below-part', around.place, {
        message: `${around.name} is declared class ${around.declaredClass}, but its part ${part.name} is class ${part.safetyClass}.`,
        hint: `Write @class ${part.safetyClass} at ${around.name}, or state at ${part.name} how it is kept apart: @segregation "…".`,
      }),
    );
  }
  return findings;
}
