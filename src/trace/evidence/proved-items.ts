import type { Model, TestResult } from '../../model/index.ts';

/**
 * The items of each result, in the model's order: those whose verdict it counts for, and those it names. One answer for the site, the printed
 * report and whoever asks from the result's end.
 * @implements SRS-3166
 */
export function provedItems({ items, reports, verdicts }: Model): ReadonlyMap<TestResult, readonly string[]> {
  const proved = new Map<TestResult, Set<string>>();
  const add = (result: TestResult | undefined, id: string): void => {
    if (!result) return;
    const known = proved.get(result);
    if (known) known.add(id);
    else proved.set(result, new Set([id]));
  };
  for (const { id } of items)
    for (const [report, result] of verdicts[id]?.evidence ?? []) add(reports[report]?.results[result], id);
  for (const { results } of reports)
    for (const result of results) for (const id of result.ids) add(result, id);
  return new Map([...proved].map(([result, ids]) => [result, [...ids]]));
}
