import picomatch from 'picomatch';
import type { Project } from '../config/index.ts';
import type { Facts, Report, Revision, TestResult } from '../model/index.ts';
import { originsOf } from './origins.ts';
import type { Reading } from './read.ts';
import type { Survey } from './survey.ts';

/** The reports of a project with their results and what is known of their origin, sorted by path. */
export function gatherReports(
  project: Project,
  survey: Survey,
  revision: Revision,
  reading: Reading,
): Report[] {
  const { files } = survey;
  const levels = project.config.sources.results.map(({ files: patterns, level }) => ({
    level,
    matches: picomatch(patterns),
  }));
  const results = groupByReport(reading.facts, new Set(files.map(({ path }) => path)));
  const formats = new Map(reading.facts.reportFormats.map(({ path, format }) => [path, format]));
  const originOf = originsOf(survey, revision, reading);
  return files
    .filter((file) => file.kinds.includes('results'))
    .map(({ path }) => ({
      ...originOf(path),
      format: formats.get(path) ?? 'junit',
      level: levels.find(({ matches }) => matches(path))?.level ?? 'unit',
      results: results.get(path) ?? [],
    }));
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
