import type { View } from './view.ts';

/**
 * Puts links on the boxes of a drawn view: the group of each node is wrapped in `<a>`. Works on the SVG that Mermaid gives for
 * `mermaidOf(view)`, whose nodes bear IDs with `flowchart-n<number>-`; a node that is not found stays without a link. Drawings are kept as text; where their links lead depends on the output.
 * `hrefOf` gives the address of an element's page, or undefined.
 */
export function linkBoxes(svg: string, view: View, hrefOf: (id: string) => string | undefined): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of svg.matchAll(/<g\b[^<>]*\bid="[^"]*flowchart-n(\d{1,4})-\d+"[^<>]*>/g)) {
    const node = view.nodes[Number(match[1]) - 1];
    const href = node && hrefOf(node.element.id);
    if (href === undefined || match.index < at) continue;
    const end = endOfGroup(svg, match.index);
    parts.push(
      svg.slice(at, match.index),
      `<a href="${escaped(href)}">`,
      svg.slice(match.index, end),
      '</a>',
    );
    at = end;
  }
  parts.push(svg.slice(at));
  return parts.join('');
}

/** Offset after the `</g>` of the group that starts at an offset. */
function endOfGroup(svg: string, start: number): number {
  const tags = /<(\/?)g\b[^<>]*?(\/?)>/g;
  tags.lastIndex = start;
  let depth = 0;
  for (let match = tags.exec(svg); match; match = tags.exec(svg)) {
    if (match[1] === '/') depth--;
    else if (match[2] !== '/') depth++;
    if (depth === 0) return tags.lastIndex;
  }
  return svg.length;
}

function escaped(text: string): string {
  return text.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}
