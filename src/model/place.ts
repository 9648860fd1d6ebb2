/**
 * Where something stands in the project.
 * `file` is a POSIX path relative to the project root; `line` and `column` are 1-based, as editors count.
 */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** Last line of the thing, 1-based and inclusive, where it spans several. */
  endLine?: number;
}

/** `file:line:column`, the form terminals and editors turn into a link. */
export function formatPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** The first character of a file: where what is said of it as a whole is shown. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
