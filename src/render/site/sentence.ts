import { idLink } from './ends.ts';
import { type Html, html } from './html.ts';
import type { SiteView } from './view.ts';

/** A sentence of a finding or verdict: what stands in backticks is code, and the ID of an item leads to it. */
export function sentence(view: SiteView, root: string, text: string): Html {
  return html`${text
    .slice(0, 2000)
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? html`<code>${part}</code>` : linkIds(view, root, part),
    )}`;
}

function linkIds(view: SiteView, root: string, text: string): Html {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const { id, offset } of view.ids.find(text)) {
    if (!view.graph.item(id)) continue;
    parts.push(text.slice(end, offset), idLink(view, root, id));
    end = offset + id.length;
  }
  return html`${parts}${text.slice(end)}`;
}
