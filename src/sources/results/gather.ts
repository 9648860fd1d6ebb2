import picomatch from 'picomatch';
import type { Project } from '../../config/index.ts';
import type { Facts, ManualRun, Report, ReportAbout, Revision, TestResult } from '../../model/index.ts';
import { originsOf } from '../origins.ts';
import type { Reading } from '../read.ts';
import type { Survey } from '../survey.ts';

/**
 * The reports of a project with their results and what is known of their origin, sorted by path.
 * @param tested trees of the commits that records of tests by hand name
 */
export function gatherReports(
  { config }: Project,
  survey: Survey,
  { revision, tested }: { revision: Revision; tested: ReadonlyMap<string, string> },
  reading: Reading,
): Report[] {
  const { files } = survey;
  const levels = config.sources.results.map(({ files: patterns, level }) => ({
    level,
    matches: picomatch(patterns),
  }));
  const results = groupByReport(reading.facts, new Set(files.map(({ path }) => path)));
  const told = new Map(reading.facts.reportFormats.map((about) => [about.path, about]));
  const originOf = originsOf(survey, revision, reading);
  return files
    .filter((file) => file.kinds.includes('results'))
    .map(({ path }) => {
      const { level, directory: _, ...about }: ReportAbout = told.get(path) ?? { path, format: 'junit' };
      const evidence = originOf(path);
      const origin = about.run
        ? originOfRun(about.run, evidence.origin, tested.get(about.run.commit), {
            tree: revision.tree,
            version: config.product.version,
          })
        : evidence.origin;
      return {
        ...evidence,
        origin,
        ...about,
        level: level ?? levels.find(({ matches }) => matches(path))?.level ?? 'unit',
        results: results.get(path) ?? [],
      };
    });
}

/**
 * A record of tests by hand is bound to a tree by its stamp, where it has one, and else by the commit it names: what was tested is what is
 * documented when the trees of the two are the same, records left out.
 * @param tree of the commit the record names; undefined where the repository does not hold it
 * @implements SRS-2902
 */
function originOfRun(
  run: ManualRun,
  stamped: Report['origin'],
  tree: string | undefined,
  now: { tree: string; version: string },
): Report['origin'] {
  if (run.version !== '' && run.version !== now.version) return 'other';
  if (stamped !== 'unknown') return stamped;
  if (tree === undefined || now.tree === '') return 'unknown';
  return tree === now.tree ? 'current' : 'other';
}

function groupByReport(facts: Facts, known: ReadonlySet<string>): Map<string, TestResult[]> {
  const groups = new Map<string, TestResult[]>();
  for (const found of facts.results) {
    const result = isAbsolute(found.file) ? { ...found, file: withinProject(found.file, known) } : found;
    const group = groups.get(result.place.file);
    if (group) group.push(result);
    else groups.set(result.place.file, [result]);
  }
  return groups;
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/|file:)/.test(path);
}

/**
 * The project's file that an absolute path of the machine of the tests ends with; empty where there is none, since directories of
 * that machine have no place in a document.
 */
function withinProject(path: string, known: ReadonlySet<string>): string {
  const parts = path.split('/').slice(-40);
  for (let from = 0; from < parts.length; from++) {
    const end = parts.slice(from).join('/');
    if (known.has(end)) return end;
  }
  return '';
}
