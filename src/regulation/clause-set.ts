import type { SafetyClass } from '../model/index.ts';
import iec62304 from './clauses/iec62304-2006-a1-2015.json' with { type: 'json' };
import iec82304 from './clauses/iec82304-1-2016.json' with { type: 'json' };

/** A gate of the RegOps pipeline: G1 continuous integration … G5 manufacturer release. */
export type GateId = 'G1' | 'G2' | 'G3' | 'G4' | 'G5';

/** One clause of a standard, in our own words. */
export interface Clause {
  /** Number, e.g. `5.3.1`. */
  clause: string;
  title: string;
  /** Safety classes it applies to (IEC 62304); all three where the standard knows none. */
  classes: SafetyClass[];
  /** How far a delivery pipeline can implement it: the RegOps paper's three sorts, or `unrated` where it says nothing. */
  pipeline: 'implemented' | 'partly' | 'outside' | 'unrated';
  /** Gates at which its evidence is due. */
  gates: GateId[];
  /** Where the paper names the gate: its table, its prose, or nowhere. Only the table counts in its figures. */
  gateSource: 'table1' | 'prose' | 'none';
  /** Kinds of documents and records that can evidence it; `external:` is held outside Dossier and never claimed. */
  evidence: string[];
  remark: string;
  /** A heading listed for the count only; it demands nothing and is never covered. */
  heading: boolean;
  /** False for an entry no public clause list confirms; it is never covered. */
  confirmed: boolean;
}

/**
 * A standard in one edition. Editions are data: another one is another file.
 * @c4 component "Regulation"
 * @parent Checks
 * @path .
 * @technology TypeScript data
 * @description Clauses of standards, what they demand of documents and items in each class, and the gates at which their evidence is due.
 * @uses Model "what is checked"
 * @uses Claims "what items state"
 * @uses Configuration "profiles"
 * @implements SDS-2101
 */
export interface ClauseSet {
  standard: string;
  edition: string;
  clauses: Clause[];
}

/** The clause sets Dossier ships, by name and edition. */
export const clauseSets: readonly ClauseSet[] = [iec62304 as ClauseSet, iec82304 as ClauseSet];

/** Whether a clause is a requirement at all: neither a bare heading nor an unconfirmed entry. */
export function isRequirement(clause: Clause): boolean {
  return !clause.heading && clause.confirmed;
}

/** The RegOps paper's figures, out of the data: how many entries a pipeline implements, and at which gate. */
export function pipelineFigures(sets: readonly ClauseSet[]): {
  implemented: number;
  partly: number;
  outside: number;
  byGate: Record<GateId, number>;
} {
  const clauses = sets.flatMap((set) => set.clauses);
  const count = (pipeline: Clause['pipeline']): number =>
    clauses.filter((clause) => clause.pipeline === pipeline).length;
  const at = (gate: GateId): number =>
    clauses.filter((clause) => clause.gateSource === 'table1' && clause.gates.includes(gate)).length;
  return {
    implemented: count('implemented'),
    partly: count('partly'),
    outside: count('outside'),
    byGate: { G1: at('G1'), G2: at('G2'), G3: at('G3'), G4: at('G4'), G5: at('G5') },
  };
}
