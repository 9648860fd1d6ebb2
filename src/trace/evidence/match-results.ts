import type { CodeRegion, Report, TestedDefinition } from '../../model/index.ts';
import { covers } from './coverage.ts';

/** `[index of report, index of result]`. */
export type ResultRef = [number, number];

/** Finds the results that speak of a test case or of a test in source. */
export interface ResultIndex {
  byId(id: string): readonly ResultRef[];
  byRegion(region: CodeRegion): readonly ResultRef[];
}

/** A definition, and the results that are of it. */
interface Tested {
  test: TestedDefinition;
  refs: ResultRef[];
}

/**
 * Indexes every result of every report: by the IDs it names, and by the definition that it is of, as it was resolved when the model was linked.
 * @implements SRS-405
 */
export function indexResults(reports: readonly Report[]): ResultIndex {
  const byId = new Map<string, ResultRef[]>();
  const byFile = new Map<string, Map<string, Tested>>();
  for (const [report, { results }] of reports.entries()) {
    for (const [index, { ids, test }] of results.entries()) {
      const ref: ResultRef = [report, index];
      for (const id of ids) push(byId, id, ref);
      if (!test) continue;
      const ofFile = byFile.get(test.file) ?? new Map<string, Tested>();
      byFile.set(test.file, ofFile);
      const key = `${test.line} ${test.endLine}`;
      const known = ofFile.get(key);
      if (known) known.refs.push(ref);
      else ofFile.set(key, { test, refs: [ref] });
    }
  }
  return {
    byId: (id) => byId.get(id) ?? [],
    byRegion: (region) =>
      [...(byFile.get(region.file)?.values() ?? [])]
        .filter(({ test }) => covers(region, test))
        .flatMap(({ refs }) => refs)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
