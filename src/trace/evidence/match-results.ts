import type { CodeRegion, Report } from '../../model/index.ts';
import { isGoogleTest, isOfFile, isOfRegion } from './region-names.ts';
import { foldStem, namesOf, type ResultNames, stemOf } from './result-names.ts';

/** `[index of report, index of result]`. */
export type ResultRef = [number, number];

/** Finds the results that speak of a test case or of a test in source. */
export interface ResultIndex {
  byId(id: string): readonly ResultRef[];
  byRegion(region: CodeRegion): readonly ResultRef[];
}

/** Stands for titles a tool joined by blanks: every word may be part of them. */
const joined = '\n';

interface Named {
  ref: ResultRef;
  names: ResultNames;
}

/**
 * Indexes every result of every report, by the IDs it names and by the stems its file may have, then by the words of its name:
 * a region looks at the few results that share a word with it, not at all.
 * @implements SRS-405
 */
export function indexResults(reports: readonly Report[]): ResultIndex {
  const byId = new Map<string, ResultRef[]>();
  const byKey = new Map<string, Named[]>();
  for (const [report, { results }] of reports.entries()) {
    for (const [index, result] of results.entries()) {
      const ref: ResultRef = [report, index];
      for (const id of result.ids) push(byId, id, ref);
      const named: Named = { ref, names: namesOf(result) };
      for (const stem of stemsOf(named.names)) {
        push(byKey, stem, named);
        for (const word of wordsOf(named.names)) push(byKey, `${stem}\n${word}`, named);
      }
    }
  }

  function candidates(region: CodeRegion): Iterable<Named> {
    const parts = region.name.includes(' ') ? [] : region.name.split('.');
    const stems = new Set([stemOf(region.file), parts.at(-2) ?? ''].map(foldStem));
    if (region.file.endsWith('.go')) stems.add(foldStem(region.file.split('/').at(-2) ?? ''));
    const word = lastWord(region);
    const found = new Set<Named>();
    for (const stem of stems) {
      const keys = word === undefined ? [stem] : [`${stem}\n${word}`, `${stem}\n${joined}`];
      for (const key of keys) for (const named of byKey.get(key) ?? []) found.add(named);
    }
    return found;
  }

  return {
    byId: (id) => byId.get(id) ?? [],
    byRegion: (region) =>
      [...candidates(region)]
        .filter(
          ({ names }) =>
            (isOfFile(names, region.file) && isOfRegion(names, region)) || isGoogleTest(names, region),
        )
        .map(({ ref }) => ref)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Folded stems of the file a result may come from. */
function stemsOf({ paths, classes, suite }: ResultNames): Set<string> {
  if (paths.length > 0) return new Set(paths.map((path) => foldStem(stemOf(path))));
  return new Set([...classes.slice(0, 40), suite.slice(0, 200)].map(foldStem).filter((stem) => stem !== ''));
}

/** Words by which a region may ask for a result. */
function wordsOf({ titles, classes, function: name }: ResultNames): Set<string> {
  const words = new Set([...titles.slice(0, 40), ...classes.slice(0, 40), name]);
  if (titles.length === 1 && /\s/.test(titles[0] as string)) words.add(joined);
  return words;
}

/** The word a result of the region must have; undefined where its name alone does not tell: a file, a title with placeholders. */
function lastWord(region: CodeRegion): string | undefined {
  if (/\s|[%$]/.test(region.name)) {
    const title = region.name.split(' > ').at(-1) as string;
    return /[%$]/.test(title) ? undefined : title;
  }
  return region.name === '' ? undefined : region.name.split(/\.|::|#/).at(-1);
}
