import type { Config } from '../../config/index.ts';
import {
  compareText,
  type DeclaredLink,
  type Facts,
  type Finding,
  type Item,
  type Model,
  type Place,
  type Revision,
  startOf,
} from '../../model/index.ts';
import { lockKey } from '../lock.ts';
import { compareItems } from '../order.ts';
import { crossings, doubled, judgeNames, ofNone, unknownRuns } from './findings.ts';
import { itemOfVariant, leftOutLines, pageOfVariant } from './lines.ts';
import { type Scope, scopesOf } from './scopes.ts';

/** Facts as one variant has them. */
export interface FactsOfVariant {
  facts: Facts;
  /** Which variant it is, and what the others have. */
  variant: Model['variant'];
  /** `unknown-variant`, `applies-to-none`, `not-of-variant`, `duplicate-id`. */
  findings: Finding[];
  /** Whether a commit, or the review of a link, is about something that the variant has not. */
  isForeignItem(id: string): boolean;
  isForeignLink(link: Pick<DeclaredLink, 'from' | 'relation' | 'to'>): boolean;
  /** Whether a report of tests by hand says that it is of another variant. */
  isForeignReport(path: string): boolean;
}

/**
 * Takes out what does not apply to the variant of the configuration: items, sections, pages, generated parts, what is linked to them, and
 * the results of tests by hand on another one. A line that is taken out stays as an empty one, so that places hold. Where no variant is
 * chosen everything stays, and only names are judged.
 * @implements SDS-3287, SRS-3851, SRS-3852, SRS-3854
 */
export function factsOfVariant(
  facts: Facts,
  config: Pick<Config, 'variants' | 'variant' | 'trace'>,
): FactsOfVariant {
  const names = Object.keys(config.variants);
  if (names.length === 0) return whole(facts, []);
  const scopes = scopesOf(facts);
  const judged = judgeNames(scopes, names);
  const own = config.variant;
  const around = ({ file, line }: Place): Scope[] =>
    (scopes.get(file) ?? []).filter(({ from, to }) => from <= line && line <= to);
  const appliesTo = (place: Place): readonly string[] =>
    around(place).reduce<readonly string[]>(
      (left, scope) => left.filter((name) => scope.names.includes(name)),
      names,
    );
  const order = new Map(Object.keys(config.trace.types).map((type, index) => [type, index]));
  const restricted = [...facts.items]
    .sort(compareItems(order))
    .map((item) => ({ item, names: appliesTo(item.place) }))
    .filter((each) => each.names.length < names.length);
  const isToldOf = (item: Item): boolean =>
    around(item.place).some((scope) => scope.names.some((name) => !names.includes(name)));
  const none = restricted.filter((each) => each.names.length === 0 && !isToldOf(each.item));
  const findings = [...judged, ...none.map(({ item }) => ofNone(item))];
  if (own === '') return whole(facts, findings);
  const applies = ({ place }: { place: Place }): boolean => appliesTo(place).includes(own);
  const foreign = new Map(
    restricted
      .filter((each) => !each.names.includes(own))
      .map(({ item, names: of }) => [item.id, { item, of }]),
  );
  const isOwn = (id: string): boolean => !foreign.has(id);
  const links = facts.links.filter((link) => applies(link) && isOwn(link.from) && isOwn(link.to));
  const kept = new Set(links);
  const namedTests = facts.namedTests.filter(({ to }) => isOwn(to));
  const gone = facts.links.filter((link) => !kept.has(link));
  const foreignLinks = new Set(
    [
      ...gone,
      ...facts.namedTests
        .filter(({ to }) => !isOwn(to))
        .map(({ from, to }) => ({ from, relation: 'implements', to })),
    ].map(lockKey),
  );
  const crossing = gone.filter((link) => link.origin === 'item' && applies(link) && isOwn(link.from));
  const mentions = facts.mentions.filter(applies);
  const reports = new Set(
    facts.reportFormats.flatMap(({ path, run }) => (run?.variant && run.variant !== own ? path : [])),
  );
  const linked = new Set([...facts.links, ...facts.namedTests].map(({ from }) => from));
  const stillLinked = new Set([...links, ...namedTests].map(({ from }) => from));
  const pages = facts.pages.filter((page) => applies({ place: startOf(page.path) }));
  const cachedPages = new Set(pages);
  const leftOutOf = (path: string) => leftOutLines(scopes.get(path) ?? [], own);
  const items = facts.items.filter(applies);
  return {
    facts: {
      ...facts,
      items: items.map((item) => itemOfVariant(item, leftOutOf(item.place.file))),
      links,
      quotedItems: facts.quotedItems.filter((item) => applies(item) && isOwn(item.id)),
      quotedLinks: facts.quotedLinks.filter((link) => applies(link) && isOwn(link.from) && isOwn(link.to)),
      mentions: mentions.filter(({ id }) => isOwn(id)),
      namedTests,
      pages: pages.map((page) => pageOfVariant(page, applies, leftOutOf(page.path))),
      regions: facts.regions.filter((region) => !linked.has(region.key) || stillLinked.has(region.key)),
      untagged: facts.untagged.filter(({ id }) => isOwn(id)),
      results: facts.results
        .filter(({ place }) => !reports.has(place.file))
        .map((result) => (result.ids.every(isOwn) ? result : { ...result, ids: result.ids.filter(isOwn) })),
      reportFormats: facts.reportFormats.filter(({ path }) => !reports.has(path)),
    },
    variant: {
      name: own,
      names,
      items: restricted.map(({ item: { id, type, title }, names: of }) => ({
        id,
        type,
        title,
        appliesTo: [...of],
      })),
      pages: facts.pages
        .filter((page) => !cachedPages.has(page))
        .map(({ path }) => path)
        .sort(compareText),
    },
    findings: [
      ...findings,
      ...doubled(items, foreign),
      ...crossings(crossing, mentions, foreign, own),
      ...unknownRuns(facts, names),
    ],
    isForeignItem: (id) => foreign.has(id),
    isForeignLink: (link) => foreignLinks.has(lockKey(link)),
    isForeignReport: (path) => reports.has(path),
  };
}

/** Facts of which nothing is taken out. */
function whole(facts: Facts, findings: Finding[]): FactsOfVariant {
  const isForeign = (): boolean => false;
  return {
    facts,
    variant: undefined,
    findings,
    isForeignItem: isForeign,
    isForeignLink: isForeign,
    isForeignReport: isForeign,
  };
}

/** What is said of commits, of the items that the variant has. */
export function revisionOfVariant(revision: Revision, isForeign: (id: string) => boolean): Revision {
  if (!revision.changes.some(({ trailers }) => trailers.some(({ id }) => isForeign(id)))) return revision;
  const changes = revision.changes
    .map((change) => ({ ...change, trailers: change.trailers.filter(({ id }) => !isForeign(id)) }))
    .filter(({ trailers }) => trailers.length > 0);
  return { ...revision, changes };
}
