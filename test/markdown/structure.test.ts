import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStructure } from '../../src/markdown/read-structure.ts';
import { scanBlocks } from '../../src/markdown/scan-blocks.ts';
import { structureFromRemark } from '../../src/markdown/structure-from-remark.ts';
import { runs } from '../runs.ts';
import { anyMarkdown } from './generated-markdown.ts';

const wanted = Number(process.env.MARKDOWN_RUNS ?? 500);

// @verifies SRS-210
test('the scanner sees what remark sees, on generated Markdown', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      expect(readStructure(text)).toEqual({ structure: structureFromRemark(text), refusals: [] });
    }),
    { numRuns: runs(wanted), examples: [['[^1]: \n    \nalarm [^1](in) \n']] },
  );
});

test('ordinary requirements text needs no remark', () => {
  const text = `# Alarms

### SRS-041 Alarm latency

- implements: RC-012, [RC-013](risks.md#rc-013)
- verification: test

The alarm shall sound within **2 s** of \`THRESHOLD\`, as RC-012 asks,
and stop after ALARM_LIMIT (see [RC-013](risks.md)).

1. Cross the threshold.
2. Wait.

| ID | Title | Text |
|---|:-:|---|
| **TST-1** | \`x\` | The alarm sounds. |

\`\`\`dossier
trace-matrix from=HAZ to=TST
\`\`\`
`;
  expect(scanBlocks(text).remainder).toEqual([]);
  expect(readStructure(text).structure).toEqual(structureFromRemark(text));
});
