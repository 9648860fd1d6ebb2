import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const tag = '// @verifies SRS-001\n';

// @verifies SRS-1402
describe('source that is written to take time', () => {
  it.each([
    ['quotes that stay open', 'test/a.test.ts', `'${"\\'".repeat(300_000)}`],
    ['tests that stay open', 'test/a.test.ts', `${tag}it('a', () => {\n`.repeat(8000)],
    ['tests within tests', 'test/a.test.ts', `${tag}it('a', () => {\n`.repeat(8000) + '});'.repeat(8000)],
    ['functions that stay open', 'src/a.ts', '/** @implements SRS-001 */\nfunction a() {\n'.repeat(8000)],
    [
      'definitions that stay open',
      'test/test_a.py',
      '# @verifies SRS-001\ndef test_a():\n  f(\n'.repeat(8000),
    ],
    [
      'a class of many methods',
      'test/test_a.py',
      `class A:\n${'  # @verifies SRS-001\n  def test_a(self):\n    f()\n'.repeat(15_000)}`,
    ],
    ['declarations without an end', 'test/a_test.cpp', `${tag}int\n${'a\n'.repeat(150_000)}f() {}\n`],
    ['elements of scripts that stay open', 'src/a.vue', '<script '.repeat(100_000)],
    ['long declarations', 'test/a_test.cpp', `${tag}int\n${'a\n'.repeat(200)}f() {}\n`.repeat(800)],
  ])('is read in seconds: %s', (_, path, text) => {
    const start = performance.now();
    codeSource.read({ path, bytes: Buffer.from(text) } as never, context());
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
