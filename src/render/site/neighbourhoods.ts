import { mermaidLabel } from '../../architecture/index.ts';
import type { Config } from '../../config/index.ts';
import type { Model } from '../../model/index.ts';
import { type Graph, type Neighbourhood, neighbourhood } from '../../trace/index.ts';
import { verdictWords } from './states.ts';

/** Links from the item that are followed, and ends shown of each direction. */
const reach = { steps: 2, ends: 12 };
/** Characters of a title in a box. */
const titleLength = 60;

/** What lies around an item, and its drawing as Mermaid text. */
export interface DrawnNeighbourhood extends Neighbourhood {
  text: string;
}

/**
 * The neighbourhood of each item that has one, by ID; none where the project has more items than are drawn. What an item is there for
 * stands at its left, what carries it out at its right.
 * @implements SRS-3106
 */
export function neighbourhoods(
  model: Pick<Model, 'items' | 'verdicts'>,
  graph: Graph,
  config: Config,
): Map<string, DrawnNeighbourhood> {
  if (model.items.length > config.output.graphs) return new Map();
  const verdicts = new Map(Object.entries(model.verdicts));
  return new Map(
    model.items.flatMap(({ id }): [string, DrawnNeighbourhood][] => {
      const around = neighbourhood(graph, id, reach.steps, reach.ends);
      if (around.keys.length < 2) return [];
      return [[id, { ...around, text: textOf(around, graph, (key) => verdicts.get(key)?.state ?? 'none') }]];
    }),
  );
}

const tones: Record<string, string> = {
  verified: 'fill:#dbeedd,stroke:#2e6b34,color:#12331a',
  failed: 'fill:#f8d5d2,stroke:#9b1c12,color:#45100b',
  suspect: 'fill:#fdeec4,stroke:#8a6100,color:#3d2b00',
  open: 'fill:#fdeec4,stroke:#8a6100,color:#3d2b00',
};

function textOf(
  { keys, links }: Neighbourhood,
  graph: Graph,
  stateOf: (key: string) => keyof typeof verdictWords,
): string {
  const names = new Map(keys.map((key, index) => [key, `n${index + 1}`]));
  const lines = ['%%{init: {"flowchart": {"wrappingWidth": 280}}}%%', 'flowchart RL'];
  for (const key of keys) {
    const { item, region, type } = graph.end(key);
    const state = stateOf(key);
    const parts = item
      ? [item.id, shortened(item.title), state === 'none' ? '' : verdictWords[state].word]
      : [region?.name || region?.file || key, type === 'test' ? 'Test code' : 'Code'];
    lines.push(`  ${names.get(key)}["${parts.filter(Boolean).map(mermaidLabel).join('<br/>')}"]`);
  }
  for (const { from, relation, to, state } of links)
    lines.push(
      `  ${names.get(from)} ${state === 'suspect' ? '-.->' : '-->'}|"${mermaidLabel(state === 'suspect' ? `${relation}, suspect` : relation)}"| ${names.get(to)}`,
    );
  for (const [state, style] of Object.entries(tones)) {
    const members = keys.filter((key) => graph.item(key) && stateOf(key) === state);
    if (members.length > 0)
      lines.push(
        `  classDef ${state} ${style}`,
        `  class ${members.map((key) => names.get(key)).join(',')} ${state}`,
      );
  }
  lines.push('  classDef own stroke-width:4px', '  class n1 own');
  return `${lines.join('\n')}\n`;
}

function shortened(title: string): string {
  return title.length <= titleLength ? title : `${title.slice(0, titleLength - 1).trimEnd()}…`;
}
