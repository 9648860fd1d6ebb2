import type { ElementDepth } from '../depth/index.ts';
import type { Reason } from '../model/index.ts';

/** One demand on an element as tables show it, in the language of the page. */
export interface DemandRow {
  demanded: string;
  because: { clause: string; why: string; ids: string[] }[];
  met: boolean;
  evidence: string;
  ids: string[];
}

/**
 * What is demanded of an element, why, and what there is.
 * @implements SRS-3725, SRS-3729
 */
export function demandRows({ demands }: ElementDepth, say: (reason: Reason) => string): DemandRow[] {
  return demands.map(({ asked, because, met, said, ids = [] }) => ({
    demanded: say(asked),
    because: because.map(({ clause, said: why, ids: named }) => ({
      clause: clause === '' ? '' : `IEC 62304 ${clause}`,
      why: say(why),
      ids: named,
    })),
    met,
    evidence: say(said),
    ids,
  }));
}
