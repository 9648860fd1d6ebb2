import {
  compareText,
  dayOf,
  type ReportedVulnerability,
  type VulnerabilitySeverity,
} from '../../model/index.ts';
import { field } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { severityOfCvss } from './cvss.ts';

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
export function reported(entry: {
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
  const ids = [...new Set(entry.ids.map((id) => id.trim().slice(0, 100)).filter(Boolean))].sort(compareText);
  const [summary = ''] = entry.summary.trim().split(/\r?\n/, 1);
  if (ids.length === 0) throw new Unreadable('it holds a vulnerability without an identifier');
  if (entry.name === '' && !entry.purl) throw new Unreadable(`it does not say which package ${ids[0]} is in`);
  return {
    ids,
    severity: severities.get(entry.severity.toLowerCase()) ?? worstOf(entry.cvss ?? []),
    summary: summary.slice(0, 300),
    purl: (entry.purl ?? '').slice(0, 500),
    name: entry.name.slice(0, 300),
    version: entry.version.slice(0, 200),
    ...(entry.range ? { range: entry.range.slice(0, 2000) } : {}),
    ...(entry.withdrawn && isTime(entry.withdrawn) ? { withdrawn: entry.withdrawn.slice(0, 40) } : {}),
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
  if (!Array.isArray(found)) throw new Unreadable(`it holds no list \`${key}\``);
  return found;
}

/**
 * A list that may be left out where there is nothing to list. What is no list is not known, nor is what holds such entries under a name that is
 * not known: it might be what the report was made for.
 * @param mark a member that every entry of the list has
 * @param others members of known names whose entries have it as well
 * @implements SRS-3129, SRS-3271
 */
export function claimedList(
  value: unknown,
  key: string,
  mark: string,
  ...others: readonly string[]
): unknown[] {
  demandName(value, key, mark, others);
  const found = field(value, key) ?? [];
  if (!Array.isArray(found)) throw new Unreadable(`what it holds as \`${key}\` is no list`);
  return found;
}

/** Refuses an object that has no member of a name, and holds under another one what that member holds. */
export function demandName(value: unknown, key: string, mark: string, others: readonly string[] = []): void {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, key)) return;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'object' || member === null || others.includes(name)) continue;
    if (Object.values(member).some((entry) => field(entry, mark) !== undefined))
      throw new Unreadable(`it holds \`${name.slice(0, 100)}\` where \`${key}\` is known`);
  }
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
