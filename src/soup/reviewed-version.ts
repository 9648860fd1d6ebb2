import { createHash } from 'node:crypto';
import { compareText, type SoupItem } from '../model/index.ts';
import type { RegisterEntry } from './register.ts';

/**
 * What an entry's attribute `version` has to say for the packages it covers: their version, several of them separated by commas; for a group
 * the first 12 hexadecimal digits of a SHA-256 over all its packages and versions, so that any of them that moves is seen.
 */
export function versionToReview({ isGroup }: RegisterEntry, covered: readonly SoupItem[]): string {
  if (!isGroup) return [...new Set(covered.map(({ version }) => version))].sort(compareText).join(', ');
  const purls = covered.map(({ purl }) => purl).sort(compareText);
  return `set ${createHash('sha256').update(purls.join('\n')).digest('hex').slice(0, 12)}`;
}
