import {
  type Finding,
  formatPlace,
  type Link,
  type Mention,
  type Model,
  type Place,
  suggestion,
} from '../../model/index.ts';
import type { Graph } from '../graph.ts';
import { finding } from '../rules.ts';
import { nearIds } from './near-ids.ts';

/**
 * Finding `unknown-id`: a link or a mention names an ID that is defined nowhere. What a link says is not said again for its mention.
 * @implements SRS-601, SRS-602
 */
export function checkIds(model: Model, graph: Graph): Finding[] {
  let near: ReturnType<typeof nearIds> | undefined;
  const suggestions = new Map<string, string | undefined>();
  const findings: Finding[] = [];
  const reported = new Set<string>();
  for (const link of model.links) {
    if (link.state !== 'dangling') continue;
    const id = graph.item(link.to) ? link.from : link.to;
    reported.add(`${id} ${formatPlace(link.place)}`);
    add(id, placeOf(link), `${wordsOf(link)}, but ${id} is defined nowhere.`);
  }
  for (const { id, place } of model.mentions) {
    if (graph.item(id) || reported.has(`${id} ${formatPlace(place)}`)) continue;
    add(id, place, `${id} is mentioned, but it is defined nowhere.`);
  }
  return findings;

  function add(id: string, place: Mention['place'] | undefined, message: string): void {
    near ??= nearIds(model.items.map((item) => item.id));
    if (!suggestions.has(id)) suggestions.set(id, near(id));
    const meant = suggestions.get(id);
    const define = `define ${id} as a heading ("### ${id} Title") or in a table with an ID column, which \`trace.columns\` names where it has another head`;
    const hint =
      meant === undefined ? `Correct the ID, or ${define}.` : `${suggestion(meant)} Else ${define}.`;
    findings.push(finding('unknown-id', place, { message, hint, item: id }));
  }
}

/** Commits stand in no file. */
function placeOf({ origin, place }: Link): Place | undefined {
  return origin === 'commit' ? undefined : place;
}

function wordsOf({ from, relation, to }: Link): string {
  const start = from.startsWith('commit:') ? `Commit ${from.slice(7, 19)}` : from;
  return `${start} ${relation} ${to}`;
}
