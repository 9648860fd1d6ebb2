import type { ReportedVulnerability } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { reported } from './reported.ts';

/** Ecosystems of OSV (schema 1.7, `affected[].package.ecosystem`) → types of package URLs. */
const types: Readonly<Record<string, string>> = {
  npm: 'npm',
  PyPI: 'pypi',
  Maven: 'maven',
  Go: 'golang',
  'crates.io': 'cargo',
  NuGet: 'nuget',
  RubyGems: 'gem',
  Packagist: 'composer',
  SwiftURL: 'swift',
  Hex: 'hex',
  Pub: 'pub',
  ConanCenter: 'conan',
  Debian: 'deb',
  Ubuntu: 'deb',
  Alpine: 'apk',
};

/** Longest range that is kept whole. */
const longest = 1900;

/**
 * Records of OSV: one, a list, or an object with `vulns`. Each affected package gives one report with its range in the words of its ecosystem, or
 * one for each version where only versions are listed. A range of commits alone may mean any version.
 * @implements SRS-3527
 */
export function readOsv(value: unknown): { reported: ReportedVulnerability[]; date: string } {
  const records = Array.isArray(value)
    ? value
    : field(value, 'vulns') === undefined
      ? [value]
      : listOf(value, 'vulns');
  const dates = records.map((record) => textField(record, 'modified')).sort();
  return { date: dates.at(-1) ?? '', reported: records.flatMap(affectedBy) };
}

function affectedBy(record: unknown): ReportedVulnerability[] {
  const told = {
    ids: [textField(record, 'id'), ...listOf(record, 'aliases').map(String)],
    severity: textField(field(record, 'database_specific'), 'severity'),
    cvss: listOf(record, 'severity').map((rating) => textField(rating, 'score')),
    summary: textField(record, 'summary') || textField(record, 'details'),
    withdrawn: textField(record, 'withdrawn'),
  };
  return listOf(record, 'affected').flatMap((affected) => {
    const about = field(affected, 'package');
    const [ecosystem = ''] = textField(about, 'ecosystem').split(':', 1);
    const type = Object.hasOwn(types, ecosystem) ? (types[ecosystem] as string) : 'generic';
    const name = textField(about, 'name');
    if (name === '') return [];
    const common = { ...told, name, purl: `pkg:${type}/${encodeURIComponent(name)}` };
    const ordered = listOf(affected, 'ranges').filter((range) => textField(range, 'type') !== 'GIT');
    const intervals = ordered.flatMap((range) => intervalsOf(listOf(range, 'events')));
    const range = intervals.map((each) => written(each, type)).join(type === 'maven' ? ',' : ' || ');
    if (intervals.length > 0 && range.length <= longest) return reported({ ...common, version: '', range });
    const versions = listOf(affected, 'versions').map(String);
    if (versions.length === 0) return reported({ ...common, version: '' });
    return versions.map((version) => reported({ ...common, version }));
  });
}

/** From a version on, to below another one, or to one included; empty where there is no such end. */
interface Interval {
  from: string;
  below: string;
  last: string;
}

function intervalsOf(events: readonly unknown[]): Interval[] {
  const intervals: Interval[] = [];
  for (const event of events) {
    const introduced = textField(event, 'introduced');
    const open = intervals.at(-1);
    if (introduced !== '')
      intervals.push({ from: introduced === '0' ? '' : introduced, below: '', last: '' });
    else if (open) {
      open.below ||= textField(event, 'fixed');
      open.last ||= textField(event, 'last_affected');
    }
  }
  return intervals;
}

/** An interval in the words of an ecosystem. */
function written({ from, below, last }: Interval, type: string): string {
  if (type === 'maven') return `${from === '' ? '(' : `[${from}`},${last === '' ? `${below})` : `${last}]`}`;
  const parts = [from && `>=${from}`, below ? `<${below}` : last && `<=${last}`].filter(Boolean);
  if (parts.length > 0) return parts.join(type === 'pypi' || type === 'cargo' ? ', ' : ' ');
  return type === 'pypi' ? '>=0.dev0' : '>=0.0.0-0';
}
