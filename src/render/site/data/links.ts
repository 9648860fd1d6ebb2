import { isTestRegion } from '../../../trace/graph.ts';
import type { SiteView } from '../view.ts';
import { scriptData } from './script-data.ts';

const linkStates = ['reviewed', 'suspect', 'unreviewed', 'dangling'] as const;

/**
 * `data/links.js`: the links for the trace explorer. An end is an index: below the number of items it is an item, from there on an entry
 * of `ends` (`[kind, label, path]`, kind one of `code`, `test`, `commit`). `links` is flat: from, relation, to, state, from, …
 * Links to items that do not exist are left out; a list of their own names them.
 */
export function linksData(view: SiteView): string {
  const { model } = view;
  const endIndex = new Map(model.items.map((item, index) => [item.id, index]));
  const ends: [kind: string, label: string, path: string][] = [];
  const relations = Object.keys(view.config.trace.relations);
  const relationIndex = new Map(relations.map((relation, index) => [relation, index]));
  const links: number[] = [];
  for (const link of model.links) {
    const to = endIndex.get(link.to);
    if (to === undefined) continue;
    let from = endIndex.get(link.from);
    if (from === undefined) {
      from = model.items.length + ends.length;
      endIndex.set(link.from, from);
      ends.push(describeEnd(view, link.from));
    }
    let relation = relationIndex.get(link.relation);
    if (relation === undefined) {
      relation = relations.push(link.relation) - 1;
      relationIndex.set(link.relation, relation);
    }
    links.push(from, relation, to, linkStates.indexOf(link.state));
  }
  return scriptData('links', { linkStates, relations, ends, links });
}

function describeEnd(view: SiteView, key: string): [string, string, string] {
  const region = view.graph.region(key);
  if (!region) return ['commit', key.replace(/^commit:/, '').slice(0, 12), ''];
  const path = view.paths.codeFile(region.file);
  return [
    isTestRegion(region) ? 'test' : 'code',
    region.name || region.file,
    path ? `${path}#L${region.place.line}` : '',
  ];
}
