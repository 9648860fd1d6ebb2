import type { TestLevel } from '../../model/index.ts';

/** One thing that has to hold before a clause counts as evidenced. A document that merely exists is none of them. */
export type Proof =
  /** Every item of the type is verified by current results, and there is one. */
  | { kind: 'verified'; type: string }
  /** Nothing of these rules was found, none of them is switched off, and there are items of the type they are about. */
  | { kind: 'clean'; rules: string[]; type?: string }
  /** Current reports of the level hold results, and none failed. */
  | { kind: 'results'; level?: TestLevel }
  /** A document of the type is approved, and holds every section the clause demands of it. */
  | { kind: 'approved'; type: string }
  /** The files are those of a commit. */
  | { kind: 'versioned' }
  /** The build is a release: a clean tree with its tag. */
  | { kind: 'released' }
  /** The activities of the plan are complete; who judges gates judges them. */
  | { kind: 'activities' }
  /** The evidence is held outside and never claimed. */
  | { kind: 'external'; what: string };

/** Clause → what proves it; a clause that stands in no table is open. */
export type Proofs = Readonly<Record<string, readonly Proof[]>>;

export const verified = (type: string): Proof => ({ kind: 'verified', type });
export const clean = (type: string | undefined, ...rules: string[]): Proof => ({
  kind: 'clean',
  rules,
  ...(type === undefined ? {} : { type }),
});
export const results = (level?: TestLevel): Proof => ({ kind: 'results', ...(level ? { level } : {}) });
export const approved = (type: string): Proof => ({ kind: 'approved', type });
export const external = (what: string): Proof => ({ kind: 'external', what });
export const versioned: Proof = { kind: 'versioned' };
export const released: Proof = { kind: 'released' };
export const activities: Proof = { kind: 'activities' };
