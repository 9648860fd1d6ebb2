import { activityWords } from '../../../documents/blocks/activities.ts';
import { demandRows } from '../../../documents/demand-rows.ts';
import { namedPlace } from '../../../documents/place-in-words.ts';
import { type Item, ownEntry, standingOf } from '../../../model/index.ts';
import { addressesBelow } from '../addresses.ts';
import type { Surroundings } from '../cache/surroundings.ts';
import { chainDown, chainUp } from '../chain.ts';
import { drawNeighbourhood } from '../graph/draw.ts';
import { startHeadingsAt } from '../headings.ts';
import { contextAt } from '../page-context.ts';
import type { CacheablePage, PageFrame } from '../page-frame.ts';
import { originWords } from '../states.ts';
import { threadsAt } from '../threads.ts';
import { type Home, type SiteView, suiteKey } from '../view.ts';
import { itemHistory } from './item-history.ts';

/** Entries of a section before it is cut; the lists behind hold the rest. */
const longestList = 200;

/**
 * The page of one item: text, attributes, verdict with its reasons, the chain up and down, code, results, mentions, history, commits that name it.
 * Pure: the same item, body and view give the same page.
 * @param shown the item's text as safe HTML, and where it stands in a document
 */
export function itemPage(
  item: Item,
  { body, home }: { body: string; home: Home | undefined },
  neighbours: { previous: Item | undefined; next: Item | undefined },
  view: SiteView,
  surroundings: Surroundings,
): CacheablePage {
  const type = view.typeNames(item.type);
  const contentLanguage = view.model.product.languages[0] ?? 'en';
  const { state, reasons } = view.verdict(item.id);
  const path = view.paths.item(item.id) ?? '';
  const about = {
    path,
    title: item.title ? `${item.id} ${item.title}` : item.id,
    section: 'items',
    crumbs: [{ label: type.plural, path: view.paths.type(item.type) }],
    template: 'item',
    data: {
      key: item.id,
      title: item.title,
      type: type.title,
      origin: item.origin,
      standing: state,
      ...shownActivity(view, item.id),
      reasons: view.activities.get(item.id)?.reasons ?? reasons,
      text: startHeadingsAt(body, 2),
      language: contentLanguage === view.language ? '' : contentLanguage,
      attributes: Object.entries(item.attributes).map(([name, value]) => ({
        name: name.replaceAll('-', ' '),
        value,
        ...placeOf(view, item, value),
      })),
      code: cut(codeOf(view, item)),
      demands: cut(demandsOn(view, item)),
      results: cut(resultsOf(view, item)),
      explored: cut(exploredIn(view, item)),
      findings: (view.findings.get(item.id) ?? [])
        .slice(0, longestList)
        .map(({ severity, message, hint = '' }) => ({ level: severity, message, hint })),
      mentions: mentionsOf(view, item),
      history: itemHistory(view, item),
      commits: cut(view.changes.get(item.id) ?? []),
      home,
      threads: threadsAt(view, item.place.file, item.place.line, (item.place.endLine ?? item.place.line) + 1),
      place: item.place,
      editUrl: view.paths.edit(item.place.file) ?? '',
      change: lastChange(view, item),
      previous: neighbour(view, neighbours.previous),
      next: neighbour(view, neighbours.next),
    },
  } as const;
  return withSurroundings(about, item.id, view, surroundings);
}

/**
 * What the evidence says of an activity of the plan, in the place of a verdict.
 * @implements SRS-3697
 */
function shownActivity({ activities }: SiteView, id: string): object {
  const activity = activities.get(id);
  return activity ? { activity: { ...activityWords[activity.state], word: activity.state } } : {};
}

/**
 * Where a value leads that names a place in a document.
 * @implements SRS-3655
 */
function placeOf(
  view: SiteView,
  { place }: Item,
  value: string,
): { words: string; path: string } | undefined {
  const named = namedPlace(view.model, value, place.file);
  const path = named && addressesBelow(view.paths, '', () => undefined).page(named.page, named.anchor);
  return path === undefined ? undefined : { words: named?.words ?? '', path };
}

function codeOf(view: SiteView, item: Item): object[] {
  return view.graph.down(item.id).flatMap(({ from, relation }) => {
    const region = view.graph.region(from);
    return region
      ? [{ relation: view.config.trace.relations[relation]?.inverse ?? relation, definition: region }]
      : [];
  });
}

/**
 * What is demanded of the elements whose code carries the item, or what stands below it.
 * @implements SRS-3729
 */
function demandsOn(view: SiteView, { id }: Item): object[] {
  return view.depths.carrying(id).flatMap((depth) => {
    const { name } = depth.element;
    const path = view.paths.element(name);
    return path === undefined ? [] : demandRows(depth, view.reason).map((row) => ({ name, path, ...row }));
  });
}

function resultsOf(view: SiteView, item: Item): object[] {
  return (view.evidence.get(item.id) ?? []).map(({ result, report }) => ({
    status: result.status,
    name: result.name,
    message: result.message,
    suite: result.suite || result.className || result.file,
    path: view.paths.suite(suiteKey(report, result)) ?? 'tests/index.html',
    level: report.level,
    origin: originWords[report.origin],
  }));
}

/** Sessions that explored the item or found it as an anomaly; they verify nothing. */
function exploredIn({ model: { sessions, artifacts } }: SiteView, { id }: Item): object[] {
  return sessions
    .filter(({ explored, anomalies }) => explored.includes(id) || anomalies.includes(id))
    .map((session) => {
      const standing = standingOf(session, artifacts);
      const { title, path, tester, date } = session;
      return {
        title: title || path,
        tester,
        date,
        standing: standing === 'counts' ? 'of this build' : standing,
      };
    });
}

export function mentionsOf(view: SiteView, item: Item): object[] {
  const { file: own, line: first, endLine: last = first } = item.place;
  const places = (view.mentions.get(item.id) ?? []).filter(
    ({ place }) => place.file !== own || place.line < first || place.line > last,
  );
  return [...Map.groupBy(places, ({ place }) => place.file)]
    .slice(0, longestList)
    .map(([file, mentions]) => ({
      file,
      path: view.paths.page(file) ?? '',
      lines: [...new Set(mentions.map(({ place }) => place.line))]
        .slice(0, 12)
        .map((line) => ({ line, url: view.paths.source(file, line) ?? '' })),
    }));
}

function lastChange(view: SiteView, { place: { file } }: Item): object | undefined {
  const { lastChange: changes } = view.model.release.revision;
  return ownEntry(changes, file);
}

/**
 * The page of an item with what is linked with it, which is drawn when it is asked for.
 * @param about the page without it
 */
export function withSurroundings(
  about: PageFrame & { data: object },
  id: string,
  view: SiteView,
  surroundings: Surroundings,
): CacheablePage {
  const { path } = about;
  return {
    path,
    about,
    frame() {
      const graph = drawNeighbourhood(contextAt(path, view, surroundings), id);
      const up = chainUp(surroundings, id);
      const down = chainDown(surroundings, id);
      const linked = up !== undefined || down !== undefined;
      return {
        ...about,
        styles: graph ? ['graph'] : [],
        data: { ...about.data, up, down, linked, graph },
      };
    },
  };
}

function neighbour(view: SiteView, item: Item | undefined): object | undefined {
  return item && { path: view.paths.item(item.id), key: item.id, title: item.title };
}

/** Rows of a table as far as they are shown. */
export function cut<Row>(rows: readonly Row[]): { rows: readonly Row[]; left: number } {
  return { rows: rows.slice(0, longestList), left: Math.max(0, rows.length - longestList) };
}
