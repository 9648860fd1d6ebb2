import { expect, it } from 'vitest';
import { iec62304 } from '../../src/index.ts';
import { architectureOf } from '../architecture/project.ts';
import { composePage, htmlOf, pumpDocuments } from './project.ts';

// @verifies SRS-3729
it('print shows what is demanded of each element, why, and what there is', () => {
  const { model } = architectureOf({
    'src/engine/index.ts': '/**\n * Doses.\n * @c4 component "Engine"\n */\nexport const a = 1;\n',
  });
  const architecture = {
    ...model,
    elements: model.elements.map((element) => ({ ...element, implements: ['SRS-041'] })),
  };
  const { config } = pumpDocuments('');
  const regulation = {
    profiles: [{ ...iec62304(), artifacts: false, tailored: {} }],
    depth: [{ items: ['SRS-041'], unitTests: true as const }],
  };
  const html = htmlOf(
    composePage('```dossier\nelement-demands\n```\n', {
      model: { architecture },
      input: { config: { ...config, regulation } },
    }),
  );
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<\/t[hd]>/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .trim(),
  );
  expect(rows).toEqual([
    'Demanded | Because | State | Evidence |',
    'Engine (class C) |',
    'criteria of acceptance | IEC 62304 5.5.3, class C | open | Nothing says when it is accepted. |',
    'criteria on the further topics of class C | IEC 62304 5.5.4, class C | open | Neither it nor a detailed design treats the list of class C. |',
    'verified requirements | IEC 62304 5.5.5, class C | met | 1 requirements of it are verified. |',
    'unit tests | IEC 62304 5.5.5, class C; it carries: SRS-041 | met | 1 unit tests of it passed. |',
  ]);
});
