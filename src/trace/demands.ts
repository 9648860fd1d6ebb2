import { claimContext } from '../claims/index.ts';
import type { Config, CoverageRule } from '../config/index.ts';
import type { Item, Link, Reason } from '../model/index.ts';
import { activeRules, isExcused, isLinked, lacking, severityOf } from './coverage-rules.ts';
import type { Graph } from './graph.ts';
import type { Needs } from './needs.ts';

/**
 * What the rules of the project demand of an item besides its needs: every rule of `trace.coverage` at error level that it does not
 * meet. A requirement answers for the designs that implement it too, since nothing else rests on them.
 * @implements SRS-3144
 */
export function demandsOf(config: Config): (item: Item, needs: Needs, graph: Graph) => Reason[] {
  const claims = claimContext(config);
  const rules = Map.groupBy(
    activeRules(config)
      .filter(([name, rule]) => severityOf(name, rule, config) === 'error')
      .map(([, rule]) => rule),
    ({ every }) => every,
  );
  const unmet = (item: Item, graph: Graph): CoverageRule[] =>
    (rules.get(item.type) ?? []).filter(
      (rule) => !isExcused(item, rule, claims) && !isLinked(item, rule, graph),
    );
  const reason = ({ id }: Item, rule: CoverageRule): Reason => lacking(id, rule, config);

  return (item, needs, graph) => {
    const own = unmet(item, graph).filter((rule) => needs.missing === '' || !isOf(needs, rule));
    const designs = graph.down(item.id).flatMap((link) => designOf(link, graph) ?? []);
    return [
      ...own.map((rule) => reason(item, rule)),
      ...designs.flatMap((design) =>
        unmet(design, graph)
          .filter(({ direction }) => direction === 'in')
          .map((rule) => reason(design, rule)),
      ),
    ];
  };
}

/** Whether a rule asks for what the needs already say is missing. */
function isOf({ lower }: Needs, { direction, relation }: CoverageRule): boolean {
  return direction === 'in' && (relation === '*' || lower.includes(relation));
}

function designOf({ from, relation }: Link, graph: Graph): Item | undefined {
  const item = relation === 'implements' ? graph.item(from) : undefined;
  return item?.type === 'SDS' ? item : undefined;
}
