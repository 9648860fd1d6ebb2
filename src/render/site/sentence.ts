import { inlineCode } from '../../documents/index.ts';
import { escapeHtml, type Reason } from '../../model/index.ts';
import { idLink } from './ends.ts';
import type { PageContext } from './page-context.ts';

/**
 * A sentence of a finding: what stands in backticks is code, and the ID of an item leads to it. Findings speak English.
 */
export function sentence(page: PageContext, text: string): string {
  return english(page, htmlOf(page, text));
}

/** A reason of a verdict in the language of the site, its IDs as links. */
export function reasonHtml(page: PageContext, reason: Reason): string {
  return htmlOf(page, page.view.reason(reason));
}

function htmlOf(page: PageContext, text: string): string {
  return inlineCode(text.slice(0, 2000), (part) => linkIds(page, part));
}

/** Marks HTML whose words are English where those of the page are not (WCAG 3.1.2). */
export function english({ language }: PageContext, html: string): string {
  return language === 'en' ? html : `<span lang="en">${html}</span>`;
}

function linkIds(page: PageContext, text: string): string {
  let html = '';
  let end = 0;
  for (const { id, offset } of page.view.ids.find(text)) {
    if (!page.view.graph.item(id)) continue;
    html += escapeHtml(text.slice(end, offset)) + idLink(page, id);
    end = offset + id.length;
  }
  return html + escapeHtml(text.slice(end));
}
