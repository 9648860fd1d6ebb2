import {
  compareText,
  dayOf,
  type ReportedVulnerability,
  type VulnerabilitySeverity,
} from '../../model/index.ts';
import { field } from '../safe-json.ts';
import { severityOfCvss } from './cvss.ts';
import { ScanProblem } from './problem.ts';

const severities: ReadonlyMap<string, VulnerabilitySeverity> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['moderate', 'moderate'],
  ['medium', 'moderate'],
  ['low', 'low'],
  ['negligible', 'low'],
  ['info', 'low'],
  ['informational', 'low'],
  ['none', 'low'],
]);

/** A vulnerability from what a report says, cut to what is kept. One without an identifier makes the report worthless. */
export function reported(told: {
  ids: readonly string[];
  severity: string;
  /** CVSS vectors or scores, for a report that has no word for the severity. */
  cvss?: readonly unknown[];
  summary: string;
  purl?: string;
  name: string;
  version: string;
  range?: string;
  withdrawn?: string;
}): ReportedVulnerability {
  const ids = [...new Set(told.ids.map((id) => id.trim().slice(0, 100)).filter(Boolean))].sort(compareText);
  const [summary = ''] = told.summary.trim().split(/\r?\n/, 1);
  if (ids.length === 0) throw new ScanProblem('it holds a vulnerability without an identifier');
  if (told.name === '' && !told.purl) throw new ScanProblem(`it does not say which package ${ids[0]} is in`);
  return {
    ids,
    severity: severities.get(told.severity.toLowerCase()) ?? worstOf(told.cvss ?? []),
    summary: summary.slice(0, 300),
    purl: (told.purl ?? '').slice(0, 500),
    name: told.name.slice(0, 300),
    version: told.version.slice(0, 200),
    ...(told.range ? { range: told.range.slice(0, 2000) } : {}),
    ...(told.withdrawn && isTime(told.withdrawn) ? { withdrawn: told.withdrawn.slice(0, 40) } : {}),
  };
}

function isTime(text: string): boolean {
  return dayOf(text.slice(0, 10)) !== undefined && Number.isFinite(Date.parse(text));
}

function worstOf(cvss: readonly unknown[]): VulnerabilitySeverity {
  const found = cvss.slice(0, 20).map((each) => severityOfCvss(String(each ?? '')));
  return (['critical', 'high', 'moderate', 'low'] as const).find((each) => found.includes(each)) ?? 'unknown';
}

/** A list that has to be there: without it nothing shows that the tool looked at anything. */
export function demandedList(value: unknown, key: string): unknown[] {
  const found = field(value, key);
  if (!Array.isArray(found)) throw new ScanProblem(`it holds no list \`${key}\``);
  return found;
}

/** Name and version of a package URL (ECMA-427); the name with its namespace. */
export function purlParts(purl: string): { name: string; version: string } {
  const [path = ''] = purl.replace(/^pkg:[^/]*\//, '').split(/[?#]/, 1);
  const at = path.lastIndexOf('@');
  const [name, version] = at > 0 ? [path.slice(0, at), path.slice(at + 1)] : [path, ''];
  return { name: decoded(name), version: decoded(version) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
