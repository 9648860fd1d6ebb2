import { defaultTypes } from '../../config/defaults.ts';
import { compareText, ownEntry } from '../../model/index.ts';
import { isIdName, prefixOf } from '../../sources/markdown/family.ts';
import { type Taken, typeOfPrefix } from '../../sources/markdown/meanings.ts';
import type { FoundPage } from './find-pages.ts';
import type { FoundTable } from './found-table.ts';

/** Prefixes of two items or more where items are defined, and Dossier's own, sorted; and what stands alone. */
export function familiesOf(
  inHeadings: readonly { id: string; page: FoundPage }[],
  tables: readonly FoundTable[],
): { families: Map<string, Taken>; singles: string[] } {
  const inTables = tables.flatMap(({ page, columns }) =>
    columns
      .filter(({ name }, index) => index === 0 || isIdName(name))
      .flatMap(({ ids }) => ids.map((id) => ({ id, page }))),
  );
  const found = new Map<string, { ids: Set<string>; pages: Set<FoundPage> }>();
  for (const { id, page } of [...inHeadings, ...inTables]) {
    const prefix = prefixOf(id) as string;
    const own = found.get(prefix) ?? { ids: new Set(), pages: new Set() };
    found.set(prefix, own);
    own.ids.add(id);
    own.pages.add(page);
  }
  const all = [...found].sort(([a], [b]) => compareText(a, b));
  const isFamily = (prefix: string, { ids }: { ids: ReadonlySet<string> }): boolean =>
    ids.size > 1 || ownEntry(defaultTypes, prefix) !== undefined;
  const singles = all.flatMap(([prefix, each]) => (isFamily(prefix, each) ? [] : [...each.ids]));
  return {
    families: new Map(
      all
        .filter(([prefix, each]) => isFamily(prefix, each))
        .map(([prefix, { pages }]) => [prefix, typeOfPrefix(prefix, [...pages].flatMap(wordsOf))]),
    ),
    singles: noteOf(singles),
  };
}

/** One note, however many they are: standards and forms that documents name look the same. */
function noteOf(singles: readonly string[]): string[] {
  if (singles.length === 0) return [];
  const shown = singles.slice(0, 12).join(', ');
  const more = singles.length > 12 ? ` and ${singles.length - 12} more` : '';
  const rest =
    singles.length === 1
      ? 'alone of its prefix; if it is an item, name the prefix in trace.types'
      : 'alone of their prefixes; of those that are items, name the prefix in trace.types';
  return [`${shown}${more}: ${rest}`];
}

/** What a page says it is about: its title, and its name. */
export function wordsOf({ path, structure }: FoundPage): string[] {
  return [structure.headings[0]?.text ?? '', path.replace(/.*\//, '').replace(/[-_.]/g, ' ')];
}
