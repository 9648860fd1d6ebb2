import type { Config } from '../config/index.ts';
import type { DeclaredLink, Facts, Item, Link, Model, Page } from '../model/index.ts';
import { buildGraph, type Graph } from './graph.ts';
import { compareMentions, setStates } from './link.ts';
import { type LockEntry, lockKey } from './lock.ts';
import { judgeItems } from './verdicts.ts';

/** What pages give that can be prose. */
export type PageFacts = Pick<Facts, 'items' | 'links' | 'mentions' | 'pages'>;

/**
 * Whether pages say the same but for prose: the same items with the same titles and attributes, the same links, the same front matter.
 * @param facts of all files
 */
export function isSameButForProse(
  fresh: PageFacts,
  facts: PageFacts,
  isEdited: (path: string) => boolean,
): boolean {
  const before: PageFacts = {
    items: facts.items.filter(({ place }) => isEdited(place.file)),
    links: facts.links.filter(({ place }) => isEdited(place.file)),
    mentions: [],
    pages: facts.pages.filter(({ path }) => isEdited(path)),
  };
  return structureOf(fresh) === structureOf(before);
}

/** All but prose, and the places that move with it. */
function structureOf({ items, links, pages }: PageFacts): string {
  return JSON.stringify([
    items.map(
      ({ attributeLines: _, body: _body, bodyLine: _line, place: _place, fingerprint: _hash, ...said }) =>
        said,
    ),
    links.map(({ place: _, ...said }) => said),
    pages.map(({ path, frontMatter, title, described }: Page) => [path, frontMatter, title, described]),
  ]);
}

/**
 * The model with pages of which only prose changed: their text, the bodies of their items, where all of it stands, what their links are worth,
 * and the verdicts that follow from that.
 * @param lock entries of the trace lock; undefined where the project has none yet
 * @returns undefined where an item of them is defined in another file as well
 */
export function withProse(
  model: Model,
  fresh: PageFacts,
  lock: readonly LockEntry[] | undefined,
  config: Config,
): { model: Model; graph: Graph } | undefined {
  const edited = new Map(fresh.pages.map((page) => [page.path, page]));
  const written = new Map(fresh.items.map((item) => [item.id, item]));
  const isElsewhere = ({ id, place, alsoAt }: Item): boolean =>
    written.has(id) && (alsoAt !== undefined || !edited.has(place.file));
  if (model.items.some(isElsewhere)) return undefined;
  const items = model.items.map((item) => written.get(item.id) ?? item);
  const places = new Map(fresh.links.map((link) => [placeKey(link), link.place]));
  const touched: { before: Link; after: Link }[] = [];
  const links = model.links.map((before) => {
    if (!written.has(before.from) && !written.has(before.to) && !edited.has(before.place.file)) return before;
    const { merge: _, ...link } = before;
    const after: Link = { ...link, state: 'unreviewed', place: places.get(placeKey(before)) ?? before.place };
    touched.push({ before, after });
    return after;
  });
  const mentions = [...model.mentions.filter(({ place }) => !edited.has(place.file)), ...fresh.mentions];
  const pages = model.pages.map((page) => edited.get(page.path) ?? page);
  const graph = buildGraph({ ...model, items, links });
  setStates(
    touched.map(({ after }) => after),
    graph,
    lock ?? [],
    config,
  );
  const isJudgedAlike = touched.every(
    ({ before, after }) => before.state === after.state && before.merge?.head === after.merge?.head,
  );
  const { reports, suppliers } = model;
  const verdicts = isJudgedAlike
    ? model.verdicts
    : judgeItems(
        { items, links, reports, ...(suppliers && { suppliers }) },
        graph,
        config,
        lock !== undefined,
      );
  return {
    model: { ...model, items, links, mentions: mentions.sort(compareMentions), pages, verdicts },
    graph,
  };
}

/** A link as it stands in one file. */
function placeKey(link: DeclaredLink): string {
  return `${link.place.file}\t${lockKey(link)}`;
}
