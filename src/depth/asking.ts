import type { Config } from '../config/index.ts';
import {
  type ArchitectureElement,
  classAfterSegregation,
  type Model,
  type SafetyClass,
} from '../model/index.ts';
import { type Carried, carriedBy } from './hazards.ts';
import { type AskingRow, type Because, becauseOf, depthRows } from './rows.ts';

/** By what an element is judged, and the rows of the table that hold for it. */
export interface Asked extends Carried {
  safetyClass: SafetyClass;
  rows: { row: AskingRow; because: Because }[];
}

/**
 * The rows of the table that hold for an element, each with its reason. One that stands for a clause asks of software units alone.
 * @implements SRS-3726, SRS-3727
 */
export function askedOf(model: Model, config: Config): (element: ArchitectureElement) => Asked {
  const table = depthRows(config);
  const byId = new Map(model.architecture?.elements.map((element) => [element.id, element]));
  const levels = Object.keys(config.risk?.levels ?? {});
  const carriedOf = carriedBy(model, config);
  return (element) => {
    const safetyClass = classAfterSegregation(element, byId, model.product.safetyClass);
    const carried = carriedOf(element);
    const rows = table.flatMap((row) => {
      if (row.clause !== '' && element.item !== 'software unit') return [];
      const because = becauseOf(row, { ...carried, safetyClass }, levels);
      return because ? [{ row, because }] : [];
    });
    return { ...carried, safetyClass, rows };
  };
}
