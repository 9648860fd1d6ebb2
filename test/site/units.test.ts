import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iec62304 } from '../../src/index.ts';
import type { Model } from '../../src/model/index.ts';
import { elementPages } from '../../src/render/site/pages/architecture.ts';
import { itemPage } from '../../src/render/site/pages/item.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { architectureOf, factsOf } from '../architecture/project.ts';
import { pumpSite } from './project.ts';

const files = {
  'src/index.ts': '/**\n * @c4 system "Pump"\n * @class C\n */\n',
  'src/log/index.ts':
    '/**\n * Writes.\n * @c4 component "Log"\n * @class A\n * @segregation It runs on a processor of its own and writes nothing back.\n */\nexport const b = 1;\n',
  'src/engine/index.ts': '/**\n * Doses.\n * @c4 component "Engine"\n */\nexport const a = 1;\n',
};

/** The pump with its units, in a language. */
function viewIn(language: 'en' | 'de', carried: Record<string, string[]> = {}) {
  const site = pumpSite();
  const { product } = site.model;
  const { model: architecture } = architectureOf(files);
  const elements = architecture.elements.map((element) => ({
    ...element,
    implements: carried[element.name] ?? [],
  }));
  const model = {
    ...site.model,
    product: { ...product, languages: [language] },
    elements: factsOf(files).elements,
    architecture: { ...architecture, elements },
  } as Model;
  const { name, version, manufacturer } = product;
  const config = siteSchema.parse({
    product: { name, version, safetyClass: 'C', manufacturer },
    regulation: { profiles: [iec62304()] },
  });
  return viewOf({ ...site, model, config });
}

/** What the page of each unit shows. */
function depthsIn(language: 'en' | 'de'): unknown[] {
  return [...elementPages(viewIn(language))].map(({ data }) => (data as { depth?: unknown }).depth);
}

// @verifies SRS-3725
it('the page of a unit says what is demanded of it, by which class, and what is met', () => {
  const open = (clause: string, demanded: string, evidence: string) => ({
    demanded,
    because: [{ clause: `IEC 62304 ${clause}`, why: 'class C', ids: [] }],
    met: false,
    evidence,
    ids: [],
  });
  expect(depthsIn('en')).toEqual([
    undefined,
    { judged: 'Judged by class A.', demands: [] },
    {
      judged: 'Judged by class C.',
      demands: [
        open('5.5.3', 'criteria of acceptance', 'Nothing says when it is accepted.'),
        open(
          '5.5.4',
          'criteria on the further topics of class C',
          'Neither it nor a detailed design treats the list of class C.',
        ),
        open(
          '5.5.5',
          'verified requirements',
          'Its code carries no requirement, so nothing of it is verified.',
        ),
        open('5.5.5', 'unit tests', 'No unit test of it passed.'),
      ],
    },
  ]);
  expect(depthsIn('de')[2]).toMatchObject({
    judged: 'Nach Klasse C beurteilt.',
    demands: [
      { evidence: 'Nichts sagt, wann es abgenommen wird.', because: [{ why: 'Klasse C' }] },
      {},
      {},
      {},
    ],
  });
});

// @verifies SRS-3729
it('the page of an item says what is demanded of the elements that carry it, up to the hazard', () => {
  const view = viewIn('en', { Engine: ['SRS-041'] });
  const demandsOn = (id: string) => {
    const item = view.graph.item(id);
    const none = { previous: undefined, next: undefined };
    const page = item && itemPage(item, { body: '', home: undefined }, none, view, {} as never);
    const about = page?.about as { data: { demands: { rows: Record<string, unknown>[] } } } | undefined;
    return about?.data.demands.rows;
  };
  const rows = demandsOn('SRS-041');
  expect(rows?.map(({ demanded }) => demanded)).toEqual([
    'criteria of acceptance',
    'criteria on the further topics of class C',
    'verified requirements',
    'unit tests',
  ]);
  expect(rows?.[0]).toMatchObject({ name: 'Engine', path: 'architecture/Engine/index.html', met: false });
  const above = view.graph.reach('SRS-041', 'up');
  expect(above).toContain('HAZ-004');
  expect(demandsOn('HAZ-004')).toEqual(rows);
  expect(demandsOn('TST-201')).toEqual([]);
});
