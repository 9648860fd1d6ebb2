// What the tests ran, as Node's own coverage (NODE_V8_COVERAGE) tells it, made into one lcov tracefile.
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOf } from '../src/sources/code/languages.ts';
import { lex } from '../src/sources/code/lexer.ts';

/** A stretch of a script and how often it was run; stretches within it that were run otherwise stand behind it. */
interface Range {
  startOffset: number;
  endOffset: number;
  count: number;
}

interface Script {
  url: string;
  functions: { ranges: Range[]; isBlockCoverage: boolean }[];
}

/** Lines and branches of a file that some process ran. */
class FileRun {
  readonly #text: string;
  readonly #lines: { start: number; end: number }[] = [];
  readonly #run = new Set<number>();
  readonly #branches = new Map<string, boolean>();

  constructor(path: string) {
    this.#text = readFileSync(path, 'utf8');
    // Node strips types in place: what is blank without them, or a comment, is nothing to run.
    const code = withoutComments(stripTypeScriptTypes(this.#text), path);
    let offset = 0;
    for (const line of code.split('\n')) {
      const start = offset + (line.length - line.trimStart().length);
      if (/[^\s{}()[\];,]/.test(line)) this.#lines.push({ start, end: offset + line.trimEnd().length });
      offset += line.length + 1;
    }
  }

  /** Takes what one process ran. Branches that a process does not tell apart from what surrounds them were run as that was. */
  take(functions: Script['functions']): void {
    const ranges = functions
      .flatMap((each) => each.ranges)
      .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    const countAt = counter(ranges);
    for (const [index, { start }] of this.#lines.entries()) if (countAt(start) > 0) this.#run.add(index);
    for (const { ranges: own, isBlockCoverage } of functions)
      for (const { startOffset, endOffset } of isBlockCoverage ? own.slice(1) : [])
        this.#branches.set(`${startOffset},${endOffset}`, false);
    for (const [key, isRun] of this.#branches)
      if (!isRun && countAt(Number(key.split(',')[0])) > 0) this.#branches.set(key, true);
  }

  /** One record of a tracefile (geninfo(1)). */
  record(path: string): string {
    const numberOf = lineNumbers(this.#text);
    const lines = this.#lines.map(
      ({ start }, index) => `DA:${numberOf(start)},${this.#run.has(index) ? 1 : 0}`,
    );
    const branches = [...this.#branches]
      .map(([key, isRun]) => ({ at: Number(key.split(',')[0]), key, isRun }))
      .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
      .map(({ at, isRun }, index) => `BRDA:${numberOf(at)},0,${index},${isRun ? 1 : 0}`);
    return `${[`SF:${path}`, ...branches, ...lines, 'end_of_record'].join('\n')}\n`;
  }
}

function withoutComments(code: string, path: string): string {
  const language = languageOf(path);
  if (!language) return code;
  let blank = code;
  for (const { kind, start, end } of lex(code, language).toReversed())
    if (kind !== 'literal')
      blank = blank.slice(0, start) + blank.slice(start, end).replace(/[^\n]/g, ' ') + blank.slice(end);
  return blank;
}

/** Answers how often the innermost range around an offset was run. Offsets may come in any order. */
function counter(ranges: readonly Range[]): (offset: number) => number {
  const points: { from: number; count: number }[] = [];
  const open: Range[] = [];
  const close = (until: number): void => {
    while (open.length > 0 && (open.at(-1) as Range).endOffset <= until) {
      const { endOffset } = open.pop() as Range;
      points.push({ from: endOffset, count: open.at(-1)?.count ?? 0 });
    }
  };
  for (const range of ranges) {
    close(range.startOffset);
    points.push({ from: range.startOffset, count: range.count });
    open.push(range);
  }
  close(Number.POSITIVE_INFINITY);
  return (offset) => {
    let [low, high] = [0, points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((points[middle] as { from: number }).from <= offset) low = middle + 1;
      else high = middle;
    }
    return points[low - 1]?.count ?? 0;
  };
}

function lineNumbers(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/**
 * The tracefile of all processes that wrote into a directory; of our own source only.
 * @param root absolute path of the project
 */
export function lcovOf(root: string, directory: string): string {
  const files = new Map<string, FileRun>();
  for (const name of readdirSync(directory).sort()) {
    const { result } = JSON.parse(readFileSync(join(directory, name), 'utf8')) as { result: Script[] };
    for (const { url, functions } of result) {
      if (!url.startsWith('file:')) continue;
      const path = relative(root, fileURLToPath(url));
      if (!/^src\/.*\.ts$/.test(path)) continue;
      const run = files.get(path) ?? new FileRun(join(root, path));
      files.set(path, run);
      run.take(functions);
    }
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, run]) => run.record(path))
    .join('');
}
