import { type CodeRegion, escapeHtml, type Item } from '../../model/index.ts';
import { isTestRegion } from '../../trace/graph.ts';
import type { LinkAround } from './cache/surroundings.ts';
import { icon } from './icons.ts';
import type { PageContext } from './page-context.ts';
import { linkState, verdictMark } from './states.ts';

/**
 * Link to an item: state, ID, title.
 * @implements SRS-3825, SRS-3858
 */
export function itemLink({ view, root, t }: PageContext, item: Pick<Item, 'id' | 'title'>): string {
  const path = view.paths.item(item.id) ?? '';
  const said = view.said(item.id);
  const leads = `<a class="item" href="${root}${path}"><b>${escapeHtml(item.id)}</b> ${escapeHtml(item.title)}</a>`;
  // What its release says of it, in words that leave it the supplier's.
  if (said !== undefined) return `${leads} <span class="note">(${escapeHtml(said)})</span>`;
  return `${verdictMark(view.verdict(item.id).state, t)}${leads}`;
}

/** Link to an item by ID alone, or the bare ID where there is no such item. */
export function idLink({ view, root }: PageContext, id: string): string {
  const path = view.paths.item(id);
  return path === undefined
    ? `<code>${escapeHtml(id)}</code>`
    : `<a class="id" href="${root}${path}">${escapeHtml(id)}</a>`;
}

/** A place in a file, on the Git host where one is configured. */
export function sourceLink({ view }: PageContext, file: string, line: number, endLine?: number): string {
  const label = escapeHtml(`${file}:${line}${endLine && endLine > line ? `–${endLine}` : ''}`);
  const url = view.paths.source(file, line, endLine);
  return url === undefined
    ? `<code class="place">${label}</code>`
    : `<a class="place" href="${escapeHtml(url)}" rel="noreferrer"><code>${label}</code></a>`;
}

export function commitLink({ view }: PageContext, commit: string): string {
  const short = escapeHtml(commit.slice(0, 12));
  const url = view.paths.commit(commit);
  return url === undefined
    ? `<code>${short}</code>`
    : `<a href="${escapeHtml(url)}" rel="noreferrer"><code>${short}</code></a>`;
}

/** The upper end of a link: an item, or the ID of none. */
export function upperEnd(page: PageContext, link: Pick<LinkAround, 'to' | 'state' | 'merge'>): string {
  const { to } = link;
  const item = page.view.graph.item(to);
  return `${item ? itemLink(page, item) : `<code>${escapeHtml(to)}</code>`} ${linkState(link, page.t)}`;
}

/** The lower end of a link, whatever it is: an item, a code region, a commit. */
export function lowerEnd(page: PageContext, link: Pick<LinkAround, 'from' | 'state' | 'merge'>): string {
  const { view, t } = page;
  const { from } = link;
  const item = view.graph.item(from);
  if (item) return `${itemLink(page, item)} ${linkState(link, t)}`;
  const region = view.graph.region(from);
  if (region) return `${regionLink(page, region)} ${linkState(link, t)}`;
  if (from.startsWith('commit:'))
    return `${icon('commit')} ${escapeHtml(t('commit'))} ${commitLink(page, from.slice('commit:'.length))}${linkState(link, t)}`;
  return `<code>${escapeHtml(from)}</code>${linkState(link, t)}`;
}

/** A code region: its name, leading to the page of its file, and the place of its lines. */
export function regionLink(page: PageContext, region: CodeRegion): string {
  const path = page.view.paths.codeFile(region.file);
  const name = escapeHtml(region.name || region.file);
  const label =
    path === undefined ? name : `<a href="${page.root}${path}#${regionAnchor(region)}">${name}</a>`;
  const place = region.name ? sourceLink(page, region.file, region.place.line, region.place.endLine) : '';
  return `${icon(isTestRegion(region) ? 'test' : 'code')} <span class="region">${label}</span> ${place}`;
}

/** Anchor of a region on the page of its file. Lines are unique enough: a region starts where no other does, or shares its link. */
export function regionAnchor(region: CodeRegion): string {
  return `L${region.place.line}`;
}
