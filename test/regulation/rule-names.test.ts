import { expect, it } from 'vitest';
import { defaultCoverage } from '../../src/config/defaults.ts';
import { criteria } from '../../src/gates/criteria.ts';
import { allRules } from '../../src/pipeline/rules.ts';
import { demandedRules } from '../../src/regulation/depth.ts';
import { iec62304Proofs } from '../../src/regulation/proofs/iec62304.ts';
import * as others from '../../src/regulation/proofs/others.ts';
import type { Proofs } from '../../src/regulation/proofs/proof.ts';
import { scopes } from '../../src/regulation/proofs/scope.ts';

// @verifies SRS-3310
it('a clause or criterion that rests on a rule names one that there is', async () => {
  const proofs = [iec62304Proofs, ...(Object.values(others) as Proofs[])].flatMap((each) =>
    Object.values(each).flat(),
  );
  const named = [
    ...[...proofs, ...criteria.flatMap((criterion) => criterion.proofs), ...scopes].flatMap((each) =>
      'rules' in each ? each.rules : [],
    ),
    ...demandedRules.map(({ rule }) => rule),
  ];
  const known = new Set([...(await allRules()).map(({ name }) => name), ...Object.keys(defaultCoverage)]);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
