import { linkNodes } from '../../../architecture/index.ts';
import { fill } from '../../../documents/helpers.ts';
import { diagramFigure } from '../../../documents/index.ts';
import type { Item } from '../../../model/index.ts';
import type { DrawnNeighbourhood } from '../neighbourhoods.ts';
import { type PageFrame, rootFrom } from '../page-frame.ts';
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
  const endOf = (key: string) => {
    const { name = key, href = '' } = names.get(key) ?? {};
    return { name, href };
  };
  const title = fill(view.t('Neighbourhood of {id}'), { id: item.id });
  return {
    path,
    title,
    section: 'items',
    crumbs: [
      {
        label: view.typeNames(item.type).plural,
        path: view.paths.type(item.type),
      },
      { label: item.id, path: own },
    ],
    template: 'neighbourhood',
    data: {
      title,
      about: item.title,
      figure: diagramFigure(text, diagrams, view.t, `${title}; ${view.t('the same in words follows below')}`),
      left,
      links: links.map(({ from, relation, to, state }) => ({
        from: endOf(from),
        relation,
        to: endOf(to),
        suspect: state === 'suspect',
      })),
    },
  };
}
