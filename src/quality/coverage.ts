import {
  type Counted,
  classAfterSegregation,
  compareText,
  type FileCoverage,
  isTestPath,
  type Model,
  ownership,
} from '../model/index.ts';

/** Coverage of the files whose innermost element this is. */
export interface UnitCoverage {
  /** ID of the element. */
  id: string;
  name: string;
  /** After segregation. */
  safetyClass: 'A' | 'B' | 'C';
  lines: Counted;
  branches: Counted;
  /** Files that reports speak of. */
  measured: number;
  /** Files no report speaks of, sorted: nothing is known of them. */
  unmeasured: string[];
}

/**
 * Coverage by element, in the order of the architecture. Only reports of this very tree count. Of a file in several reports the
 * better one counts: together they covered at least that.
 * @implements SRS-1803
 */
export function coverageByUnit({ architecture, codeFiles, coverage, product }: Model): UnitCoverage[] {
  const ownerOf = ownership(architecture?.elements ?? []);
  const byFile = new Map<string, FileCoverage>();
  for (const report of coverage) {
    if (report.origin !== 'current') continue;
    for (const each of report.files) byFile.set(each.file, better(byFile.get(each.file), each));
  }
  const files = Map.groupBy(
    codeFiles.map(({ path }) => path).filter((path) => !isTestPath(path)),
    ownerOf,
  );
  const elements = new Map(architecture?.elements.map((element) => [element.id, element]));
  return [...elements.values()].flatMap((element) => {
    const { id, name } = element;
    const own = files.get(id) ?? [];
    if (own.length === 0) return [];
    const measurements = own.flatMap((path) => byFile.get(path) ?? []);
    return {
      id,
      name,
      safetyClass: classAfterSegregation(element, elements, product.safetyClass),
      lines: sum(measurements.map(({ lines }) => lines)),
      branches: sum(measurements.map(({ branches }) => branches)),
      measured: measurements.length,
      unmeasured: own.filter((path) => !byFile.has(path)).sort(compareText),
    };
  });
}

/** Percent, rounded down to a tenth; undefined of nothing. */
export function percentOf({ covered, total }: Counted): number | undefined {
  return total === 0 ? undefined : Math.floor((covered * 1000) / total) / 10;
}

function better(known: FileCoverage | undefined, other: FileCoverage): FileCoverage {
  if (!known) return other;
  return {
    file: known.file,
    lines: higher(known.lines, other.lines),
    branches: higher(known.branches, other.branches),
  };
}

function higher(a: Counted, b: Counted): Counted {
  if (a.total === 0 || b.total === 0) return a.total === 0 ? b : a;
  return b.covered * a.total > a.covered * b.total ? b : a;
}

function sum(counts: readonly Counted[]): Counted {
  return {
    covered: counts.reduce((all, { covered }) => all + covered, 0),
    total: counts.reduce((all, { total }) => all + total, 0),
  };
}
