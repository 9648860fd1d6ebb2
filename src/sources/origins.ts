import { dirname } from 'node:path/posix';
import type { EvidenceOrigin, Revision } from '../model/index.ts';
import type { Reading } from './read.ts';
import { judgeOrigin, readStamp } from './stamp/index.ts';
import type { Survey } from './survey.ts';

/** Answers for a file with evidence of which tree it is. */
export function originsOf(
  { stamps }: Pick<Survey, 'stamps'>,
  revision: Revision,
  reading: Pick<Reading, 'hashOf'>,
): (path: string) => EvidenceOrigin {
  const parsed = new Map([...stamps].map(([directory, bytes]) => [directory, readStamp(bytes)]));
  return (path) => {
    const directory = stampDirectory(path, parsed);
    const stamp = parsed.get(directory);
    const sha256 = reading.hashOf(path) ?? '';
    return {
      path,
      sha256: /^[0-9a-f]{64}$/.test(sha256) ? sha256 : '',
      origin: judgeOrigin(path.slice(directory.length + 1), sha256, stamp, revision),
      stamp,
    };
  };
}

/** The nearest directory above a report that holds a stamp; its own where none does. */
function stampDirectory(path: string, stamps: ReadonlyMap<string, unknown>): string {
  for (let directory = dirname(path); directory !== '.'; directory = dirname(directory)) {
    if (stamps.has(directory)) return directory;
  }
  return dirname(path);
}
