import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iec62304 } from '../../src/index.ts';
import type { Model } from '../../src/model/index.ts';
import { elementPages } from '../../src/render/site/pages/architecture.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { architectureOf, factsOf } from '../architecture/project.ts';
import { pumpSite } from './project.ts';

const files = {
  'src/index.ts': '/**\n * @c4 system "Pump"\n * @class C\n */\n',
  'src/log/index.ts':
    '/**\n * Writes.\n * @c4 component "Log"\n * @class A\n * @segregation It runs on a processor of its own and writes nothing back.\n */\nexport const b = 1;\n',
  'src/engine/index.ts': '/**\n * Doses.\n * @c4 component "Engine"\n */\nexport const a = 1;\n',
};

/** What the page of each unit shows, in a language. */
function depthsIn(language: 'en' | 'de'): unknown[] {
  const site = pumpSite();
  const { product } = site.model;
  const model = {
    ...site.model,
    product: { ...product, languages: [language] },
    elements: factsOf(files).elements,
    architecture: architectureOf(files).model,
  } as Model;
  const { name, version, manufacturer } = product;
  const config = siteSchema.parse({
    product: { name, version, safetyClass: 'C', manufacturer },
    regulation: { profiles: [iec62304()] },
  });
  return [...elementPages(viewOf({ ...site, model, config }))].map(
    ({ data }) => (data as { depth?: unknown }).depth,
  );
}

// @verifies SRS-3725
it('the page of a unit says what is demanded of it, by which class, and what is met', () => {
  const open = (clause: string, said: string) => ({ clause, met: false, said });
  expect(depthsIn('en')).toEqual([
    undefined,
    { judged: 'Judged as a software unit of class A.', demands: [] },
    {
      judged: 'Judged as a software unit of class C.',
      demands: [
        open('5.5.3', 'Nothing says when it is accepted.'),
        open('5.5.4', 'No detailed design treats the list of class C.'),
        open('5.5.5', 'Its code carries no requirement, so nothing of it is verified.'),
        open('5.5.5', 'No unit test of it passed.'),
      ],
    },
  ]);
  expect(depthsIn('de')[2]).toMatchObject({
    judged: 'Als Softwareeinheit der Klasse C beurteilt.',
    demands: [{ said: 'Nichts sagt, wann es abgenommen wird.' }, {}, {}, {}],
  });
});
