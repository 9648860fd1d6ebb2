import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareText, type Refused, type ReportedVulnerability, type Scan } from '../../model/index.ts';
import { listOf, textField } from '../safe-json.ts';
import { Unreadable, wholeJson, wholeText } from '../unreadable.ts';
import { readOsv } from './osv.ts';
import { readScan } from './scanners.ts';
import { snapshotFormat } from './snapshot.ts';

/** Advisories from outside, with the day they are of and the hash of what they were read from. */
export interface Advisories {
  name: string;
  sha256: string;
  /** ISO 8601; empty where nothing tells. */
  date: string;
  reported: ReportedVulnerability[];
}

/**
 * Reads advisories: a dump of OSV (a record, a list, a directory of records), the report of a scanner, or a snapshot.
 * @returns why they cannot be read, else what they say
 * @implements SRS-3527
 */
export function readAdvisories(path: string): Advisories | Refused {
  const files = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .sort(compareText)
        .map((name) => join(path, name))
    : [path];
  const hash = createHash('sha256');
  const found: ReportedVulnerability[] = [];
  let date = '';
  for (const file of files) {
    try {
      const bytes = readFileSync(file);
      hash.update(bytes);
      const { value } = wholeJson(wholeText(bytes));
      const read = isOsv(value) ? readOsv(value) : readScan(value);
      for (const each of read.reported) found.push(each);
      if (read.date > date) date = read.date;
    } catch (problem) {
      if (problem instanceof Unreadable) return { refused: `${basename(file)}: ${problem.message}` };
      if ((problem as NodeJS.ErrnoException).code) return { refused: `${basename(file)} cannot be read` };
      throw problem;
    }
  }
  if (files.length === 0) return { refused: `${basename(path)} holds no JSON file` };
  return { name: basename(path), sha256: hash.digest('hex'), date, reported: found };
}

function isOsv(value: unknown): boolean {
  const [first = value] = Array.isArray(value) ? value : listOf(value, 'vulns');
  return (
    textField(first, 'id') !== '' &&
    (listOf(first, 'affected').length > 0 || textField(first, 'modified') !== '')
  );
}

/** Advisories as the model has reports of scanners. */
export function scanOfAdvisories({ name, date, sha256, reported }: Advisories): Scan {
  return {
    path: name,
    sha256,
    origin: 'unknown',
    format: snapshotFormat,
    tool: `Advisories of ${name}`,
    date,
    reported,
  };
}
