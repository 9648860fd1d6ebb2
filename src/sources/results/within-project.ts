import { sha256Of, type TestResult } from '../../model/index.ts';
import { isAbsolute, longestEnd } from '../find-file.ts';

/** The paths of the machine of the tests that results name, and the end of each that is a file of the project; empty where none is. */
export function placesOf(
  results: readonly Pick<TestResult, 'file' | 'className'>[],
  known: ReadonlySet<string>,
): Map<string, string> {
  const ends = new Map<string, string>();
  for (const { file, className } of results)
    for (const path of [file, className])
      if (isAbsolute(path) && !ends.has(path)) ends.set(path, longestEnd(path, known));
  return ends;
}

/** How a stamp names a directory of the machine: by its SHA-256. */
export function hashOfDirectory(path: string): string {
  return sha256Of(path);
}

/**
 * Results of one report with paths of the machine of the tests made paths of the project: that of the file each ends with. The project lies in one
 * directory there: what lies in no file of it, but in a directory below, is another file that ends alike, and so is what lies in a directory that the stamp
 * found to be another one. Of a path outside only its name is left, with a slash before it, since directories of that machine have no place in a document.
 * @param elsewhere SHA-256 of directories that are not those of the project
 * @implements SRS-3294
 */
export function withinProject(
  results: readonly TestResult[],
  known: ReadonlySet<string>,
  elsewhere: ReadonlySet<string> = new Set(),
): TestResult[] {
  const ends = placesOf(results, known);
  if (ends.size === 0) return [...results];
  const roots = new Set(
    [...ends].filter(([, end]) => end !== '').map(([path, end]) => path.slice(0, -end.length)),
  );
  const inside = (path: string): string => {
    const end = ends.get(path);
    if (end === undefined) return path;
    const root = path.slice(0, path.length - end.length);
    const isOther =
      elsewhere.has(hashOfDirectory(root)) ||
      [...roots].some((other) => other !== root && root.startsWith(other));
    return end === '' || isOther ? path.slice(path.lastIndexOf('/')) : end;
  };
  return results.map((result) => ({
    ...result,
    file: inside(result.file),
    className: inside(result.className),
  }));
}
