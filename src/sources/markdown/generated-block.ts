/**
 * Reads the one line of a `dossier` block: a name, then `key=value` words, values with blanks in double quotes.
 * @returns undefined for what has another form, a repeated key included
 * @implements SRS-205
 */
export function parseGeneratedBlock(
  text: string,
): { name: string; parameters: Record<string, string> } | undefined {
  const line = text.trim();
  const name = /^[a-z][a-z0-9-]*(?=\s|$)/.exec(line)?.[0];
  if (name === undefined || line.includes('\n')) return undefined;
  const parameters = new Map<string, string>();
  const word = /\s+([A-Za-z][A-Za-z0-9-]*)=(?:"([^"\n]*)"|([^\s"]+))(?=\s|$)/y;
  word.lastIndex = name.length;
  while (word.lastIndex < line.length) {
    const match = word.exec(line);
    if (!match) return undefined;
    const key = match[1] as string;
    if (parameters.has(key)) return undefined;
    parameters.set(key, match[2] ?? match[3] ?? '');
  }
  return { name, parameters: Object.fromEntries(parameters) };
}
