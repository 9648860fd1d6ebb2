import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStructure } from '../../src/sources/markdown/read-structure.ts';
import { structureFromRemark } from '../../src/sources/markdown/structure-from-remark.ts';
import { anyMarkdown } from './generated-markdown.ts';

const runs = Number(process.env.MARKDOWN_RUNS ?? 400);

test('the scanner sees what remark sees, on generated Markdown', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      expect(readStructure(text)).toEqual({ structure: structureFromRemark(text), refusals: [] });
    }),
    { numRuns: runs },
  );
});
