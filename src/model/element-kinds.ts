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
  'technology description class uses path parent segregation rationale runs environment owner acceptance'.split(
    ' ',
  );
