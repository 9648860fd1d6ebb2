/**
 * A pattern that somebody wrote with backslashes, as it is written with slashes: also where TypeScript took them out of the text, as it does
 * of `'content\*.md'`.
 * @returns undefined where none was written
 * @implements SRS-3554
 */
export function withSlashes(
  { configSource = '' }: { configSource?: string | undefined },
  pattern: string,
): string | undefined {
  if (pattern.includes('\\')) return pattern.replaceAll('\\', '/');
  for (const [, single, double] of configSource.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)) {
    const written = single ?? double ?? '';
    if (written.includes('\\') && evaluated(written) === pattern) return written.replaceAll('\\', '/');
  }
  return undefined;
}

/** What TypeScript makes of a text with escapes of one letter. */
function evaluated(text: string): string {
  const signs: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };
  return text.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}
