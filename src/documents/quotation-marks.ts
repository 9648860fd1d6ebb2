/** Opening and closing marks by language; a region that differs from its language stands by itself. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  de: ['„', '“'],
  'de-ch': ['«', '»'],
  'de-li': ['«', '»'],
  en: ['“', '”'],
  es: ['«', '»'],
  fr: ['«\u00a0', '\u00a0»'],
  'fr-ch': ['«', '»'],
  it: ['«', '»'],
};

/** Code and drawings as a whole, tags, and straight marks. */
const tokens =
  /<(code|pre|svg|script|style)\b[^>]*>[\s\S]*?<\/\1>|<\/?([a-z][a-z0-9]*)[^>]*>|"|&quot;|&#x22;/g;
const inline = new Set(['a', 'abbr', 'b', 'code', 'del', 'em', 'i', 'img', 'span', 'strong', 'sub', 'sup']);

/**
 * Gives straight quotation marks the form they have in a language. A mark that has no partner in its paragraph stays as it is, as do
 * those in code and those of a language that is not known here.
 * @param html safe HTML of ours, in which no attribute holds a bracket
 * @param language BCP 47
 * @implements SRS-3004
 */
export function withQuotationMarks(html: string, language: string): string {
  const wanted = language.toLowerCase();
  const pair = marks[wanted] ?? marks[wanted.split('-')[0] ?? ''];
  if (!pair || !/"|&quot;|&#x22;/.test(html)) return html;
  const found: { at: number; length: number; mark: string }[] = [];
  let open: { at: number; length: number } | undefined;
  for (const { 0: token, 2: tag, index } of html.matchAll(tokens)) {
    if (token.startsWith('<')) {
      if (tag !== undefined && !inline.has(tag)) open = undefined;
      continue;
    }
    const here = { at: index, length: token.length };
    const before = html.charAt(index - 1);
    const after = html.charAt(index + token.length);
    if (open && !/\s/.test(before)) {
      found.push({ ...open, mark: pair[0] }, { ...here, mark: pair[1] });
      open = undefined;
    } else if (!open && /^$|[\s([>/–—]/.test(before) && /\S/.test(after)) open = here;
  }
  let end = 0;
  const pieces = found.map(({ at, length, mark }) => {
    const piece = html.slice(end, at) + mark;
    end = at + length;
    return piece;
  });
  return pieces.join('') + html.slice(end);
}
