import type { TestResult, TestStatus } from '../model/index.ts';

/** What few results have. */
type Rare = Partial<
  Pick<
    TestResult,
    'message' | 'properties' | 'ids' | 'titles' | 'function' | 'seconds' | 'measurements' | 'steps'
  >
> & { column?: number };

/** Name, index of the status, line, indexes of suite, class, file and report among the texts, and what few results have. */
type Row = [string, number, number, number, number, number, number, Rare?];

/** Results as they are kept: a report may hold some hundred thousand, and most of what one says its neighbours say too. */
export interface PackedResults {
  texts: string[];
  rows: Row[];
}

const statuses: readonly TestStatus[] = ['passed', 'failed', 'error', 'repeated', 'skipped', 'notrun'];

/**
 * Makes results small.
 * @implements SRS-2915
 */
export function packResults(results: readonly TestResult[]): PackedResults {
  const texts: string[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    indexes.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const rows = results.map((result): Row => {
    const { name, status, suite, className, file, place } = result;
    const row: Row = [
      name,
      statuses.indexOf(status),
      place.line,
      indexOf(suite),
      indexOf(className),
      indexOf(file),
      indexOf(place.file),
    ];
    const rare = rareOf(result);
    if (rare) row.push(rare);
    return row;
  });
  return { texts, rows };
}

function rareOf(result: TestResult): Rare | undefined {
  const { message, properties, ids, titles, measurements, steps, place } = result;
  const rare: Rare = {};
  if (message !== '') rare.message = message;
  if (Object.keys(properties).length > 0) rare.properties = properties;
  if (ids.length > 0) rare.ids = ids;
  if (titles) rare.titles = titles;
  if (result.function !== undefined) rare.function = result.function;
  if (result.seconds !== undefined) rare.seconds = result.seconds;
  if (measurements) rare.measurements = measurements;
  if (steps) rare.steps = steps;
  if (place.column !== 1) rare.column = place.column;
  return Object.keys(rare).length === 0 ? undefined : rare;
}

/** The results that were packed. */
export function unpackResults({ texts, rows }: PackedResults): TestResult[] {
  const at = (index: number): string => texts[index] ?? '';
  return rows.map(([name, status, line, suite, className, file, report, rare = {}]): TestResult => {
    const { message = '', properties = {}, ids = [], titles, measurements, steps, column = 1 } = rare;
    return {
      suite: at(suite),
      className: at(className),
      name,
      file: at(file),
      status: statuses[status] ?? 'notrun',
      message,
      properties,
      ids,
      ...(titles ? { titles } : {}),
      ...(rare.function === undefined ? {} : { function: rare.function }),
      ...(rare.seconds === undefined ? {} : { seconds: rare.seconds }),
      ...(measurements ? { measurements } : {}),
      ...(steps ? { steps } : {}),
      place: { file: at(report), line, column },
    };
  });
}
