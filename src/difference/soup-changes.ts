import { compareText, type SoupItem } from '../model/index.ts';

/** A package whose locked versions differ; empty text for none. */
export interface SoupChange {
  /** With its ecosystem: `npm:commander`. */
  name: string;
  before: string;
  after: string;
}

/** Of a locked package what is compared. */
type Locked = Pick<SoupItem, 'name' | 'version'> & { ecosystem: string };

/** Packages that were added, removed or moved, sorted by name. */
export function soupChanges(before: readonly Locked[], after: readonly Locked[]): SoupChange[] {
  const [versionsBefore, versionsAfter] = [versionsOf(before), versionsOf(after)];
  return [...new Set([...versionsBefore.keys(), ...versionsAfter.keys()])]
    .sort(compareText)
    .map((name) => ({ name, before: versionsBefore.get(name) ?? '', after: versionsAfter.get(name) ?? '' }))
    .filter((change) => change.before !== change.after);
}

function versionsOf(soup: readonly Locked[]): Map<string, string> {
  const versions = new Map<string, string>();
  for (const { ecosystem, name, version } of soup) {
    const key = `${ecosystem}:${name}`;
    const known = versions.get(key);
    versions.set(key, known === undefined ? version : `${known}, ${version}`);
  }
  return versions;
}
