/** A sentence with its places filled in; one that nothing is known for stays as it is. */
export function fill(sentence: string, values: object = {}): string {
  const known = new Map(Object.entries(values));
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    known.has(name) ? String(known.get(name)) : whole,
  );
}
