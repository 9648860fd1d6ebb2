/** Software, what lies outside of it, and `node`: hardware or an execution environment on which software runs. */
export const elementKinds: ReadonlySet<string> = new Set([
  'system',
  'container',
  'component',
  'code',
  'person',
  'external',
  'device',
  'node',
]);

/** What else is stated of an element: as tags in source, as attributes of an item. */
export const elementTags: readonly string[] =
  'technology description class uses path parent segregation rationale runs environment owner acceptance sequence flow resources faults initialisation self-tests memory boundaries'.split(
    ' ',
  );

const software: ReadonlySet<string> = new Set(['system', 'container', 'component', 'code']);

/** Whether a kind is software of this product, not of its surroundings. */
export function isSoftware(kind: string): boolean {
  return software.has(kind);
}
