/** Parts of a path that are looked at, from its end. */
const mostDirectories = 40;

/**
 * Answers which file of the project a report means. Reports name files by absolute paths of the machine of the tests, or without
 * the directory the source lies in: the file is the one whose path is the end of that name, or the one whose path ends with it.
 * Where none or more than one fits the name stays, an absolute one without its directories.
 */
export function fileFinder(files: readonly string[]): (name: string) => string {
  const known = new Set(files);
  const byName = Map.groupBy(files, (path) => path.slice(path.lastIndexOf('/') + 1));
  return (name) => {
    const path = name.replace(/^\.\//, '');
    const end = longestEnd(path, known);
    if (end !== '') return end;
    const parts = path.split('/').slice(-mostDirectories);
    const whole = parts.join('/');
    const fitting = (byName.get(parts.at(-1) ?? '') ?? []).filter((each) => each.endsWith(`/${whole}`));
    if (fitting.length === 1) return fitting[0] ?? '';
    return isAbsolute(name) ? (parts.at(-1) ?? '') : whole;
  };
}

/** Whether a path is one of the machine of the tests. */
export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/|file:)/.test(path);
}

/** The longest end of a path that is a file of the project; empty where none is. */
export function longestEnd(path: string, known: ReadonlySet<string>): string {
  const parts = path.split('/').slice(-mostDirectories);
  for (let from = 0; from < parts.length; from++) {
    const end = parts.slice(from).join('/');
    if (known.has(end)) return end;
  }
  return '';
}
