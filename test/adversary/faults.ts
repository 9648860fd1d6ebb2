/** Files that are too much for a parser, or no text at all; they stand before and behind the good ones. */
export const faults: Record<string, string> = {
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
