import { defaultTypes } from '../../config/defaults.ts';
import { ownEntry } from '../../model/index.ts';

/** What `trace.types` says of these prefixes over the defaults. */
export function typesOf(
  families: readonly { prefix: string; type: string }[],
): Record<string, { title?: string; plural?: string; prefixes: string[] }> {
  const byType = new Map<string, string[]>();
  for (const { prefix, type } of families) byType.set(type, [...(byType.get(type) ?? []), prefix]);
  return Object.fromEntries(
    [...byType].flatMap(([type, own]) => {
      const byDefault = ownEntry(defaultTypes, type)?.prefixes;
      if (!byDefault) return [[type, { title: type, plural: type, prefixes: own }]];
      const all = [...new Set([...byDefault, ...own])];
      return all.length === byDefault.length ? [] : [[type, { prefixes: all }]];
    }),
  );
}
