import { itemLink, lowerEnd } from './ends.ts';
import { type Html, html, nothing } from './html.ts';
import { linkState } from './states.ts';
import type { SiteView } from './view.ts';

/** Entries a tree shows before it says that there is more; a hub with thousands below stays a page one can read. */
const largestTree = 160;
const deepest = 8;

interface Walk {
  view: SiteView;
  root: string;
  shown: Set<string>;
  entries: number;
}

/** What the item is there for: the links that start at it, and so on to the top, as nested lists. Nothing when it starts none. */
export function chainUp(view: SiteView, root: string, id: string): Html {
  return climb({ view, root, shown: new Set([id]), entries: 0 }, id, 0);
}

/** What carries the item out and proves it: the links that end at it, and so on to code, tests and commits. */
export function chainDown(view: SiteView, root: string, id: string): Html {
  return descend({ view, root, shown: new Set([id]), entries: 0 }, id, 0);
}

function climb(walk: Walk, key: string, depth: number): Html {
  const links = walk.view.graph.up(key);
  return listOf(walk, links, depth, (link) => {
    const item = walk.view.graph.item(link.to);
    const end = item
      ? html`${itemLink(walk.view, walk.root, item)} ${linkState(link.state)}`
      : html`<code>${link.to}</code> ${linkState(link.state)}`;
    return { relation: link.relation, end, next: link.to, go: climb };
  });
}

function descend(walk: Walk, key: string, depth: number): Html {
  const links = walk.view.graph.down(key);
  return listOf(walk, links, depth, (link) => ({
    relation: walk.view.config.trace.relations[link.relation]?.inverse ?? link.relation,
    end: lowerEnd(walk.view, walk.root, link),
    next: link.from,
    go: descend,
  }));
}

function listOf<L>(
  walk: Walk,
  links: readonly L[],
  depth: number,
  describe: (link: L) => { relation: string; end: Html; next: string; go: typeof climb },
): Html {
  if (links.length === 0 || depth >= deepest) return nothing;
  const entries: Html[] = [];
  for (const [index, link] of links.entries()) {
    if (++walk.entries > largestTree) {
      entries.push(html`<li class="note">and ${links.length - index} more: see the trace explorer</li>`);
      break;
    }
    const { relation, end, next, go } = describe(link);
    const seen = walk.shown.has(next);
    walk.shown.add(next);
    const below = seen ? nothing : go(walk, next, depth + 1);
    entries.push(
      html`<li><span class="relation">${relation}</span> ${end}${seen && walk.view.graph.item(next) ? html` <span class="note">shown above</span>` : nothing}${below}</li>`,
    );
  }
  return html`<ul${depth === 0 ? html` class="chain"` : nothing}>${entries}</ul>`;
}
