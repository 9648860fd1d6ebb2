import type { CodeRegion, Model, TestResult } from '../model/index.ts';
import { type Graph, isTestRegion } from '../trace/graph.ts';
import type { Runner } from './regression.ts';

/** A test a runner can be told to run. */
export type Selected = Pick<CodeRegion, 'file' | 'name'>;

/** Files of the tests that each runner runs. */
const files: Record<Runner, RegExp> = {
  vitest: /\.[cm]?[jt]sx?$/,
  jest: /\.[cm]?[jt]sx?$/,
  pytest: /\.py$/,
  gtest: /\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx)$/i,
  maven: /\.(?:java|kt|groovy|scala)$/,
};

/**
 * Of the tests to run again those that a runner can be told to run, and why not of the others. A test case is run by the tests in source that
 * carry it out, and else by those whose results name it.
 * @param keys keys of test code and IDs of test cases
 * @returns `left`: sentences that name what has to be run otherwise
 * @implements SRS-2305, SRS-3167
 */
export function selectTests(
  keys: readonly string[],
  { model, graph }: { model: Model; graph: Graph },
  runner: Runner,
): { tests: Selected[]; left: string[] } {
  const tests = new Map<string, Selected>();
  const left: string[] = [];
  for (const key of keys) {
    const region = graph.region(key);
    const found: Selected[] = region ? [region] : [...codeOf(key, graph), ...resultsOf(key, model)];
    const own = found.filter(({ file }) => files[runner].test(file));
    for (const test of own) tests.set(`${test.file} ${test.name}`, test);
    if (own.length === 0) left.push(whyNot(key, found, graph, runner));
  }
  return { tests: [...tests.values()], left };
}

function codeOf(id: string, graph: Graph): Selected[] {
  return graph.down(id).flatMap(({ from }) => {
    const { region } = graph.end(from);
    return region && isTestRegion(region) ? [region] : [];
  });
}

/** Tests whose results name an item, of whatever tree: the test is still the same one. */
function resultsOf(id: string, { reports }: Model): Selected[] {
  return reports.flatMap(({ results }) =>
    results.filter(({ ids }) => ids.includes(id)).flatMap((result) => testOf(result)),
  );
}

function testOf({ test, file, name }: TestResult): Selected[] {
  if (test) return [{ file: test.file, name: test.names.join(' > ') }];
  return file === '' ? [] : [{ file, name }];
}

function whyNot(key: string, found: readonly Selected[], graph: Graph, runner: Runner): string {
  const [first] = found;
  if (first) return `${key} cannot be selected: ${first.file} is no test of ${runner}.`;
  return graph.item(key)?.attributes.automated === 'no'
    ? `${key} cannot be selected: it is carried out by hand.`
    : `${key} cannot be selected: no test in source carries it out, and no result that names it tells its file.`;
}
