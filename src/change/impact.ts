import type { Config } from '../config/index.ts';
import { type SoupChange, soupChanges } from '../difference/soup-changes.ts';
import { mayShow } from '../documents/may-show.ts';
import { compareText, isTestPath, type Link, type Model, ownership } from '../model/index.ts';
import type { Graph } from '../trace/index.ts';
import type { ChangedLines } from './changed-lines.ts';
import type { FileChange } from './file-changes.ts';
import { itemText } from './item-text.ts';
import { annotatedNeighbours, testsOfData } from './neighbouring-code.ts';
import { type TestedTypes, testedTypes } from './tested-types.ts';

/** What a change touches and what that reaches. Plain data, every list sorted and without repetition. */
export interface Impact {
  files: FileChange[];
  /** Items and code regions that differ; `moved`: the same text in another file. */
  touched: { key: string; kind: 'added' | 'changed' | 'removed' | 'moved' }[];
  /** Items and regions linked above or below what was added, changed or removed, by type of end. */
  reached: { key: string; type: string }[];
  /** Tests to run again, in source and by hand: those below items that differ, and below the items that differing code is linked to. */
  tests: string[];
  /** Items that differ or are reached, that the rules of coverage want a test below, and that have none. */
  untested: string[];
  /** Software items: `changed` ones own a changed file or an added, changed or removed definition; `reached` ones own code that is linked to it. */
  elements: { id: string; safetyClass: string; how: 'changed' | 'reached' }[];
  /** Records of approvals that do not hold after the change; those that did not before stay out. */
  voided: { file: string; name: string; gate: string; meaning: string }[];
  /** Packages whose locked versions differ. */
  soup: SoupChange[];
  /** Texts of changed items, before and after. */
  texts: { id: string; before: string; after: string }[];
  /**
   * Documents to issue again, by name: `changed` ones have a page that changed or that holds a touched item; `reached` ones hold an item that is
   * reached, or a part that is generated.
   */
  documents: { name: string; how: 'changed' | 'reached' }[];
  /** Links with an end that changed: to be reviewed again. */
  links: Link[];
}

/**
 * Compares two models; identity is the ID or the region's key, so an item that moves stays the same.
 * @implements SRS-1210
 */
export function impactOf(
  before: { model: Model; graph: Graph },
  after: { model: Model; graph: Graph },
  { files, lines }: { files: FileChange[]; lines: ReadonlyMap<string, ChangedLines> },
  { trace }: Pick<Config, 'trace'>,
): Impact {
  const tested = testedTypes(trace.coverage);
  const touched = compareEnds(endsOf(before.model), endsOf(after.model));
  const differing = touched.filter(({ kind }) => kind !== 'moved');
  const reached = new Map<string, string>();
  for (const { key, kind } of differing) {
    // A link that the change itself takes away led somewhere before.
    for (const { graph } of kind === 'added' ? [after] : kind === 'removed' ? [before] : [before, after]) {
      const { above, below } = graph.chain(key);
      for (const end of [...above, ...below]) reached.set(end, graph.end(end).type ?? '');
    }
  }
  const beside = annotatedNeighbours(before, after, lines);
  for (const key of beside) {
    for (const end of [key, ...after.graph.reach(key, 'up')])
      reached.set(end, after.graph.end(end).type ?? '');
  }
  for (const { key } of touched) reached.delete(key);
  const tests = new Set<string>();
  for (const key of [...differing.map(({ key }) => key), ...beside]) {
    // Code is tested by what tests its requirements; a requirement by its own tests, and not by those of its neighbours under one need.
    const above = [before, after].flatMap(({ graph }) => carriedOutBy(key, graph, tested));
    for (const at of [key, ...above]) {
      for (const end of [at, ...after.graph.reach(at, 'down')]) {
        if (tested.by.has(after.graph.end(end).type ?? '')) tests.add(end);
      }
    }
  }
  for (const key of testsOfData(files, after.model)) tests.add(key);
  const changed = new Set(differing.map(({ key }) => key));
  const paths = new Set(files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from])));
  const placed = endsOf(after.model);
  for (const { key } of touched) {
    for (const ends of [placed, endsOf(before.model)]) {
      const file = ends.get(key)?.file;
      if (file !== undefined) paths.add(file);
    }
  }
  const elements = after.model.architecture?.elements ?? [];
  const ownerOf = ownership(elements);
  const sources = new Set([...before.model.codeFiles, ...after.model.codeFiles].map(({ path }) => path));
  const owners = new Map<string, 'changed' | 'reached'>();
  for (const key of reached.keys()) {
    const file = after.graph.region(key)?.file;
    if (file !== undefined && !isTestPath(file)) owners.set(ownerOf(file), 'reached');
  }
  for (const path of paths) if (sources.has(path) && !isTestPath(path)) owners.set(ownerOf(path), 'changed');
  const soup = soupChanges(before.model.soup, after.model.soup);
  const types = new Set([...changed, ...reached.keys()].flatMap((key) => typeOf(key, before, after)));
  if ([...owners.values()].some((how) => how === 'changed')) types.add('code');
  if (soup.length > 0) types.add('soup');
  const wasVoid = new Set(
    before.model.approvals.filter(({ state }) => state !== 'valid').map(({ file }) => file),
  );
  const bodies = new Map(before.model.items.map((item) => [item.id, itemText(item)]));
  return {
    files,
    touched,
    reached: [...reached].map(([key, type]) => ({ key, type })).sort((a, b) => compareText(a.key, b.key)),
    tests: [...tests].sort(compareText),
    untested: [...changed, ...reached.keys()]
      .filter((key) => tested.types.has(after.graph.item(key)?.type ?? ''))
      .filter(
        (key) =>
          !after.graph.reach(key, 'down').some((end) => tested.by.has(after.graph.end(end).type ?? '')),
      )
      .sort(compareText),
    elements: elements.flatMap(({ id, safetyClass }) => {
      const how = owners.get(id);
      return how === undefined ? [] : [{ id, safetyClass, how }];
    }),
    voided: after.model.approvals
      .filter(({ state, file }) => state === 'void' && !wasVoid.has(file))
      .map(({ file, name, gate, meaning }) => ({ file, name, gate, meaning })),
    soup,
    texts: differing.flatMap(({ key, kind }) => {
      const item = after.graph.item(key);
      const then = bodies.get(key);
      if (kind !== 'changed' || !item || then === undefined) return [];
      return [{ id: key, before: then, after: itemText(item) }];
    }),
    documents: documentsOf(after.model, paths, new Set(reached.keys()), types),
    links: after.model.links.filter(({ from, to }) => changed.has(from) || changed.has(to)),
  };
}

