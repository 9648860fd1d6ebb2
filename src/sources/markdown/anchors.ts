/**
 * Makes anchors as GitHub does: lower case, punctuation and symbols removed, blanks as hyphens, letters of all scripts kept;
 * a repeated one gets `-1`, `-2`. One maker serves one page.
 */
export function anchorMaker(): (heading: string) => string {
  const uses = new Map<string, number>();
  return (heading) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let unique = anchor;
    let use = uses.get(anchor) ?? 0;
    while (uses.has(unique)) {
      use++;
      unique = `${anchor}-${use}`;
    }
    uses.set(anchor, use);
    uses.set(unique, 0);
    return unique;
  };
}
