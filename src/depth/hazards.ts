import type { Config } from '../config/index.ts';
import type { ArchitectureElement, Item, Model } from '../model/index.ts';
import { assessHazard } from '../risk/index.ts';

/** A hazard that an element controls by what its code carries. */
export interface HazardBehind {
  id: string;
  /** Level of `risk.levels` before control; empty where no criteria are configured. */
  level: string;
  /** Whether the level follows from estimates; a risk that is not known counts as the highest. */
  isKnown: boolean;
  /** From the hazard down to what the code carries: `HAZ-001, RC-010, SRS-042`. */
  way: string[];
}

/** What stands above the code of an element. */
export interface Carried {
  /** What the code carries, and all that this stands for. */
  ids: ReadonlySet<string>;
  /** Hazards that it controls so, in the order of the items. */
  hazards: HazardBehind[];
}

/**
 * Follows the trace from the code of each element up: requirement, risk control, hazard.
 * @implements SRS-3727
 */
export function carriedBy(
  { items, links }: Pick<Model, 'items' | 'links'>,
  { risk }: Pick<Config, 'risk'>,
): (element: ArchitectureElement) => Carried {
  const up = Map.groupBy(links, ({ from }) => from);
  const hazards = new Map(items.filter(({ type }) => type === 'HAZ').map((item) => [item.id, item]));
  const levelOf = levelsOf(hazards, risk);
  return ({ implements: carried }) => {
    // What each end was reached from; the order of arrival is that of the walk.
    const below = new Map<string, string>(carried.map((id) => [id, '']));
    for (const [id] of below) for (const { to } of up.get(id) ?? []) if (!below.has(to)) below.set(to, id);
    const behind = [...hazards.keys()].filter((id) => below.has(id));
    return {
      ids: new Set(below.keys()),
      hazards: behind.map((id) => ({ id, ...levelOf(id), way: wayFrom(id, below) })),
    };
  };
}

function wayFrom(id: string, below: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at = id; at !== ''; at = below.get(at) ?? '') way.push(at);
  return way;
}

function levelsOf(
  hazards: ReadonlyMap<string, Item>,
  risk: Config['risk'],
): (id: string) => Pick<HazardBehind, 'level' | 'isKnown'> {
  if (!risk) return () => ({ level: '', isKnown: false });
  const highest = Object.keys(risk.levels).at(-1) as string;
  const levels = new Map(
    [...hazards].map(([id, item]) => [id, assessHazard(item, risk, false).initial?.level]),
  );
  return (id) => {
    const level = levels.get(id);
    return { level: level ?? highest, isKnown: level !== undefined };
  };
}