function typeOf(key: string, before: { graph: Graph }, after: { graph: Graph }): string[] {
  const type = after.graph.end(key).type ?? before.graph.end(key).type;
  return type === undefined ? [] : [type];
}

/** What code carries out, or a design: through designs up to what has tests of its own. */
function carriedOutBy(start: string, graph: Graph, { by, designs }: TestedTypes): string[] {
  const typeOf = (key: string): string => graph.end(key).type ?? '';
  const seen = new Set([start]);
  for (const key of seen) {
    if (!graph.region(key) && !designs.has(typeOf(key))) continue;
    for (const { to } of graph.up(key)) if (!by.has(typeOf(to))) seen.add(to);
  }
  seen.delete(start);
  return [...seen];
}

/** Documents with a changed page, and those a reader finds changed because of what they hold or show. */
function documentsOf(
  { documents, items, pages }: Model,
  changed: ReadonlySet<string>,
  reached: ReadonlySet<string>,
  types: ReadonlySet<string>,
): Impact['documents'] {
  const affected = new Set([
    ...items.filter(({ id }) => reached.has(id)).map(({ place }) => place.file),
    ...pages.filter((page) => mayShow(page, types)).map(({ path }) => path),
  ]);
  return documents
    .flatMap(({ name, pages: own }): Impact['documents'] => {
      if (own.some((page) => changed.has(page))) return [{ name, how: 'changed' }];
      return own.some((page) => affected.has(page)) ? [{ name, how: 'reached' }] : [];
    })
    .sort((a, b) => compareText(a.name, b.name));
}

interface Stand {
  fingerprint: string;
  file: string;
}

function endsOf({ items, regions }: Model): Map<string, Stand> {
  const ends = new Map<string, Stand>();
  for (const { key, fingerprint, file } of regions) ends.set(key, { fingerprint, file });
  for (const { id, fingerprint, place } of items) ends.set(id, { fingerprint, file: place.file });
  return ends;
}

function compareEnds(before: Map<string, Stand>, after: Map<string, Stand>): Impact['touched'] {
  const touched: Impact['touched'] = [];
  for (const [key, now] of after) {
    const then = before.get(key);
    if (!then) touched.push({ key, kind: 'added' });
    else if (then.fingerprint !== now.fingerprint) touched.push({ key, kind: 'changed' });
    else if (then.file !== now.file) touched.push({ key, kind: 'moved' });
  }
  for (const key of before.keys()) if (!after.has(key)) touched.push({ key, kind: 'removed' });
  return touched.sort((a, b) => compareText(a.key, b.key));
}
