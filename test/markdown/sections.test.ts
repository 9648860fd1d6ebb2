import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../runs.ts';
import { anyMarkdown } from './generated-markdown.ts';
import { read } from './source-context.ts';

// @verifies SRS-2105
test('a section is empty only when all below it is, whatever the text', () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      const headings = read(text).pages[0]?.headings ?? [];
      for (const [index, heading] of headings.entries()) {
        if (!heading.empty) continue;
        const rest = headings.slice(index + 1);
        const end = rest.findIndex(({ depth }) => depth <= heading.depth);
        for (const below of rest.slice(0, end < 0 ? rest.length : end))
          expect([below.empty ?? false, below.notApplicable !== undefined]).toEqual([true, false]);
      }
    }),
    { numRuns: runs(300) },
  );
});

// @verifies SRS-2105
test('the words of a section are read directly below its heading, alone in their list', () => {
  const heading = (text: string) => {
    const [first] = read(`# A\n\n${text}\n`).pages[0]?.headings ?? [];
    return { covers: first?.covers, notApplicable: first?.notApplicable, empty: first?.empty };
  };
  expect(heading('- covers: 1.2, a\n- covers: [3]\n\nText.')).toEqual({ covers: ['1.2', 'a', '3'] });
  expect(heading('- covers: 1.2')).toEqual({ covers: ['1.2'], empty: true });
  expect(heading('- Not applicable: no media')).toEqual({ notApplicable: 'no media' });
  expect(heading('- not-applicable:')).toEqual({ notApplicable: '' });
  expect(heading('- covers: 1.2\n- owner: me')).toEqual({});
  expect(heading('Text.\n\n- covers: 1.2')).toEqual({});
  expect(heading('Nicht zutreffend.')).toEqual({ notApplicable: '' });
  expect(heading('Nicht zutreffend: es gibt keine Datenträger.')).toEqual({});
  expect(heading('- not-applicable: no media\n\nText all the same.')).toEqual({});
});
