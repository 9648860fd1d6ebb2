import { parse, Range } from 'semver';

/** Longest range that is read: an advisory's has a few comparators, and a hostile one costs time. */
const longest = 2_000;

/**
 * Whether a version lies in a range, by the rules of npm (node-semver). Pre-releases are ordered as versions are, since an advisory means them too.
 * @returns undefined where version or range are of another form: nothing is then known
 * @implements SRS-2913
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const found = parse(version);
  if (!found || range.length > longest) return undefined;
  try {
    return new Range(range, { includePrerelease: true }).test(found);
  } catch {
    return undefined;
  }
}
