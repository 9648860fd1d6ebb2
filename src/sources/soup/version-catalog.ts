import { parse, TomlError } from 'smol-toml';
import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import type { Asked } from './native-manifests.ts';
import type { LockText } from './reader.ts';

/**
 * Libraries of a version catalog of Gradle (`gradle/libs.versions.toml`), which build scripts ask for by names such as `libs.okhttp`. A version that
 * stands here is asked for; which one Gradle takes, a lockfile tells. Plugins belong to the build. Source: Gradle, version catalogs, format 1.1.
 * @implements SRS-3563
 */
export function catalogLibraries({ text }: LockText): Asked[] {
  let catalog: unknown;
  try {
    catalog = parse(text, { maxDepth: 64 });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new Unreadable('it cannot be parsed', error.line, error.column);
  }
  const rows = text.split(/\r?\n/);
  const start = rows.findIndex((row) => /^\s*\[libraries\]/.test(row));
  return entriesOf(catalog, 'libraries').map(([alias, entry]) => {
    const at = rows.findIndex((row, index) => index > start && row.trimStart().startsWith(alias));
    const line = Math.max(0, at) + 1;
    const coordinates =
      typeof entry === 'string'
        ? entry
        : textField(entry, 'module') || `${textField(entry, 'group')}:${textField(entry, 'name')}`;
    const [group = '', artifact = '', short = ''] = coordinates.split(':');
    if (group === '' || artifact === '')
      throw new Unreadable(`\`${alias.slice(0, 60)}\` names no module`, line);
    return {
      name: `${group}:${artifact}`,
      range: short || rangeOf(catalog, entry),
      scope: 'production',
      line,
    };
  });
}

/** A version as text, by the name of one in `[versions]`, or as a rich version. */
function rangeOf(catalog: unknown, entry: unknown): string {
  const stated = field(entry, 'version');
  const named = textField(stated, 'ref');
  const version = named === '' ? stated : field(field(catalog, 'versions'), named);
  if (typeof version === 'string') return version;
  return ['strictly', 'require', 'prefer'].map((each) => textField(version, each)).find(Boolean) ?? '';
}
