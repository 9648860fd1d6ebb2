import type { Config, Profile } from '../config/index.ts';
import type { SafetyClass } from '../model/index.ts';
import { clauseSets } from './clause-set.ts';

export type Standard = Profile['standard'];

/** What a clause of a standard asks; for the FDA the documentation level stands for the grade. */
export interface Demand {
  standard: Standard;
  /** Number down to where sources agree on it, e.g. `5.2.2`, `7.2.2.5`, `Annex I 23.4 (q)`. */
  clause: string;
  /** Safety classes or levels that ask it; all where it is left out. */
  grades?: readonly string[];
}

/** A demand of IEC 62304: the classes are those of its clause. */
export function of62304(clause: string): Demand {
  const number = clause.split(' ')[0] as string;
  const known = clauseSets[0]?.clauses.find((each) => each.clause === number);
  return { standard: 'IEC 62304', clause, ...(known ? { grades: known.classes } : {}) };
}

export function of82304(clause: string): Demand {
  return { standard: 'IEC 82304-1', clause };
}

export function of14971(clause: string): Demand {
  return { standard: 'ISO 14971', clause };
}

export function ofMdr(clause: string): Demand {
  return { standard: 'MDR', clause };
}

export function ofElectronic(clause: string): Demand {
  return { standard: 'EU 2021/2226', clause };
}

export function ofFda(clause: string, ...grades: ('basic' | 'enhanced')[]): Demand {
  return { standard: 'FDA premarket', clause, ...(grades.length > 0 ? { grades } : {}) };
}

/** One standard the file answers to, with what was left out of it. */
export interface ActiveProfile {
  standard: Standard;
  /** Safety class, documentation level, or empty where the standard knows neither. */
  grade: SafetyClass | 'basic' | 'enhanced' | '';
  /** Clause → reason why it does not apply. */
  tailored: ReadonlyMap<string, string>;
}

/** The profiles of a configuration; one without a class takes the product's. */
export function activeProfiles({ regulation, product }: Config): ActiveProfile[] {
  return regulation.profiles.map((profile) => ({
    standard: profile.standard,
    grade:
      profile.standard === 'IEC 62304'
        ? (profile.class ?? product.safetyClass)
        : profile.standard === 'FDA premarket'
          ? profile.level
          : '',
    tailored: new Map(Object.entries(profile.tailored)),
  }));
}

/** Why a clause was left out; the reason at a clause counts for what stands below it. */
export function tailoredReason({ tailored }: ActiveProfile, clause: string): string | undefined {
  for (const [number, reason] of tailored)
    if (clause === number || clause.startsWith(`${number}.`) || clause.startsWith(`${number} `))
      return reason;
  return undefined;
}

/** Those of the demands that the profiles make. */
export function demanded(demands: readonly Demand[], profiles: readonly ActiveProfile[]): Demand[] {
  return demands.filter(({ standard, clause, grades }) =>
    profiles.some(
      (profile) =>
        profile.standard === standard &&
        (!grades || grades.includes(profile.grade)) &&
        tailoredReason(profile, clause) === undefined,
    ),
  );
}

/** `IEC 62304 5.2.2, IEC 82304-1 4.5`, with the class where it decides. */
export function formatDemands(demands: readonly Demand[], profiles: readonly ActiveProfile[]): string {
  return demands
    .map(({ standard, clause, grades }) => {
      const grade = profiles.find((profile) => profile.standard === standard)?.grade ?? '';
      const word = standard === 'IEC 62304' ? `class ${grade}` : grade;
      return `${standard} ${clause}${grades && grade !== '' && grades.length < 3 ? `, ${word}` : ''}`;
    })
    .join('; ');
}
