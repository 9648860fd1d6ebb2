import type { Config } from '../../config/index.ts';
import type { ArchitectureElement, Model, Reason } from '../../model/index.ts';
import { coverageByUnit, type UnitCoverage } from '../../quality/index.ts';
import { checklists } from '../../regulation/checklist.ts';
import type { AskingRow } from '../rows.ts';

/** What one demand came to. */
export interface Judged {
  /** What is demanded, by the strictest of the rows. */
  asked: Reason;
  met: boolean;
  said: Reason;
  ids?: string[];
}

/** What all elements are judged by. */
export interface JudgeGround {
  model: Model;
  elements: ReadonlyMap<string, ArchitectureElement>;
  coverage: ReadonlyMap<string, UnitCoverage>;
  /** Sections of the detailed design that treat the topics of class C. */
  sections: ReturnType<typeof checklists>[number]['entries'];
}

/** A kind of demand: the rows that make it, and how it is judged. */
export interface DemandKind {
  isAsked(row: AskingRow): boolean;
  /** @returns undefined where there is nothing in the element to demand it of */
  judge(element: ArchitectureElement, rows: readonly AskingRow[], ground: JudgeGround): Judged | undefined;
}

export function judgeGround(model: Model, config: Config): JudgeGround {
  const sections = checklists(model, config).flatMap(({ entries }) => entries);
  return {
    model,
    elements: new Map(model.architecture?.elements.map((element) => [element.id, element])),
    coverage: new Map(coverageByUnit(model).map((unit) => [unit.id, unit])),
    sections: sections.filter(({ section }) => section.asked.some(({ clause }) => clause === '5.5.4')),
  };
}
