import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markArtifacts, readContent } from '../../src/render/pdf/content-stream.ts';

const marked = (content: string, artifacts: number[] = []) => {
  const bytes = new TextEncoder().encode(content);
  const reading = readContent(bytes);
  return {
    content: new TextDecoder().decode(markArtifacts(bytes, reading, new Set(artifacts))),
    ...reading,
  };
};

test('text and painting outside marked content become artifacts, the rest is left alone', () => {
  const { content, balanced } = marked(
    'q 1 0 0 rg\n0 0 10 10 re f\nBT /F1 9 Tf <0011> Tj ET\n/P <</MCID 0 >>BDC\nBT <0012> Tj ET\nEMC\n0 0 5 5 re W* n\n/X1 Do Q',
  );
  const artifact = '/Artifact <</Type /Pagination>> BDC\n';
  expect(content.replaceAll(/\s+/g, ' ')).toBe(
    (
      `q 1 0 0 rg ${artifact} 0 0 10 10 re f EMC ${artifact} BT /F1 9 Tf <0011> Tj ET EMC ` +
      `/P <</MCID 0 >>BDC BT <0012> Tj ET EMC 0 0 5 5 re W* n ${artifact} /X1 Do EMC Q`
    ).replaceAll(/\s+/g, ' '),
  );
  expect(balanced).toBe(true);
});

test('a glyph that the font does not have is noticed', () => {
  expect(marked('BT <00110000> Tj ET').showsMissingGlyph).toBe(true);
  expect(marked('BT <00110001> Tj ET').showsMissingGlyph).toBe(false);
});

test('marked content that does not pair up is noticed', () => {
  expect(marked('/P <</MCID 0>> BDC BT ET').balanced).toBe(false);
  expect(marked('EMC').balanced).toBe(false);
});

// @verifies SRS-3502
test('a sequence that is named becomes an artifact, the others stay', () => {
  const { content, sequences } = marked(
    '/Table <</MCID 0 >>BDC\n0 0 5 1 re f\nEMC\n/P <</MCID 1 >>BDC\n0 0 1 1 re f BT <0012> Tj ET\nEMC',
    [0],
  );
  expect(content.replaceAll(/\s+/g, ' ').trim()).toBe(
    '/Artifact <</Type /Layout>> BDC 0 0 5 1 re f EMC /P <</MCID 1 >>BDC 0 0 1 1 re f BT <0012> Tj ET EMC',
  );
  expect(sequences.map(({ mcid, isDrawn }) => [mcid, isDrawn])).toEqual([
    [0, true],
    [1, false],
  ]);
});

test('operators in names and strings are not taken for operators', () => {
  expect(marked('(BT \\) EMC) pop /BT gs').content).toBe('(BT \\) EMC) pop /BT gs');
});

test('what is marked is complete: a second pass adds nothing', () => {
  const piece = fc.constantFrom(
    '0 0 1 1 re f',
    'BT <0011> Tj ET',
    '/X Do',
    'q',
    'Q',
    '/P <</MCID 0>>BDC BT ET EMC',
    '1 w',
    '0 0 m 1 1 l S',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const once = marked(pieces.join('\n'));
      expect(once.balanced).toBe(true);
      expect(marked(once.content).content).toBe(once.content);
    }),
  );
});
