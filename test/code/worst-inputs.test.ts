import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const tag = '// @verifies SRS-001\n';

// @verifies SRS-1402
describe('source that is written to take time', () => {
  it.each<[string, string, (share: number) => string]>([
    ['quotes that stay open', 'test/a.test.ts', (share) => `'${"\\'".repeat(300_000 * share)}`],
    ['tests that stay open', 'test/a.test.ts', (share) => `${tag}it('a', () => {\n`.repeat(8000 * share)],
    [
      'tests within tests',
      'test/a.test.ts',
      (share) => `${tag}it('a', () => {\n`.repeat(8000 * share) + '});'.repeat(8000 * share),
    ],
    [
      'functions that stay open',
      'src/a.ts',
      (share) => '/** @implements SRS-001 */\nfunction a() {\n'.repeat(8000 * share),
    ],
    [
      'definitions that stay open',
      'test/test_a.py',
      (share) => '# @verifies SRS-001\ndef test_a():\n  f(\n'.repeat(8000 * share),
    ],
    [
      'a class of many methods',
      'test/test_a.py',
      (share) =>
        `class A:\n${'  # @verifies SRS-001\n  def test_a(self):\n    f()\n'.repeat(15_000 * share)}`,
    ],
    [
      'declarations without an end',
      'test/a_test.cpp',
      (share) => `${tag}int\n${'a\n'.repeat(150_000 * share)}f() {}\n`,
    ],
    ['elements of scripts that stay open', 'src/a.vue', (share) => '<script '.repeat(100_000 * share)],
    [
      'long declarations',
      'test/a_test.cpp',
      (share) => `${tag}int\n${'a\n'.repeat(200)}f() {}\n`.repeat(800 * share),
    ],
  ])('four times as much takes some four times as long, not sixteen: %s', (_, path, text) => {
    const project = context();
    const time = (share: number): number => {
      const bytes = Buffer.from(text(share));
      // Of this thread alone: what else the machine does is no matter.
      const start = process.threadCpuUsage();
      codeSource.read({ path, bytes } as never, project);
      const { user, system } = process.threadCpuUsage(start);
      return (user + system) / 1e3;
    };
    time(1 / 8);
    const quarter = Math.max(time(1 / 4), 10);
    expect(time(1)).toBeLessThan(10 * quarter);
  });
});
