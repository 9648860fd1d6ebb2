import picomatch from 'picomatch';
import type { Project } from '../../config/index.ts';
import {
  type EvidenceOrigin,
  type Facts,
  type Report,
  type ReportAbout,
  runOfReport,
  type TestResult,
} from '../../model/index.ts';
import type { Known } from '../evidence.ts';
import { isAbsolute } from '../find-file.ts';
import { originOfCommit } from '../origin-of-commit.ts';
import type { Surveyed } from '../survey.ts';
import { breakClasses } from './hooks.ts';
import { withinProject } from './within-project.ts';

/**
 * The reports of a project with their results and what is known of their origin, sorted by path.
 */
export function gatherReports({ config }: Project, survey: Surveyed, known: Known): Report[] {
  const { files } = survey;
  const { facts, originOf } = known;
  const entries = config.sources.results.map(({ files: patterns, level, root }) => ({
    level,
    root,
    matches: picomatch(patterns),
  }));
  const abouts = new Map(facts.reportFormats.map((about) => [about.path, about]));
  const elsewhereOf = (path: string): readonly string[] => originOf(path).stamp?.elsewhere ?? [];
  const results = groupByReport(facts, survey.paths, elsewhereOf);
  return files
    .filter((file) => file.kinds.includes('results'))
    .map(({ path }) => {
      const { level, directory, ...about }: ReportAbout = abouts.get(path) ?? { path, format: 'junit' };
      const evidence = originOf(path);
      const entry = entries.find(({ matches }) => matches(path));
      const origin = about.run ? originOfCommit(about.run, evidence.origin, known) : evidence.origin;
      return {
        ...evidence,
        origin,
        ...about,
        ...rootOf(entry?.root ?? directory ?? ranIn(path, evidence)),
        level: level ?? entry?.level ?? 'unit',
        results: results.get(path) ?? [],
      };
    });
}

/** The directory that `dossier stamp -- <command>` was called in; the root tells nothing, since what ran there may have gone into projects below. */
function ranIn(path: string, { stamp }: EvidenceOrigin): string | undefined {
  return runOfReport(path, stamp).run?.directory || undefined;
}

/** The directory the tests ran in; one of the machine of the tests says nothing of this tree. */
function rootOf(directory: string | undefined): Pick<Report, 'root'> {
  if (directory === undefined || isAbsolute(directory) || directory.startsWith('..')) return {};
  return { root: directory.replace(/^(?:\.\/)+|\/+$|^\.$/g, '') };
}

function groupByReport(
  facts: Facts,
  paths: readonly string[],
  elsewhereOf: (report: string) => readonly string[],
): Map<string, TestResult[]> {
  const groups = Map.groupBy(facts.results, ({ place }) => place.file);
  const known = new Set(paths);
  const broken = breakClasses([...groups.values()]);
  return new Map(
    [...groups.keys()].map((path, index) => [
      path,
      withinProject(broken[index] ?? [], known, new Set(elsewhereOf(path))),
    ]),
  );
}
