import type { TestResult } from '../../model/index.ts';

/** Whether a path is one of the machine of the tests. */
export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/|file:)/.test(path);
}

/**
 * Results of one report with paths of the machine of the tests made paths of the project: that of the file each ends with. The project lies in one
 * directory there: what lies in no file of it, but in a directory below, is another file that ends alike. Of a path outside only its name is left, with a
 * slash before it, since directories of that machine have no place in a document.
 */
export function withinProject(results: readonly TestResult[], known: ReadonlySet<string>): TestResult[] {
  const ends = new Map<string, string>();
  for (const { file, className } of results)
    for (const path of [file, className])
      if (isAbsolute(path) && !ends.has(path)) ends.set(path, longestEnd(path, known));
  if (ends.size === 0) return [...results];
  const roots = new Set(
    [...ends].filter(([, end]) => end !== '').map(([path, end]) => path.slice(0, -end.length)),
  );
  const inside = (path: string): string => {
    const end = ends.get(path);
    if (end === undefined) return path;
    const root = path.slice(0, path.length - end.length);
    const isBelowAnother = [...roots].some((other) => other !== root && root.startsWith(other));
    return end === '' || isBelowAnother ? path.slice(path.lastIndexOf('/')) : end;
  };
  return results.map((result) => ({
    ...result,
    file: inside(result.file),
    className: inside(result.className),
  }));
}

/** The longest end of a path that is a file of the project; empty where none is. */
function longestEnd(path: string, known: ReadonlySet<string>): string {
  const parts = path.split('/').slice(-40);
  for (let from = 0; from < parts.length; from++) {
    const end = parts.slice(from).join('/');
    if (known.has(end)) return end;
  }
  return '';
}
