import { ownEntry } from '../../model/index.ts';
import type { EntryLink } from './entry.ts';

/** The artifact type of an ID. */
export function artifactOf(id: string): string {
  return id.slice(0, id.indexOf('~'));
}

/**
 * A link of an item with its artifact type. `fields` may say what covering means for each: `dsn covers`, else `covers`.
 */
export function coversOf(
  link: EntryLink,
  artifact: string,
  fields: Readonly<Record<string, string>>,
): EntryLink {
  if (link.relation !== 'covers') return link;
  const own = `${artifact} covers`;
  return { ...link, relation: ownEntry(fields, own) === undefined ? 'covers' : own, artifact };
}
