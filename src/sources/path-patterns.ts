import picomatch from 'picomatch';

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/** Whether a path is one of those that patterns of the configuration name. Patterns are compiled once. */
export function matchesPath(patterns: readonly string[], path: string): boolean {
  const matches = matchers.get(patterns) ?? picomatch([...patterns]);
  matchers.set(patterns, matches);
  return matches(path);
}
