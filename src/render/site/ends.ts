import type { CodeRegion, Item, Link } from '../../model/index.ts';
import { isTestRegion } from '../../trace/graph.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { linkState, verdictMark } from './states.ts';
import type { SiteView } from './view.ts';

/** Link to an item: state, ID, title. */
export function itemLink(view: SiteView, root: string, item: Item): Html {
  const path = view.paths.item(item.id) ?? '';
  return html`${verdictMark(view.verdict(item.id).state)}<a class="item" href="${root}${path}"><b>${item.id}</b> ${item.title}</a>`;
}

/** Link to an item by ID alone, or the bare ID where there is no such item. */
export function idLink(view: SiteView, root: string, id: string): Html {
  const path = view.paths.item(id);
  return path === undefined ? html`<code>${id}</code>` : html`<a class="id" href="${root}${path}">${id}</a>`;
}

/** A place in a file, on the Git host where one is configured. */
export function sourceLink(view: SiteView, file: string, line: number, endLine?: number): Html {
  const label = `${file}:${line}${endLine && endLine > line ? `–${endLine}` : ''}`;
  const url = view.paths.source(file, line, endLine);
  return url === undefined
    ? html`<code class="place">${label}</code>`
    : html`<a class="place" href="${url}" rel="noreferrer"><code>${label}</code></a>`;
}

export function commitLink(view: SiteView, commit: string): Html {
  const short = commit.slice(0, 12);
  const url = view.paths.commit(commit);
  return url === undefined
    ? html`<code>${short}</code>`
    : html`<a href="${url}" rel="noreferrer"><code>${short}</code></a>`;
}

/** The lower end of a link, whatever it is: an item, a code region, a commit. */
export function lowerEnd(view: SiteView, root: string, link: Link): Html {
  const item = view.graph.item(link.from);
  if (item) return html`${itemLink(view, root, item)} ${linkState(link.state)}`;
  const region = view.graph.region(link.from);
  if (region) return html`${regionLink(view, root, region)} ${linkState(link.state)}`;
  if (link.from.startsWith('commit:')) {
    return html`${icon('commit')} commit ${commitLink(view, link.from.slice('commit:'.length))}${linkState(link.state)}`;
  }
  return html`<code>${link.from}</code>${linkState(link.state)}`;
}

/** A code region: its name, leading to the page of its file, and the place of its lines. */
export function regionLink(view: SiteView, root: string, region: CodeRegion): Html {
  const page = view.paths.codeFile(region.file);
  const name = region.name || region.file;
  const label =
    page === undefined ? html`${name}` : html`<a href="${root}${page}#${regionAnchor(region)}">${name}</a>`;
  const place = region.name
    ? sourceLink(view, region.file, region.place.line, region.place.endLine)
    : nothing;
  return html`${icon(isTestRegion(region) ? 'test' : 'code')} <span class="region">${label}</span> ${place}`;
}

/** Anchor of a region on the page of its file. Lines are unique enough: a region starts where no other does, or shares its link. */
export function regionAnchor(region: CodeRegion): string {
  return `L${region.place.line}`;
}
