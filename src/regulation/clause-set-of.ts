import { type ClauseSet, clauseSets } from './clause-set.ts';
import { electronicInstructions } from './clauses/eu-2021-2226.ts';
import { fdaPremarket } from './clauses/fda-premarket-2023.ts';
import { iso14971 } from './clauses/iso14971-2019.ts';
import { mdr } from './clauses/mdr-2017-745.ts';
import type { Standard } from './demand.ts';

const sets: readonly ClauseSet[] = [...clauseSets, iso14971, mdr, electronicInstructions, fdaPremarket];

/** The clauses of a profile's standard. */
export function clauseSetOf(standard: Standard): ClauseSet | undefined {
  return sets.find((set) => set.standard === standard);
}
