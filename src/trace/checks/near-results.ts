import type { Config, TraceType } from '../../config/index.ts';
import type { Finding, Model, TestResult } from '../../model/index.ts';
import type { Graph } from '../graph.ts';
import { rolesOf } from '../needs.ts';
import { finding } from '../rules.ts';

/**
 * Finding `result-nearly-named`: a test case without any result, whose ID a test mentions elsewhere than as its name, or in a spelling
 * that could be of another ID (`TST_201_2`). Results are looked through once, and only where a test case lacks them.
 * @implements SRS-3145
 */
export function checkNearResults(
  { items, reports, verdicts }: Model,
  graph: Graph,
  config: Config,
): Finding[] {
  const { tests } = rolesOf(config);
  const lacking = new Map(
    items
      .filter(({ id, type }) => tests.has(type) && verdicts[id]?.state === 'open' && !hasResult(id))
      .map(({ id }) => [fold(id), id]),
  );
  if (lacking.size === 0) return [];
  const anyId = new RegExp([...tests].flatMap((type) => spellings(config.trace.types[type])).join('|'), 'gi');
  const findings: Finding[] = [];
  for (const { origin, results } of reports) {
    for (const result of origin === 'current' ? results : []) {
      for (const text of textsOf(result)) {
        for (const [id] of text.slice(0, 2000).matchAll(anyId)) {
          const lacks = candidatesOf(id).find((key) => lacking.has(key));
          if (lacks === undefined) continue;
          findings.push(nearly(lacking.get(lacks) as string, text, result, config));
          lacking.delete(lacks);
        }
      }
    }
  }
  return findings;

  function hasResult(id: string): boolean {
    return (
      (verdicts[id]?.evidence.length ?? 0) > 0 ||
      graph.down(id).some(({ from }) => (verdicts[from]?.evidence.length ?? 0) > 0)
    );
  }
}

function nearly(id: string, text: string, { place }: TestResult, config: Config): Finding {
  // What a function may be called that is named by the ID; with a pattern only an ID that is a name itself.
  const patterned = Object.values(config.trace.types).some(
    ({ prefixes, pattern }) => pattern !== undefined && prefixes.some((prefix) => id.startsWith(prefix)),
  );
  const name = patterned && !/^\w+$/.test(id) ? '' : id.replace(/[-.]/g, '_');
  return finding('result-nearly-named', place, {
    message: `${id} has no result, but "${text.slice(0, 200)}" mentions it.`,
    hint: `A test is of ${id} when its title begins with it ("${id} …"), ${name === '' ? '' : `its function is named by it (test_${name}_…), `}or it has a property \`id\` or \`verifies\` that is nothing but IDs.`,
    item: id,
  });
}

function textsOf({ name, className, properties }: TestResult): string[] {
  return [name, className, ...Object.values(properties)];
}

/** What the IDs of a type may look like in a hurry; those of a pattern as any word that begins like them. */
function spellings(type: TraceType | undefined): string[] {
  return (type?.prefixes ?? []).map((prefix) => {
    const written = prefix.replace(/[-_]/g, '[-_ ]?');
    return type?.pattern === undefined
      ? `${written}[-_ ]?(?:[A-Z][A-Z0-9]*[-_.])*[0-9]+(?:[-_.][0-9]+)*`
      : `${written}[A-Z0-9._~-]+`;
  });
}

/** `TST_201_2` may mean TST-201-2 or TST-201. */
function candidatesOf(id: string): string[] {
  return [fold(id), fold(id.replace(/[-_.][0-9]+$/, ''))];
}

function fold(id: string): string {
  return id
    .toUpperCase()
    .replace(/[-_.~ ]/g, '')
    .replace(/(\D)0+(?=\d)/g, '$1');
}
