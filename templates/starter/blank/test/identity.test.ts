import { expect, it } from 'vitest';
import { productIdentity } from '../src/index.ts';

// @verifies SRS-001
it('TST-001 tells name and version as they are released', () => {
  expect(productIdentity()).toMatch(/^\S+ \d+\.\d+\.\d+$/);
});
