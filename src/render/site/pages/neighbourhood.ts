import { linkNodes } from '../../../architecture/index.ts';
import { diagramFigure, wordsIn } from '../../../documents/index.ts';
import type { Item } from '../../../model/index.ts';
import { html, nothing, raw } from '../html.ts';
import { type PageFrame, rootFrom } from '../layout.ts';
import type { DrawnNeighbourhood } from '../neighbourhoods.ts';
import type { SiteView } from '../view.ts';

/** Where the graph of an item stands, from the directory of the item. */
export const graphFile = 'graph.html';

/** The graph of what lies around an item, and the same in words. */
export function neighbourhoodPage(
  item: Item,
  { keys, links, left, text }: DrawnNeighbourhood,
  view: SiteView,
): PageFrame {
  const own = view.paths.item(item.id) ?? '';
  const path = own.replace(/[^/]*$/, graphFile);
  const root = rootFrom(path);
  const ends = keys.map((key) => {
    const { region } = view.graph.end(key);
    const target =
      view.paths.item(key) ??
      (region &&
        view.paths.codeFile(region.file) &&
        `${view.paths.codeFile(region.file)}#L${region.place.line}`);
    return { name: region?.name || key, href: target === undefined ? undefined : root + target };
  });
  const drawn = view.diagrams.get(text);
  const diagrams =
    drawn && 'svg' in drawn
      ? new Map([
          [
            text,
            {
              svg: linkNodes(
                drawn.svg,
                ends.map(({ href }) => href),
              ),
            },
          ],
        ])
      : view.diagrams;
  const names = new Map(keys.map((key, index) => [key, ends[index]]));
  const link = (key: string) => {
    const { name = key, href } = names.get(key) ?? {};
    return href === undefined ? html`<code>${name}</code>` : html`<a href="${href}">${name}</a>`;
  };
  return {
    path,
    title: `Neighbourhood of ${item.id}`,
    section: 'items',
    crumbs: [
      {
        label: view.config.trace.types[item.type]?.plural ?? item.type,
        path: view.paths.type(item.type),
      },
      { label: item.id, path: own },
    ],
    main: html`<h1>Neighbourhood of ${item.id}</h1><p>${item.title}</p>${raw(
      diagramFigure(
        text,
        diagrams,
        wordsIn('en'),
        `Neighbourhood of ${item.id}; the same in words follows below`,
      ),
    )}<p class="note">What it answers stands at the left, what carries it out at the right, two links far. A dashed line is a link that is suspect; the colour of a box repeats the word in it.${
      left > 0 ? ` ${left} more within reach are not drawn; the trace explorer has them.` : nothing
    }</p><h2 id="words">In words</h2><ul>${links.map(
      ({ from, relation, to, state }) =>
        html`<li>${link(from)} ${relation} ${link(to)}${state === 'suspect' ? ' (suspect)' : nothing}</li>`,
    )}</ul>`,
  };
}
