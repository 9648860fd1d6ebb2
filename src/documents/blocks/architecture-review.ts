import { z } from 'zod';
import { declaredUses } from '../../architecture/index.ts';
import type { ArchitectureModel, Model } from '../../model/index.ts';
import type { BlockContext } from '../context.ts';
import { defineBlock } from './block.ts';

/** Rules whose findings answer a question of the review. */
const rulesOf = {
  interfaces: [
    'dependency-undeclared',
    'dependency-not-found',
    'dependency-forbidden',
    'dependency-cycle',
    'element-unknown',
  ],
  segregation: ['class-below-part', 'class-lowered', 'class-dependency'],
  code: ['source-without-element', 'element-without-source', 'import-unresolved', 'element-duplicate'],
};

/**
 * What this build shows for each question of the verification of the architecture (IEC 62304 5.3.5, 5.3.6). The judgement stays with
 * the reviewer.
 * @implements SRS-2709
 */
export const architectureReview = defineBlock({
  name: 'architecture-review',
  summary:
    'Facts for the verification of the architecture: requirements carried, interfaces, SOUP, segregation, coverage of the source, and what is open.',
  parameters: z.strictObject({}),
  data({ model, graph, findings, accepted }) {
    const architecture = model.architecture;
    if (!architecture || architecture.elements.length === 0) return { empty: true };
    const open = (rules: readonly string[]): number =>
      [...findings, ...accepted.map(({ finding }) => finding)].filter(({ rule }) => rules.includes(rule))
        .length;
    const isCarried = carrier(architecture, graph);
    const carried = (type: string) => {
      const ids = model.items.filter((item) => item.type === type).map(({ id }) => id);
      const missing = ids.filter((id) => !isCarried(id));
      return { total: ids.length, carried: ids.length - missing.length, missing };
    };
    return {
      requirements: carried('SRS'),
      controls: carried('RC'),
      interfaces: { ...countEdges(architecture), open: open(rulesOf.interfaces) },
      soup: soupOf(model),
      segregation: {
        stated: architecture.elements.filter(({ segregation }) => segregation !== '').map(({ name }) => name),
        open: open(rulesOf.segregation),
      },
      code: { ...architecture.coverage, open: open(rulesOf.code) },
    };
  },
});

/** Answers whether code of an element implements an item, itself or through what implements it. */
function carrier({ elements }: ArchitectureModel, graph: BlockContext['graph']): (id: string) => boolean {
  const known = new Map<string, boolean>();
  for (const id of elements.flatMap((element) => element.implements)) known.set(id, true);
  return function isCarried(id: string): boolean {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    // Of a circle of links nothing is carried.
    known.set(id, false);
    const lower = graph
      .down(id)
      .filter(({ relation }) => relation === 'implements' || relation === 'controls');
    const found = lower.some(({ from }) => isCarried(from));
    known.set(id, found);
    return found;
  };
}

function countEdges({ elements, edges }: ArchitectureModel) {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(edges, byId);
  const isOutside = (id: string) => byId.get(id)?.item === '';
  const outside = edges.filter(({ from, to }) => isOutside(from) || isOutside(to));
  const inside = edges.filter((edge) => !outside.includes(edge));
  return {
    outside: outside.length,
    inside: inside.length,
    found: inside.filter((edge) => isDeclared(edge) && edge.found > 0).length,
  };
}

/** Packages that elements import, and those of them the register says nothing of. */
function soupOf({ soup }: Pick<Model, 'soup'>) {
  const used = soup.filter(({ usedBy }) => usedBy.length > 0);
  const missing = used.filter(({ entry }) => entry === '').map(({ name }) => name);
  return { used: used.length, recorded: used.length - missing.length, missing: [...new Set(missing)].sort() };
}
