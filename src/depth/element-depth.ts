import type { Config } from '../config/index.ts';
import type { ArchitectureElement, Model } from '../model/index.ts';
import { type Asked, askedOf } from './asking.ts';
import { demandKinds } from './demands/index.ts';
import { type DemandKind, type Judged, judgeGround } from './demands/judge.ts';
import { type Because, depthRows } from './rows.ts';

export type DemandName = keyof typeof demandKinds;

/** One demand on an element: what, why, and what there is. */
export interface DemandVerdict extends Judged {
  demand: DemandName;
  because: Because[];
}

/** An element, by what it is judged, and what is demanded of it. */
export interface ElementDepth extends Pick<Asked, 'safetyClass' | 'ids' | 'hazards'> {
  element: ArchitectureElement;
  demands: DemandVerdict[];
}

const kinds = Object.entries(demandKinds) as [DemandName, DemandKind][];

/**
 * What the table demands of each software unit, and of each other element with source of its own, and what there is.
 * @implements SRS-3723, SRS-3726, SRS-3727
 */
export function elementDepths(model: Model, config: Config): ElementDepth[] {
  if (depthRows(config).length === 0) return [];
  const elements = model.architecture?.elements ?? [];
  const asked = askedOf(model, config);
  const ground = judgeGround(model, config);
  return elements
    .filter(({ item, files }) => item === 'software unit' || (item !== '' && files > 0))
    .map((element) => {
      const { rows, ...judgedBy } = asked(element);
      const demands = kinds.flatMap(([demand, { isAsked, judge }]): DemandVerdict[] => {
        const own = rows.filter(({ row }) => isAsked(row));
        const because = own.map((each) => each.because);
        const judged =
          own.length > 0 &&
          judge(
            element,
            own.map(({ row }) => row),
            ground,
          );
        return judged ? [{ demand, because, ...judged }] : [];
      });
      return { element, ...judgedBy, demands };
    })
    .filter(({ element, demands }) => element.item === 'software unit' || demands.length > 0);
}
