/** A text as a literal of TypeScript. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A plain value as a literal of TypeScript, on one line. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(
    ([key, member]) =>
      `${/^[A-Za-z_]\w*$/.test(key) && key !== '__proto__' ? key : quote(key)}: ${literal(member)}`,
  );
  return `{ ${members.join(', ')} }`;
}
