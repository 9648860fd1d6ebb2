import { compareText, type TextPiece } from '../model/index.ts';
import { type SoupChange, soupChanges } from './soup-changes.ts';
import type { Version } from './version.ts';
import { wordDifference } from './word-difference.ts';

/** What became of a thing from one version to the next. */
export type Change = 'added' | 'changed' | 'removed';

/** An item that differs. Texts of one that was added or removed are one piece. */
export interface ItemDifference {
  id: string;
  type: string;
  change: Change;
  title: TextPiece[];
  /** Attributes that differ, by name. */
  attributes: { name: string; pieces: TextPiece[] }[];
  /** Markdown. */
  body: TextPiece[];
}

export interface LinkDifference {
  change: Exclude<Change, 'changed'>;
  from: string;
  relation: string;
  to: string;
}

/** A test whose result differs; empty where the version has no such result. */
export interface ResultDifference {
  suite: string;
  name: string;
  before: string;
  after: string;
}

/** Everything that differs between two versions. Every list is sorted; nothing that is the same stands in it. */
export interface VersionDifference {
  before: Pick<Version, 'label' | 'commit'>;
  after: Pick<Version, 'label' | 'commit'>;
  items: ItemDifference[];
  links: LinkDifference[];
  /** Absent where the evidence of one version is not at hand: that nothing differs is not known then. */
  results?: ResultDifference[];
  documents: {
    id: string;
    title: string;
    change: Change;
    /** Revisions; empty for the version that has no such document. */
    before: string;
    after: string;
    /** Sections that are no items and whose text differs. */
    sections: { title: string; change: Change; pieces: TextPiece[] }[];
  }[];
  soup: SoupChange[];
}

/**
 * Compares two versions. Identity is the ID of an item or document, the ends of a link, suite and name of a test, the headings above a
 * section: what only moved is the same.
 * @implements SRS-3101
 */
export function differenceOf(before: Version, after: Version): VersionDifference {
  return {
    before: { label: before.label, commit: before.commit },
    after: { label: after.label, commit: after.commit },
    items: itemsOf(before, after),
    links: linksOf(before, after),
    ...(before.results && after.results ? { results: resultsOf(before.results, after.results) } : {}),
    documents: documentsOf(before, after),
    soup: soupChanges(before.soup, after.soup),
  };
}

function itemsOf(before: Version, after: Version): ItemDifference[] {
  return pairs(before.items, after.items, ({ id }) => id).flatMap(([old, current]) => {
    const { id, type } = current ?? (old as (typeof before.items)[number]);
    const names = Object.keys({ ...old?.attributes, ...current?.attributes }).sort(compareText);
    const attributes = names
      .filter((name) => own(old?.attributes, name) !== own(current?.attributes, name))
      .map((name) => ({
        name,
        pieces: wordDifference(own(old?.attributes, name), own(current?.attributes, name)),
      }));
    const isSame =
      old && current && old.type === current.type && old.title === current.title && old.body === current.body;
    if (isSame && attributes.length === 0) return [];
    return [
      {
        id,
        type,
        change: changeOf(old, current),
        title: wordDifference(old?.title ?? '', current?.title ?? ''),
        attributes,
        body: wordDifference(old?.body ?? '', current?.body ?? ''),
      },
    ];
  });
}

function own(attributes: Readonly<Record<string, string>> | undefined, name: string): string {
  return attributes && Object.hasOwn(attributes, name) ? (attributes[name] as string) : '';
}

function linksOf(before: Version, after: Version): LinkDifference[] {
  return pairs(before.links, after.links, ({ from, relation, to }) =>
    JSON.stringify([from, relation, to]),
  ).flatMap(([old, current]): LinkDifference[] => {
    if (old && current) return [];
    const { from, relation, to } = current ?? (old as (typeof before.links)[number]);
    return [{ change: current ? 'added' : 'removed', from, relation, to }];
  });
}

function resultsOf(
  before: NonNullable<Version['results']>,
  after: NonNullable<Version['results']>,
): ResultDifference[] {
  return pairs(before, after, ({ suite, name }) => JSON.stringify([suite, name])).flatMap(
    ([old, current]) => {
      if (old?.status === current?.status) return [];
      const { suite, name } = current ?? (old as (typeof before)[number]);
      return [{ suite, name, before: old?.status ?? '', after: current?.status ?? '' }];
    },
  );
}

function documentsOf(before: Version, after: Version): VersionDifference['documents'] {
  return pairs(before.documents, after.documents, ({ id }) => id).flatMap(([old, current]) => {
    const sections = pairs(old?.sections ?? [], current?.sections ?? [], ({ title }) => title)
      .filter(([a, b]) => a?.text !== b?.text)
      .map(([a, b]) => ({
        title: (b ?? a)?.title ?? '',
        change: changeOf(a, b),
        pieces: wordDifference(a?.text ?? '', b?.text ?? ''),
      }));
    const { id, title } = current ?? (old as (typeof before.documents)[number]);
    if (
      old &&
      current &&
      old.revision === current.revision &&
      old.title === current.title &&
      sections.length === 0
    )
      return [];
    return [
      {
        id,
        title,
        change: changeOf(old, current),
        before: old?.revision ?? '',
        after: current?.revision ?? '',
        sections: old && current ? sections : [],
      },
    ];
  });
}

function changeOf(before: unknown, after: unknown): Change {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

/**
 * What has the same key in both lists, in the order of the second; what the first alone has comes last, in its order. Of several with one
 * key the first is compared with the first, the second with the second.
 */
function pairs<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  keyOf: (thing: Thing) => string,
): [Thing | undefined, Thing | undefined][] {
  const old = keyed(before, keyOf);
  const found: [Thing | undefined, Thing | undefined][] = [];
  for (const [key, current] of keyed(after, keyOf)) {
    found.push([old.get(key), current]);
    old.delete(key);
  }
  for (const thing of old.values()) found.push([thing, undefined]);
  return found;
}

function keyed<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing> {
  const map = new Map<string, Thing>();
  for (const thing of things) {
    const key = keyOf(thing);
    let name = `${key}\u0000`;
    for (let count = 2; map.has(name); count++) name = `${key}\u0000${count}`;
    map.set(name, thing);
  }
  return map;
}
