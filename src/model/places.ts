import type { Place } from './place.ts';

/** `file:line:column`, the form terminals and editors turn into a link. */
export function formatPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** The first character of a file: where what is said of it as a whole is shown. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
