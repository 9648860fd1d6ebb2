import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, sha256Of } from '../../model/index.ts';
import { sha256OfFile } from '../large-file.ts';
import type { FoundReport } from './judge-report.ts';
import { stampName } from './name.ts';
import { readRunNotes } from './run-notes.ts';

/** What tells whether a file was written again, whatever its bytes: by name relative to the directory. */
export type Snapshot = ReadonlyMap<string, string>;

/** How the files of a directory lie there now. */
export function takeSnapshot(directory: string): Snapshot {
  return new Map(
    listReports(directory).map((name) => {
      const { mtimeNs, ctimeNs, size, ino } = lstatSync(join(directory, name), { bigint: true });
      return [name, [mtimeNs, ctimeNs, size, ino].join()];
    }),
  );
}

/** SHA-256 of each file below a directory, the stamp left out, sorted by name. */
export function hashReports(directory: string): Record<string, string> {
  return Object.fromEntries(
    listReports(directory).map((name) => [name, sha256OfFile(join(directory, name))]),
  );
}

/**
 * The files below a directory with what evidence tells of its run.
 * @param kindsOf the kinds of sources that read a file, by its name
 */
export function readReports(
  directory: string,
  kindsOf: (name: string) => { isEvidence: boolean; isResults: boolean },
): (FoundReport & { isEvidence: boolean })[] {
  return listReports(directory).map((name) => {
    const bytes = readFileSync(join(directory, name));
    const kinds = kindsOf(name);
    return {
      name,
      sha256: sha256Of(bytes),
      written: lstatSync(join(directory, name)).mtimeMs,
      ...kinds,
      ...(kinds.isEvidence ? readRunNotes(bytes) : { began: '', commits: [], isTimed: false, tools: {} }),
    };
  });
}

function listReports(directory: string): string[] {
  const names = existsSync(directory) ? (readdirSync(directory, { recursive: true }) as string[]) : [];
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== stampName && lstatSync(join(directory, name)).isFile())
    .sort(compareText);
}
