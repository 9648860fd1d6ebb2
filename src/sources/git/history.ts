import type { Config, IdSyntax } from '../../config/index.ts';
import type { CodeChange, FileChange } from '../../model/index.ts';
import { runGit } from './run.ts';

/** What one pass over the log tells. */
export interface History {
  lastChange: Record<string, FileChange>;
  changes: CodeChange[];
}

const fields = ['%H', '%cI', '%an', '%s', '%(trailers:only,unfold,separator=%x0a)'];

/**
 * Reads the log once: last change of every file, and the commits whose trailers name items (`Implements: SRS-041`).
 * Paths are relative to the project; those outside it do not count.
 * @implements SRS-501, SRS-502
 */
export async function readHistory(
  root: string,
  relations: Config['trace']['relations'],
  ids: IdSyntax,
): Promise<History> {
  const log = await runGit(root, [
    'log',
    `--format=%x00${fields.join('%x00')}%x00`,
    '--name-only',
    '-z',
    '--relative',
    '--no-renames',
    '--diff-merges=first-parent',
  ]);
  const lastChange = new Map<string, FileChange>();
  const changes: CodeChange[] = [];
  const names = relationNames(relations);
  for (const { header, files } of commitsOf(log ?? '')) {
    const [commit = '', committed = '', author = '', subject = '', trailers = ''] = header;
    const date = toUtc(committed);
    for (const name of files)
      if (!lastChange.has(name)) lastChange.set(name, { commit, date, author, subject });
    const named = readTrailers(trailers, names, ids);
    if (named.length > 0) changes.push({ commit, date, author, subject, trailers: named });
  }
  const sorted = [...lastChange].sort(([a], [b]) => (a < b ? -1 : 1));
  return { lastChange: Object.fromEntries(sorted), changes };
}

/**
 * Cuts the log at NUL, the only character that neither a message nor a path can hold: for each commit an empty word, the fields,
 * an empty word, and the paths, a line feed before the first. Paths are never empty, so the next empty word is the next commit.
 */
function* commitsOf(log: string): Generator<{ header: string[]; files: string[] }> {
  const words = log.split('\0');
  for (let at = 0; at + fields.length + 1 < words.length; ) {
    const header = words.slice(at + 1, at + 1 + fields.length);
    const first = at + fields.length + 2;
    at = first;
    while (at < words.length && words[at] !== '') at++;
    const files = words.slice(first, at);
    if (files[0] !== undefined) files[0] = files[0].slice(1);
    yield { header, files };
  }
}

/** ISO 8601 in UTC with seconds, from any offset git prints. */
export function toUtc(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? '' : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Names of trailers → relations that a commit may state. */
export function relationNames(relations: Config['trace']['relations']): Map<string, string> {
  const names = new Map<string, string>();
  for (const [relation, { aliases, from }] of Object.entries(relations)) {
    if (from.includes('commit'))
      for (const name of [relation, ...aliases]) names.set(name.toLowerCase(), relation);
  }
  return names;
}

/** Items that the trailers of a message name, by relations a commit may state. */
export function readTrailers(
  text: string,
  names: ReadonlyMap<string, string>,
  ids: IdSyntax,
): CodeChange['trailers'] {
  return text.split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    const relation = names.get(line.slice(0, Math.max(colon, 0)).trim().toLowerCase());
    return relation === undefined ? [] : ids.find(line.slice(colon + 1)).map(({ id }) => ({ relation, id }));
  });
}
