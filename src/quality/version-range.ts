import Range from 'semver/classes/range.js';
import parse from 'semver/functions/parse.js';
import { meetsMaven } from './versions/maven.ts';
import { meetsPep440 } from './versions/pep440.ts';

/** Longest range that is read: an advisory's has a few comparators, and a hostile one costs time. */
const longest = 2_000;

/** Ecosystems whose ranges have rules of their own; all others are read by those of npm (node-semver). */
const rules: Readonly<Record<string, (version: string, range: string) => boolean | undefined>> = {
  pypi: meetsPep440,
  maven: meetsMaven,
  // Comparators stand apart by commas, and a bare version means what `^` means (Cargo book, "Specifying Dependencies").
  cargo: (version, range) =>
    meetsSemver(
      version,
      range
        .split(',')
        .map((each) => each.trim().replace(/^(?=\d)/, '^'))
        .join(' '),
    ),
  // Versions have a `v` before them; `+incompatible` is build metadata (Go modules reference).
  golang: (version, range) =>
    meetsSemver(version, range.replaceAll(',', ' ').replace(/(^|[\s<>=])v(?=\d)/g, '$1')),
};

/**
 * Whether a version lies in a range, by the rules of its ecosystem; alternatives stand apart by `||`. Pre-releases are ordered as versions are, since
 * an advisory means them too.
 * @returns undefined where version or range are of another form: nothing is then known
 * @implements SRS-2913, SRS-3526
 */
export function isInRange(version: string, range: string, ecosystem = 'npm'): boolean | undefined {
  if (range.length > longest) return undefined;
  const meets = Object.hasOwn(rules, ecosystem) ? rules[ecosystem] : undefined;
  if (!meets) return meetsSemver(version, range);
  const answers = range.split('||').map((each) => meets(version, each.trim()));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function meetsSemver(version: string, range: string): boolean | undefined {
  const found = parse(version);
  if (!found) return undefined;
  try {
    return new Range(range, { includePrerelease: true }).test(found);
  } catch {
    return undefined;
  }
}
