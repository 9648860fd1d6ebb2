import { runGit } from '../sources/git/run.ts';

/** Lines of a file that a change removed and added, 1-based, both ends included. Blank lines and comments do not count; imports do: what is called may be another. */
export interface ChangedLines {
  before: [from: number, to: number][];
  after: [from: number, to: number][];
  /** Lines after the change behind which only lines were removed. */
  cuts: number[];
}

const words = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '-U0', '-M', '--relative'];

/**
 * The lines that differ, by the path a file has after the change, and by its old one where it was removed. A binary file has none.
 * @param head full hash of another commit; without it the files as they are, as far as git tracks them
 */
export async function changedLines(
  root: string,
  commit: string,
  head?: string,
): Promise<Map<string, ChangedLines>> {
  const ends = head === undefined ? [commit] : [commit, head];
  const text = await runGit(root, [...words, '--src-prefix=', '--dst-prefix=', ...ends, '--']);
  return linesOf(text ?? '');
}

/** Lines in which nothing is done: they may differ without a test telling. */
const idle = /^\s*(?:$|\/\/|\/\*|\*(?:[\s/]|$))/;

function linesOf(text: string): Map<string, ChangedLines> {
  const files = new Map<string, ChangedLines>();
  let old = '';
  let current: ChangedLines | undefined;
  let [at, to, removed, added] = [0, 0, 0, 0];
  let isCut = false;
  for (const line of text.split('\n')) {
    // Within a hunk a line that looks like a header is content.
    if (removed > 0 && line.startsWith('-')) {
      if (!idle.test(line.slice(1))) {
        append(current?.before, at);
        if (isCut) current?.cuts.push(to);
      }
      at++;
      removed--;
    } else if (added > 0 && line.startsWith('+')) {
      if (!idle.test(line.slice(1))) append(current?.after, to);
      to++;
      added--;
    } else if (line.startsWith('--- ')) {
      old = nameIn(line);
    } else if (line.startsWith('+++ ')) {
      const path = nameIn(line);
      current = { before: [], after: [], cuts: [] };
      files.set(path === '/dev/null' ? old : path, current);
    } else {
      const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (!hunk) continue;
      [at, removed] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
      [to, added] = [Number(hunk[3]), Number(hunk[4] ?? 1)];
      isCut = added === 0;
    }
  }
  return files;
}

/** The path of a header; git puts a tab behind one with blanks, and quotes one with control characters like a string of C. */
function nameIn(line: string): string {
  const name = line.slice(4).replace(/\t$/, '');
  if (!name.startsWith('"')) return name;
  return name
    .slice(1, -1)
    .replace(/\\([abfnrtv"\\]|[0-7]{3})/g, (_, code: string) =>
      /^\d/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    );
}

const escapes: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function append(ranges: [number, number][] | undefined, line: number): void {
  const last = ranges?.at(-1);
  if (last && last[1] === line - 1) last[1] = line;
  else ranges?.push([line, line]);
}
