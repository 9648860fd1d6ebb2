import { type Facts, namesOfVariants, type Page, type Place, startOf } from '../../model/index.ts';

/** Attribute, word of a section, front matter and parameter of a block that names the variants they are for. */
export const key = 'applies-to';

/** Lines of a file that are for some variants only. */
export interface Scope {
  from: number;
  to: number;
  names: readonly string[];
  place: Place;
  /** A row of a table. */
  isRow: boolean;
}

/** By file, the lines that something says the variants of. */
export function scopesOf({ items, pages }: Facts): Map<string, Scope[]> {
  const scopes = new Map<string, Scope[]>();
  const add = (place: Place, to: number, names: readonly string[] | undefined, isRow = false): void => {
    if (names === undefined) return;
    const own = scopes.get(place.file) ?? [];
    scopes.set(place.file, own);
    own.push({ from: place.line, to, names, place, isRow });
  };
  const stated = items.filter((item) => Object.hasOwn(item.attributes, key));
  const headings = new Map<string, Page['headings']>(pages.map((page) => [page.path, page.headings]));
  for (const item of stated) {
    const { place, form, attributes, attributeLines } = item;
    const line = attributeLines?.[key] ?? place.line;
    const end = form === 'row' ? (place.endLine ?? place.line) : sectionEnd(headings.get(place.file), item);
    const names = namesOfVariants(attributes[key] as string);
    add(place, end, names, form === 'row');
    const scope = names && scopes.get(place.file)?.at(-1);
    if (scope && form === 'heading') scope.place = { ...place, line, column: 1 };
  }
  for (const page of pages) {
    const front = page.frontMatter[key];
    const said = Array.isArray(front) ? front.join(' ') : typeof front === 'string' ? front : undefined;
    if (said !== undefined) add(startOf(page.path), Number.POSITIVE_INFINITY, namesOfVariants(said));
    for (const heading of page.headings)
      if (heading.appliesTo) add(heading.place, sectionEnd(page.headings, heading), heading.appliesTo);
    for (const { place, parameters } of page.blocks)
      if (Object.hasOwn(parameters, key))
        add(place, place.endLine ?? place.line, namesOfVariants(parameters[key] as string));
  }
  return scopes;
}

/** Last line before the next heading that is not below this one. */
function sectionEnd(headings: Page['headings'] | undefined, { place }: { place: Place }): number {
  const index = headings?.findIndex((heading) => heading.place.line === place.line) ?? -1;
  const depth = headings?.[index]?.depth;
  if (depth === undefined) return place.endLine ?? place.line;
  const next = headings?.slice(index + 1).find((heading) => heading.depth <= depth);
  return next ? next.place.line - 1 : Number.POSITIVE_INFINITY;
}
