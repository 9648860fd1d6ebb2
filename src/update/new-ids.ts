import type { IdSyntax } from '../config/index.ts';
import { type Item, nextId } from '../model/index.ts';
import type { Edited } from '../sources/imports/index.ts';

/**
 * Gives new items the next free IDs: after the highest number of those that begin as the ID of a neighbour does.
 * @implements SRS-3807
 */
export class NewIds {
  readonly #ids: IdSyntax;
  readonly #taken: { id: string; type: string }[];

  /** @param named IDs that the file gives */
  constructor(items: readonly Pick<Item, 'id' | 'type'>[], named: readonly string[], ids: IdSyntax) {
    this.#ids = ids;
    this.#taken = [...items.map(({ id, type }) => ({ id, type })), ...named.map((id) => this.#typed(id))];
  }

  /** An ID like another one; undefined where that does not end with a number. */
  like(neighbour: string): string | undefined {
    const start = /^(.*?)\d+$/.exec(neighbour)?.[1];
    const type = this.#ids.typeOf(neighbour);
    if (start === undefined || type === undefined) return undefined;
    const own = this.#taken.filter(({ id }) => /^(.*?)\d+$/.exec(id)?.[1] === start);
    return this.#take(nextId(own, type, neighbour), type);
  }

  /** An ID of a type. */
  of(type: string): string {
    const own = this.#taken.filter((each) => each.type === type);
    return this.#take(nextId(own, type, this.#ids.exampleOf(type)), type);
  }

  #take(id: string, type: string): string {
    this.#taken.push({ id, type });
    return id;
  }

  #typed(id: string): { id: string; type: string } {
    return { id, type: this.#ids.typeOf(id) ?? '' };
  }
}

/**
 * An edited file with IDs for its items that have none: of the type that the file says, else as the item above has one. Links to them lead
 * there. One without either keeps the words for its place.
 */
export function withNewIds(
  file: Edited,
  items: readonly Item[],
  ids: IdSyntax,
  types: Readonly<Record<string, unknown>>,
): Edited {
  if (!file.entries.some(({ isUnnamed }) => isUnnamed)) return file;
  const named = file.entries.flatMap(({ id, isUnnamed }) => (id === undefined || isUnnamed ? [] : [id]));
  const fresh = new NewIds(items, named, ids);
  const given = new Map<string, string>();
  let above: string | undefined;
  for (const { id, type, isUnnamed } of file.entries) {
    if (id === undefined) continue;
    if (!isUnnamed) {
      above = id;
      continue;
    }
    const isLike = type === undefined || !Object.hasOwn(types, type) || ids.typeOf(above ?? '') === type;
    const made = !isLike ? fresh.of(type) : above === undefined ? undefined : fresh.like(above);
    if (made !== undefined) given.set(id, made);
  }
  const entries = file.entries.map((entry) => ({
    ...entry,
    ...(entry.isUnnamed && entry.id !== undefined && given.has(entry.id)
      ? { id: given.get(entry.id) as string }
      : {}),
    links: entry.links.map((link) => ({ ...link, to: given.get(link.to) ?? link.to })),
  }));
  return { ...file, entries };
}
