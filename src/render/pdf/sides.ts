/**
 * Whether a text that begins behind so many pages is laid out as for a right page (0) or a left one (1). Where its styles do not tell the
 * two apart it is the same on both, and always 0.
 * @param html a document with its styles
 */
export function sideOf(html: string, before: number): 0 | 1 {
  return before % 2 !== 0 && isSided(html) ? 1 : 0;
}

/** Whether styles of a document tell left from right pages (CSS Paged Media 3, 4.1; CSS Fragmentation 3, 3.1). */
export function isSided(html: string): boolean {
  return /@page\b[^{}]*:\s*(?:left|right|recto|verso)|(?:break-(?:before|after))\s*:[^;{}"]*\b(?:left|right|recto|verso)\b/i.test(
    html,
  );
}
