import { acceptance } from './acceptance.ts';
import { coverage } from './coverage.ts';
import type { DemandKind } from './judge.ts';
import { independentTester, reviewers } from './people.ts';
import { unitTests, verified } from './tests.ts';
import { topics } from './topics.ts';

/** All kinds of demands, in the order in which they are shown. */
export const demandKinds = {
  acceptance,
  topics,
  verified,
  unitTests,
  coverage,
  reviewers,
  independentTester,
} satisfies Record<string, DemandKind>;
