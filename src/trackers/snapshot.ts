import { UserError } from '../model/index.ts';
import { hashOfItems, type Snapshot, snapshotOf } from '../sources/imports/index.ts';
import type { Changes, TrackerItem } from './tracker.ts';

/** What a tracker held at a time, as a file of the repository holds it. */
export interface Kept {
  snapshot: Snapshot;
  items: TrackerItem[];
}

/** What two fetches differ in, by IDs. */
export interface Difference {
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Reads a snapshot that an earlier fetch wrote.
 * @throws UserError for a file that holds none, or was changed after it was written
 */
export function readKept(path: string, text: string): Kept {
  const refuse = (why: string): UserError =>
    new UserError(`${path} ${why}. Take it away, and fetch anew; or name another file.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('is no JSON');
  }
  const snapshot = snapshotOf(value);
  if (!snapshot) throw refuse('holds no snapshot of a tracker');
  const { items } = value as { items: TrackerItem[] };
  if (hashOfItems(items) !== snapshot.sha256) throw refuse('was changed after it was fetched');
  return { snapshot, items };
}

/** Items as they are now: those of before with the changes, in the order of their IDs. */
export function withChanges(
  before: readonly TrackerItem[],
  { items, gone }: Pick<Changes, 'items' | 'gone'>,
): TrackerItem[] {
  const byId = new Map(before.map((item) => [item.id, item]));
  for (const id of gone) byId.delete(id);
  for (const item of items) byId.set(item.id, ordered(item));
  return [...byId.values()].sort((a, b) => inOrder(a.id, b.id));
}

/** What became of the items. */
export function differenceOf(before: readonly TrackerItem[], after: readonly TrackerItem[]): Difference {
  const was = new Map(before.map((item) => [item.id, JSON.stringify(item)]));
  const is = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !was.has(id)).map(({ id }) => id),
    changed: after
      .filter((item) => was.has(item.id) && was.get(item.id) !== JSON.stringify(item))
      .map(({ id }) => id),
    removed: before.filter(({ id }) => !is.has(id)).map(({ id }) => id),
  };
}

/** The text of the file. */
export function snapshotText(snapshot: Omit<Snapshot, 'sha256'>, items: readonly TrackerItem[]): string {
  const sealed = { ...snapshot, sha256: hashOfItems(items) };
  return `${JSON.stringify({ format: 'dossier-items-1', snapshot: sealed, items }, null, 1)}\n`;
}

/** Links in one order, each once, and members in that of the schema. */
function ordered({ id, type, title, text, attributes, links, place }: TrackerItem): TrackerItem {
  const unique = new Map(links.map((link) => [`${link.relation}\0${link.to}`, link]));
  return {
    id,
    ...(type === undefined ? {} : { type }),
    title: title.replace(/\s+/g, ' ').trim(),
    text: text.replace(/\r\n?/g, '\n').trim(),
    markdown: true,
    attributes,
    links: [...unique.keys()].sort().map((key) => unique.get(key) as TrackerItem['links'][number]),
    place,
  };
}

/** By what stands before the number, then by the number. */
function inOrder(a: string, b: string): number {
  const [, headA = a, numberA = ''] = /^(.*?)(\d*)$/.exec(a) ?? [];
  const [, headB = b, numberB = ''] = /^(.*?)(\d*)$/.exec(b) ?? [];
  if (headA !== headB) return headA < headB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}
