import { describe, expect, it } from 'vitest';
import { whole } from './lies/stamps-and-locks.ts';
import { judge, reviewed } from './mini.ts';

/** Files that are too much for a parser, or no text at all; they stand before and behind the good ones. */
const faults: Record<string, string> = {
  'src/a.ts': `de${'<a>'.repeat(2_500)}x`,
  'src/zz.ts': `de${'<a>'.repeat(20_000)}x`,
  'src/a.tsx': '<a>'.repeat(20_000),
  'src/deep.ts': '('.repeat(50_000),
  'src/deep.py': '['.repeat(50_000),
  'src/deep.java': 'class A {'.repeat(5_000),
  'src/deep.cpp': '{'.repeat(50_000),
  'src/binary.ts': '\0\x01\x02'.repeat(2_000),
  'test/a.test.ts': `// @verifies SRS-002\nit('a', () => {${'{'.repeat(30_000)}`,
};

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
