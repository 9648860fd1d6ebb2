import { z } from 'zod';
import { compareText, dayOf, type ReportedVulnerability, sha256Of } from '../../model/index.ts';
import { reportedVulnerability } from '../../model/vulnerability.ts';
import { Unreadable } from '../unreadable.ts';

/** What the model calls the format of a snapshot: it holds advisories on packages, and not what is found in this tree. */
export const snapshotFormat = 'advisories';

const schema = 'dossier advisories 1';

const snapshot = z.strictObject({
  schema: z.literal(schema),
  date: z.string().refine((date) => dayOf(date) !== undefined),
  from: z.strictObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  sha256: z.string(),
  advisories: z.array(reportedVulnerability.strict()),
});

/** Whether a value is a snapshot, whole or not. */
export function isSnapshot(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    String(value.schema).startsWith('dossier advisories')
  );
}

/**
 * Text of a snapshot: sorted, with the day and the hash of what it was made from, and a hash of its own.
 * @param date day, YYYY-MM-DD
 * @implements SRS-3527
 */
export function formatSnapshot(
  date: string,
  from: { name: string; sha256: string },
  found: readonly ReportedVulnerability[],
): string {
  const lines = new Map(found.map((each) => [JSON.stringify(each), each]));
  const advisories = [...lines].sort(([a], [b]) => compareText(a, b)).map(([, each]) => each);
  return `${JSON.stringify({ schema, date, from, sha256: hashOf(advisories), advisories }, null, 1)}\n`;
}

/** Reads a snapshot. One that was changed since it was written counts for nothing. */
export function readSnapshot(value: unknown): {
  date: string;
  tool: string;
  reported: ReportedVulnerability[];
} {
  const outcome = snapshot.safeParse(value);
  if (!outcome.success)
    throw new Unreadable('it is no snapshot of advisories as `dossier soup advisories` writes it');
  const { date, from, sha256, advisories } = outcome.data;
  if (hashOf(JSON.parse(JSON.stringify(advisories)) as ReportedVulnerability[]) !== sha256)
    throw new Unreadable('its advisories are not those that were written: its hash is another');
  return { date, tool: `Advisories of ${from.name}`, reported: advisories };
}

function hashOf(advisories: readonly ReportedVulnerability[]): string {
  const ordered = advisories.map((each) =>
    Object.fromEntries(Object.entries(each).sort(([a], [b]) => compareText(a, b))),
  );
  return sha256Of(JSON.stringify(ordered));
}
