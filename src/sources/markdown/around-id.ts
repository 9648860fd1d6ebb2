/**
 * A heading or a cell without the HTML around its ID, such as the anchor of a link: `<a id="srs-041"></a>SRS-041`. HTML further inside stays.
 * @implements SRS-216
 */
export function withoutTags(text: string): string {
  const tags = /^(?:<[^<>]{1,200}>\s*)+/.exec(text)?.[0] ?? '';
  const closed = tags.match(/<\//g)?.length ?? 0;
  const isAround = (tags.match(/<\w/g)?.length ?? 0) > closed;
  const rest = text.slice(tags.length);
  return isAround ? rest.replace(/(?:<\/\w+>)+$/, '').trim() : rest;
}

/**
 * What a cell of a column of IDs says, without what people put around an ID: brackets, and a full stop, comma or colon behind it.
 * @param isId whether a text is an ID; any other cell stays as it is
 * @implements SRS-216
 */
export function idInCell(cell: string, isId: (text: string) => boolean): string {
  const text = withoutTags(cell);
  const id = text.replace(/^[[(]/, '').replace(/[\])]?[.,;:：]?$/, '');
  return isId(id) ? id : text;
}
