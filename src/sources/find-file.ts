/**
 * Answers which file of the project a report means. Reports name files by absolute paths of the machine of the tests, or without
 * the directory the source lies in: the file is the one whose path is the end of that name, or the one whose path ends with it.
 * Where none or more than one fits the name stays, an absolute one without its directories.
 */
export function fileFinder(files: readonly string[]): (name: string) => string {
  const known = new Set(files);
  const byName = Map.groupBy(files, (path) => path.slice(path.lastIndexOf('/') + 1));
  return (name) => {
    const parts = name.replace(/^\.\//, '').split('/').slice(-40);
    for (let from = 0; from < parts.length; from++) {
      const end = parts.slice(from).join('/');
      if (known.has(end)) return end;
    }
    const whole = parts.join('/');
    const fitting = (byName.get(parts.at(-1) ?? '') ?? []).filter((path) => path.endsWith(`/${whole}`));
    if (fitting.length === 1) return fitting[0] ?? '';
    return /^(?:\/|[A-Za-z]:\/|file:)/.test(name) ? (parts.at(-1) ?? '') : whole;
  };
}
