/** Markdown as words: good enough to search and to preview, and linear in its length. Markup goes, line breaks become blanks. */
export function plainText(markdown: string, limit: number): string {
  return markdown
    .slice(0, limit * 2)
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/[*`|~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit);
}

/** The beginning of a text, cut at a word. */
export function firstWords(markdown: string, limit: number): string {
  const text = plainText(markdown, limit + 40);
  if (text.length <= limit) return text;
  const end = text.lastIndexOf(' ', limit);
  return `${text.slice(0, end > limit / 2 ? end : limit)}…`;
}
