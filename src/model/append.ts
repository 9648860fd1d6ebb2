/**
 * Adds all of a list to the end of another. A call takes only so many values (`push(...more)` fails from about 120,000 on), and what a
 * reader finds in a file has no bound.
 */
export function append<Value>(list: Value[], more: Iterable<Value>): void {
  for (const value of more) list.push(value);
}
