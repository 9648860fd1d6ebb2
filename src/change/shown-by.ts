import type { Page } from '../model/index.ts';

/** Generated parts that say the same whatever becomes of items and code. */
const fixed = new Set([
  'clause-summary',
  'document-checklist',
  'document-index',
  'document-register',
  'gspr-index',
  'identity',
  'label',
  'rules',
  'symbol',
  'symbol-glossary',
]);

/** Generated parts that show some types only; `code` stands for the architecture, `soup` for locked packages. */
const limited: Record<string, readonly string[]> = {
  anomalies: ['ANOM'],
  'architecture-coverage': ['code'],
  'architecture-elements': ['code'],
  'architecture-interfaces': ['code'],
  'architecture-view': ['code'],
  'external-interfaces': ['code'],
  'hazard-table': ['HAZ', 'RC'],
  'requirement-coverage': ['SRS'],
  'risk-matrix': ['HAZ', 'RC'],
  'soup-list': ['SOUP', 'soup'],
  'unit-list': ['code'],
  vulnerabilities: ['ANOM', 'SOUP', 'soup'],
};

/**
 * Whether a generated part of a page can say something else after a change. Of a part that is not known here it is assumed.
 * @param types types of the items that the change touches or reaches, `code` and `soup` among them where it touches those
 */
export function mayShow({ blocks }: Page, types: ReadonlySet<string>): boolean {
  if (types.size === 0) return false;
  return blocks.some(({ name, parameters }) => {
    if (fixed.has(name)) return false;
    if (name === 'item-table') return types.has(parameters.type ?? '');
    const shown = Object.hasOwn(limited, name) ? limited[name] : undefined;
    return shown === undefined || shown.some((type) => types.has(type));
  });
}
