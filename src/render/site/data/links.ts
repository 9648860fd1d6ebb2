import { suppliedLinks } from '../../../model/index.ts';
import { isTestRegion } from '../../../trace/graph.ts';
import { verdictStates } from '../states.ts';
import type { SiteView } from '../view.ts';
import { scriptData } from './script-data.ts';

const linkStates = ['reviewed', 'suspect', 'unreviewed', 'dangling'] as const;

/**
 * `data/links.js`: the links for the trace explorer. An end is an index: below the number of items it is an item, from there on an entry
 * of `ends` (`[kind, label, path, state]`, kind one of `code`, `test`, `commit`; state the index of the verdict, of tests only). `links` is flat: from, relation, to, state, from, …
 * Links to items that do not exist are left out; a list of their own names them.
 * @implements SRS-3168
 */
export function linksData(view: SiteView): string {
  const { model } = view;
  const endIndex = new Map(view.items.map((item, index) => [item.id, index]));
  const ends: End[] = [];
  const relations = Object.keys(view.config.trace.relations);
  const relationIndex = new Map(relations.map((relation, index) => [relation, index]));
  const links: number[] = [];
  for (const link of [...model.links, ...suppliedLinks(model)]) {
    const to = endIndex.get(link.to);
    if (to === undefined) continue;
    let from = endIndex.get(link.from);
    if (from === undefined) {
      from = view.items.length + ends.length;
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

type End = [kind: string, label: string, path: string, state?: number];

function describeEnd(view: SiteView, key: string): End {
  const region = view.graph.region(key);
  if (!region) return ['commit', key.replace(/^commit:/, '').slice(0, 12), ''];
  const path = view.paths.codeFile(region.file);
  const place = path ? `${path}#L${region.place.line}` : '';
  const label = region.name || region.file;
  if (!isTestRegion(region)) return ['code', label, place];
  return ['test', label, place, verdictStates.indexOf(view.verdict(key).state)];
}
