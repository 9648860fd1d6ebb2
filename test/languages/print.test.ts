import { expect, it } from 'vitest';
import { loadTemplates } from '../../src/documents/index.ts';
import { compilePrintLayout } from '../../src/render/pdf/template.ts';

const layout = compilePrintLayout(loadTemplates());

const job = (language: string): Parameters<typeof layout>[0] => ({
  id: 'D',
  title: 'T',
  language,
  parts: [
    {
      page: '',
      title: 'Eins',
      anchor: 'part-1',
      html: '<h1 id="eins">1 Eins</h1>',
      outline: [{ depth: 1, number: '1', text: 'Eins', anchor: 'eins' }],
    },
  ],
  cover: {
    type: '',
    product: 'P',
    purpose: '',
    identity: [],
    udi: { text: '(01)09504000059118', carrier: '', specimen: true },
    approvals: [
      { object: 'O', meaning: 'review', role: 'reviewer', name: 'N', date: '2026-03-01 09:00:00 UTC' },
    ],
    changes: [],
    earlierChanges: 0,
    clauses: [{ clause: 'IEC 62304 5.2', anchor: '' }],
  },
  stamps: { header: [], footer: [] },
  draftReasons: [],
  date: '',
  revision: '',
  generator: '',
  commit: '',
  tree: '',
  attachments: [],
  assets: () => undefined,
});

// @verifies SRS-2211
it('cover, control block and contents are in the language of the document', () => {
  const german = layout(job('de'));
  for (const word of [
    'Inhalt',
    'Genehmigungen',
    'Gegenstand',
    'Rolle',
    'Beantwortete Abschnitte',
    'Dieses Dokument',
    'Muster: kein registriertes Produkt.',
  ])
    expect(german).toContain(word);
  const italian = layout(job('it'));
  for (const word of ['Indice', 'Approvazioni', 'Questo documento']) expect(italian).toContain(word);
  expect(layout(job('en'))).toContain('Contents');
});
