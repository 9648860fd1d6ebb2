import { describe, expect, it } from 'vitest';
import { clauseSets, isRequirement, pipelineFigures } from '../../src/regulation/clause-set.ts';

describe('clause sets', () => {
  it("reproduce the RegOps paper's figures", () => {
    expect(pipelineFigures(clauseSets)).toEqual({
      implemented: 26,
      partly: 20,
      outside: 64,
      byGate: { G1: 8, G2: 7, G3: 0, G4: 11, G5: 16 },
    });
    expect(clauseSets.flatMap((set) => set.clauses)).toHaveLength(110);
  });

  it('list a bare heading and an unconfirmed entry that are no requirements', () => {
    const none = clauseSets.flatMap((set) => set.clauses.filter((clause) => !isRequirement(clause)));
    expect(none.map(({ clause }) => clause)).toEqual(['5.4', '6.2.6']);
  });

  it('ask less of class A than of B, and less of B than of C', () => {
    const [iec62304] = clauseSets;
    if (!iec62304) throw new Error('no clause set');
    const counts = (['A', 'B', 'C'] as const).map(
      (safetyClass) =>
        iec62304.clauses.filter((clause) => clause.classes.includes(safetyClass) && isRequirement(clause))
          .length,
    );
    expect(counts[0]).toBeLessThan(counts[1] as number);
    expect(counts[1]).toBeLessThan(counts[2] as number);
  });

  it('number every clause once in a set', () => {
    for (const set of clauseSets) {
      const numbers = set.clauses.map(({ clause }) => clause);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });
});
