import type { Config, DepthRow } from '../config/index.ts';
import { isHigher, type Reason, type SafetyClass } from '../model/index.ts';
import { activeProfiles, type Demand, of62304, tailoredReason } from '../regulation/demand.ts';
import type { Carried, HazardBehind } from './hazards.ts';

/** A row of the table, and the clause that it stands for; empty for the project's own. */
export interface AskingRow extends DepthRow {
  clause: string;
}

/** Why a row asks something of an element, with the items that are named. */
export interface Because {
  clause: string;
  said: Reason;
  ids: string[];
}

/** What clauses ask of software units; the classes are those of the clause where the row names none. */
const ofClauses: readonly [asked: Demand, row: Partial<DepthRow>][] = [
  [of62304('5.5.3'), { acceptance: true }],
  [of62304('5.5.4'), { topics: true }],
  [of62304('5.5.5'), { verified: true }],
  [of62304('5.5.5'), { unitTests: true, class: 'C' }],
];

/**
 * The whole table: what the profile of IEC 62304 asks of units, then what the project asks.
 * @implements SRS-3723, SRS-3726
 */
export function depthRows(config: Config): AskingRow[] {
  const profile = activeProfiles(config).find(({ standard }) => standard === 'IEC 62304');
  const clauses = profile
    ? ofClauses.filter(([{ clause }]) => tailoredReason(profile, clause) === undefined)
    : [];
  return [
    ...clauses.map(([{ clause, grades = [] }, row]) => ({
      class: [...grades].sort()[0] as SafetyClass,
      ...row,
      clause,
    })),
    ...config.regulation.depth.map((row) => ({ ...row, clause: '' })),
  ];
}

/** Whether anything can be asked in the product's class: then something has to be there that it is asked of. */
export function asksForElements(config: Config): boolean {
  return depthRows(config).some(({ class: lowest = 'A' }) => !isHigher(lowest, config.product.safetyClass));
}

/** Whether somebody has to be independent: then version control is asked who wrote what. */
export function asksForIndependence({ regulation }: Config): boolean {
  return regulation.depth.some(
    ({ reviewers, independentTester }) => reviewers?.independent || independentTester,
  );
}

/**
 * Why a row asks of an element; undefined where it does not. All conditions of a row have to hold.
 * @implements SRS-3726, SRS-3727
 */
export function becauseOf(
  { class: lowest, risk, items, clause }: AskingRow,
  { safetyClass, ids, hazards }: Carried & { safetyClass: SafetyClass },
  levels: readonly string[],
): Because | undefined {
  if (lowest && isHigher(lowest, safetyClass)) return undefined;
  const behind = hazards
    .filter(({ level }) => risk !== undefined && levels.indexOf(level) >= levels.indexOf(risk))
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))[0];
  if (risk !== undefined && !behind) return undefined;
  const carried = items?.find((id) => ids.has(id));
  if (items && carried === undefined) return undefined;
  if (behind) return { clause, said: ofRisk(behind), ids: behind.way };
  if (carried !== undefined) return { clause, said: { sentence: 'it carries:' }, ids: [carried] };
  return { clause, said: { sentence: 'class {class}', values: { class: safetyClass } }, ids: [] };
}

function ofRisk({ level, isKnown }: HazardBehind): Reason {
  return isKnown
    ? { sentence: 'risk {level} before control:', values: { level } }
    : { sentence: 'risk not known, so taken as {level}:', values: { level } };
}

/** The least coverage that rows ask for; undefined where none does. */
export function minimumOf(rows: readonly AskingRow[]): DepthRow['coverage'] {
  const asked = rows.flatMap(({ coverage }) => coverage ?? []);
  return asked.length === 0
    ? undefined
    : {
        lines: Math.max(...asked.map(({ lines }) => lines)),
        branches: Math.max(...asked.map(({ branches }) => branches)),
      };
}
