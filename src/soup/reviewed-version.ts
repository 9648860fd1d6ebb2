import { compareText, type SoupItem, sha256Of, versionWithOrigin } from '../model/index.ts';
import type { RegisterEntry } from './register.ts';

/**
 * What an entry's attribute `version` has to say for the packages it covers: their version and where it is taken from if not from the registry, several of them separated by commas; for a group
 * the first 12 hexadecimal digits of a SHA-256 over all its packages and versions, so that any of them that moves is seen.
 */
export function versionToReview({ isGroup }: RegisterEntry, covered: readonly SoupItem[]): string {
  if (!isGroup) return [...new Set(covered.map(versionWithOrigin))].sort(compareText).join(', ');
  const purls = covered.map(({ purl }) => purl).sort(compareText);
  return `set ${sha256Of(purls.join('\n')).slice(0, 12)}`;
}
