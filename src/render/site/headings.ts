/**
 * Moves the headings of a piece of HTML so that its highest gets the depth asked for: composed content knows nothing of the page
 * around it. Depths end at 6.
 * @param content the body of an item as its page was rendered, so without a tree; `<h1` to `<h6` occur as tags only
 */
export function startHeadingsAt(content: string, depth: number): string {
  const highest = highestHeading(content);
  if (highest === undefined || highest === depth) return content;
  return content.replace(
    /<(\/?)h([1-6])(?=[\s>])/g,
    (_, slash, own) => `<${slash}h${Math.max(1, Math.min(6, Number(own) + depth - highest))}`,
  );
}

/** Depth of the highest heading; undefined where there is none. */
function highestHeading(content: string): number | undefined {
  let highest: number | undefined;
  for (const [, depth] of content.matchAll(/<h([1-6])[\s>]/g))
    highest = Math.min(highest ?? 6, Number(depth));
  return highest;
}
