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
