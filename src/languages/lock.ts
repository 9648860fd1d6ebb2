import { compareText } from '../model/index.ts';

/** One section that a person compared with its original. */
export interface LockLine {
  /** `path#anchor` of the section in the translation. */
  section: string;
  /** `path#anchor` of the section it was made from. */
  source: string;
  /** Revision of the original then. */
  revision: string;
  /** Hashes both had then. */
  sectionHash: string;
  sourceHash: string;
  reviewer: string;
  reason: string;
}

const header =
  '# dossier translations lock 2: section, its source, revision of the original, hashes of both, reviewer, reason. Written by `dossier translations --accept`.';

/**
 * Reads the lock: seven fields apart by tabs. A line that is none, or that contradicts another one, reviews nothing.
 * @implements SRS-2213
 */
export function parseLock(text: string): Map<string, LockLine> {
  const lines = new Map<string, LockLine>();
  const contested = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const fields = line.split('\t');
    if (fields.length !== 7) continue;
    const [
      section = '',
      source = '',
      revision = '',
      sectionHash = '',
      sourceHash = '',
      reviewer = '',
      reason = '',
    ] = fields;
    const known = lines.get(section);
    if (known && (known.sourceHash !== sourceHash || known.sectionHash !== sectionHash))
      contested.add(section);
    lines.set(section, { section, source, revision, sectionHash, sourceHash, reviewer, reason });
  }
  for (const section of contested) lines.delete(section);
  return lines;
}

/** Text of the lock, sorted, so that two branches merge line by line. */
export function formatLock(lines: Iterable<LockLine>): string {
  const written = [...lines].map(({ section, source, revision, sectionHash, sourceHash, reviewer, reason }) =>
    [section, source, revision, sectionHash, sourceHash, reviewer, reason].map(oneField).join('\t'),
  );
  return `${[header, ...written.sort(compareText)].join('\n')}\n`;
}

function oneField(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
