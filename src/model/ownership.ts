import type { ArchitectureElement } from './architecture.ts';
import { isSoftware } from './element-kinds.ts';

/** Answers which element a file belongs to: the one with the longest path above it; empty for none. */
export function ownership(elements: readonly ArchitectureElement[]): (file: string) => string {
  const byPath = new Map<string, ArchitectureElement>();
  for (const element of elements) {
    if (element.path === '' || !isSoftware(element.kind)) continue;
    const known = byPath.get(element.path);
    if (!known || isInside(element, known, elements)) byPath.set(element.path, element);
  }
  return (file) => {
    for (let at = file; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
      const owner = byPath.get(at);
      if (owner) return owner.id;
    }
    return '';
  };
}

/** Of two elements with one path the inner one owns it. */
function isInside(
  element: ArchitectureElement,
  other: ArchitectureElement,
  elements: readonly ArchitectureElement[],
): boolean {
  const seen = new Set<string>();
  for (let at: ArchitectureElement | undefined = element; at && !seen.has(at.id); ) {
    if (at.parent === other.id) return true;
    seen.add(at.id);
    const next: string = at.parent;
    at = elements.find(({ id }) => id === next);
  }
  return false;
}
