import type { Item, SoupItem } from '../model/index.ts';
import { type RegisterEntry, registerOf } from './register.ts';
import { versionToReview } from './reviewed-version.ts';

/** Entries a name means: an entry's ID, or a package it covers. */
export function entriesNamed(
  name: string,
  soup: readonly SoupItem[],
  items: readonly Item[],
): RegisterEntry[] {
  const entries = registerOf(items);
  const byId = entries.filter(({ item }) => item.id === name);
  if (byId.length > 0) return byId;
  const ids = new Set(
    soup
      .filter((item) => item.name === name || `${item.ecosystem}:${item.name}` === name)
      .map(({ entry }) => entry),
  );
  return entries.filter(({ item }) => ids.has(item.id));
}

/**
 * Moves the reviewed version of an entry to what is locked now, in the text it stands in.
 * @param text of the page that holds the entry
 * @param values further attributes to set, such as `reviewer` and `anomalies-evaluated`
 * @returns the text changed; undefined where the entry is no heading with an attribute list, and has to be edited by hand
 * @implements SRS-1707
 */
export function reviewEntry(
  entry: RegisterEntry,
  soup: readonly SoupItem[],
  text: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const { item } = entry;
  if (item.form !== 'heading' || item.origin) return undefined;
  const covered = soup.filter(({ entry: id }) => id === item.id);
  const lines = text.split('\n');
  let end = item.bodyLine;
  for (const [key, value] of Object.entries({ version: versionToReview(entry, covered), ...values })) {
    const from = item.place.line;
    const row = lines.findIndex((line, at) => at >= from && at < end && attributeLine(key).test(line));
    const written = `- ${key}: ${value}`;
    if (row >= 0) lines[row] = written + (lines[row]?.endsWith('\r') ? '\r' : '');
    else {
      const first = lines.findIndex((line, at) => at >= from && /^\s*[-*+]\s/.test(line));
      if (first < 0) return undefined;
      lines.splice(first + 1, 0, written);
      end++;
    }
  }
  return lines.join('\n');
}

function attributeLine(key: string): RegExp {
  return new RegExp(`^\\s*[-*+]\\s+\\*{0,2}${key.replaceAll('-', '[- ]')}\\*{0,2}\\s*:`, 'i');
}
