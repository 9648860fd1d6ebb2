import { type CodeRegion, isTestPath, type Model } from '../model/index.ts';
import { isTestRegion } from '../trace/graph.ts';
import type { Graph } from '../trace/index.ts';
import type { ChangedLines } from './changed-lines.ts';
import type { FileChange } from './file-changes.ts';

type Side = { model: Model; graph: Graph };

/**
 * Annotated definitions whose own lines did not change though lines beside them in their file did, helpers they may call: all of the file; where
 * it has none, the directory above that is annotated. Keys of regions.
 * @implements SRS-2606
 */
export function annotatedNeighbours(
  before: Side,
  after: Side,
  lines: ReadonlyMap<string, ChangedLines>,
): Set<string> {
  const sources = new Set([...before.model.codeFiles, ...after.model.codeFiles].map(({ path }) => path));
  const [then, now] = [annotatedByFile(before), annotatedByFile(after)];
  const keys = new Set<string>();
  for (const [path, changed] of lines) {
    if (!sources.has(path)) continue;
    const isBeside =
      changed.before.some((range) => !isWithin(range, then.get(path))) ||
      changed.after.some((range) => !isWithin(range, now.get(path)));
    if (!isBeside) continue;
    const own = now.get(path) ?? [];
    for (const { key } of own) keys.add(key);
    const above = own.length > 0 || isTestPath(path) ? undefined : packageAbove(path, after);
    if (above) keys.add(above);
  }
  return keys;
}

/**
 * Tests that may read a changed file of tests which holds none itself, data or a helper: those of the nearest directory above with any. Keys of regions.
 */
export function testsOfData(files: readonly FileChange[], { regions }: Model): Set<string> {
  const tests = regions.filter(isTestRegion);
  const holding = new Set(tests.map(({ file }) => file));
  const keys = new Set<string>();
  for (const path of files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))) {
    if (!isTestPath(path) || holding.has(path)) continue;
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const directory = path.slice(0, at + 1);
      const own = tests.filter(({ file }) => file.startsWith(directory));
      for (const { key } of own) keys.add(key);
      if (own.length > 0) break;
    }
  }
  return keys;
}

function annotatedByFile({ model, graph }: Side): Map<string, CodeRegion[]> {
  return Map.groupBy(
    model.regions.filter(({ key, kind }) => kind !== 'package' && graph.up(key).length > 0),
    ({ file }) => file,
  );
}

function isWithin([from, to]: [number, number], regions: readonly CodeRegion[] = []): boolean {
  return regions.some(({ place }) => place.line <= from && to <= (place.endLine ?? place.line));
}

function packageAbove(path: string, { graph }: Side): string | undefined {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const directory = path.slice(0, at);
    if (graph.region(directory) && graph.up(directory).length > 0) return directory;
  }
  return undefined;
}
