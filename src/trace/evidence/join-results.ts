import type {
  CodeRegion,
  Finding,
  Report,
  TestDefinition,
  TestedDefinition,
  TestResult,
} from '../../model/index.ts';
import { compareText } from '../../model/index.ts';
import { finding } from '../rules.ts';
import { type Candidate, wholeFile } from './candidates.ts';
import { covers } from './coverage.ts';
import type { DefinitionIndex } from './definition-index.ts';
import { indexRepository, type Repository, type RepositoryFacts } from './repository.ts';
import { wayOf } from './runners/index.ts';

/** Most places that a finding names. */
const mostNamed = 5;

/**
 * Says of each result which definition in source it is of. A result that meets several in one file is of what holds them all; one that meets
 * several files is of none. Findings: `ambiguous-result`, once for each report and set of places, where one of the places verifies something.
 * @param verifying regions that verify something
 * @implements SRS-3109, SRS-3110
 */
export function joinResults(
  reports: readonly Report[],
  facts: RepositoryFacts,
  tests: readonly TestDefinition[],
  verifying: readonly CodeRegion[],
): { reports: Report[]; findings: Finding[] } {
  const repository = indexRepository(facts, tests);
  const regions = Map.groupBy(verifying, ({ file }) => file);
  const findings: Finding[] = [];
  const made = new Map<Candidate, TestedDefinition>();
  const tested = (candidate: Candidate): TestedDefinition => {
    const known = made.get(candidate) ?? testedOf(candidate);
    made.set(candidate, known);
    return known;
  };
  const joined = reports.map((report) => {
    if (report.run || report.results.length === 0) return report;
    const way = wayOf(report, repository);
    const place = { report: report.path, root: report.root };
    const doubts = new Map<string, Doubt>();
    const results = report.results.map((result): TestResult => {
      const { found } = way(result, repository, place);
      const [first] = found;
      const test = found.length > 1 ? doubt(doubts, result, found, repository).test : first;
      return test ? { ...result, test: tested(test) } : result;
    });
    if (report.origin === 'current')
      for (const each of doubts.values()) if (matters(each)) findings.push(findingOf(each));
    return { ...report, results };
  });
  return { reports: joined, findings };

  /** Whether a region would have the result if it were not for the others. */
  function matters({ found, test }: Doubt): boolean {
    return found.some((each) =>
      (regions.get(each.file) ?? []).some(
        (region) => covers(region, testedOf(each)) && !(test && covers(region, testedOf(test))),
      ),
    );
  }
}

/** Results of one report that meet the same places. */
interface Doubt {
  first: TestResult;
  count: number;
  found: readonly Candidate[];
  test: Candidate | undefined;
}

function doubt(
  doubts: Map<string, Doubt>,
  first: TestResult,
  found: readonly Candidate[],
  { definitions }: Repository,
): Doubt {
  const files = new Set(found.map(({ file }) => file));
  // One finding for files that are alike, one for each set of places in a single file.
  const key = [...(files.size > 1 ? files : found.map(({ file, line }) => `${file}:${line}`))].join('\n');
  const known = doubts.get(key);
  if (known) {
    known.count++;
    return known;
  }
  const test = files.size > 1 ? undefined : innermostAround(found, definitions);
  const made = { first, count: 1, found, test };
  doubts.set(key, made);
  return made;
}

function findingOf({ first, count, found }: Doubt): Finding {
  const sorted = [...found].sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const places = sorted.slice(0, mostNamed).map(({ file, line }) => (line === 0 ? file : `${file}:${line}`));
  if (sorted.length > mostNamed) places.push(`${sorted.length - mostNamed} more`);
  const others = count === 1 ? '' : ` ${count - 1} more results of this report are in the same doubt.`;
  const isOneFile = new Set(found.map(({ file }) => file)).size === 1;
  return finding('ambiguous-result', first.place, {
    message: `The result of "${first.name}" may be that of ${places.join(', or of ')}, so it counts for none of them.${others}`,
    hint: isOneFile
      ? 'Give the tests titles of their own, or let the reporter write the whole chain of titles.'
      : 'Let the report name files from the root of the project; or say with `root` in `sources.results` in which directory the tests of this report ran; or give the tests names of their own.',
  });
}

/** The innermost definition around some definitions of one file; the file where there is none. */
function innermostAround(found: readonly Candidate[], definitions: DefinitionIndex): Candidate {
  const { file } = found[0] as Candidate;
  const first = Math.min(...found.map(({ line }) => line));
  const last = Math.max(...found.map(({ endLine }) => endLine));
  const around = definitions
    .of(file)
    .filter((each) => !found.includes(each) && each.line <= first && each.endLine >= last)
    .sort((a, b) => b.line - a.line || a.endLine - b.endLine);
  return around[0] ?? wholeFile(file);
}

function testedOf({ file, names, line, endLine }: Candidate): TestedDefinition {
  return { file, names: [...names], line, endLine };
}
