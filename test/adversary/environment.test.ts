import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { whole } from './lies/stamps-and-locks.ts';
import { judge, reviewed } from './mini.ts';

// @verifies SRS-3260, SRS-3185
describe('faults of the environment', () => {
  it.each(Object.entries(faults))('%s breaks nothing that is said of other files', async (path, text) => {
    const lock = await reviewed(whole);
    const said = [...(await judge(whole, lock)).good].filter((each) => /^(?:HAZ|RC|SRS-001|TST)/.test(each));
    expect(said).toContain('HAZ-001 verified');
    const after = await judge({ ...whole, [path]: text }, lock);
    expect([...after.good]).toEqual(expect.arrayContaining(said));
    expect(await judge(whole, lock)).toEqual(await judge(whole, lock));
  });
});
