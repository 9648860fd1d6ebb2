import { ownEntry } from '../model/index.ts';
import { changesOf } from './edit-item.ts';
import type { ChangedRow, ItemChange } from './update-plan.ts';

/** What differs of an item: title, attributes, links, text. */
export function changedRows({ before, after }: Pick<ItemChange, 'before' | 'after'>): ChangedRow[] {
  const { title, text, attributes, relations } = changesOf(before, after);
  const value = (values: Readonly<Record<string, string | readonly string[]>>, name: string): string =>
    [ownEntry(values, name) ?? []].flat().join(', ');
  return [
    ...(title ? [['title', before.title, after.title] as const] : []),
    ...attributes.map(
      (name) => [name, value(before.attributes, name), value(after.attributes, name)] as const,
    ),
    ...relations.map((name) => [name, value(before.links, name), value(after.links, name)] as const),
    ...(text ? [['text', before.text, after.text] as const] : []),
  ];
}
