import { expect, test } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iec82304 } from '../../src/index.ts';
import { openBrowser } from '../../src/render/browser/index.ts';
import { printDocuments } from '../../src/render/pdf/index.ts';
import { answeredClauses } from '../../src/render/prints/answered-clauses.ts';
import { composePage, pumpDocuments } from '../documents/project.ts';
import { linked } from '../regulation/project.ts';
import { risk } from '../risk/project.ts';
import { sampleJob } from './sample.ts';

// @verifies SRS-2114, SRS-2118
test('matrix, chart, label and symbols are printed as PDF/A and PDF/UA ask', async () => {
  const { config } = pumpDocuments('');
  const blocks = [
    'risk-matrix',
    'status-chart',
    'hazard-table',
    'label',
    'symbol name=caution',
    'symbol-glossary',
  ];
  const { parts, findings } = composePage(
    `# Drawings\n\n${blocks.map((name) => `\`\`\`dossier\n${name}\n\`\`\`\n`).join('\n')}`,
    { input: { config: { ...config, risk: siteSchema.shape.risk.parse(risk) } } },
  );
  expect(findings).toEqual([]);
  const browser = await openBrowser();
  try {
    const [printed] = await printDocuments([sampleJob({ parts })], browser);
    expect(printed?.findings).toEqual([]);
    expect(printed?.conforms).toBe(true);
  } finally {
    await browser.close();
  }
});

// @verifies SRS-2122
test('a document maps the clauses of its sections to their places', () => {
  const { model, config } = linked({
    site: {
      regulation: { profiles: [iec82304()] },
      documents: [
        {
          id: 'D-1',
          type: 'instructions-for-use',
          title: 'Manual',
          pages: ['content/ifu.md'],
          clauses: ['IEC 82304-1 7.2.2', 'IEC 82304-1 7.2.2.5'],
        },
      ],
    },
    pages: {
      'content/ifu.md': '# Manual\n\n## Start\n\nText.\n\n## Stop\n\n## Limits and warnings\n\nText.\n',
    },
  });
  const [document] = model.documents;
  expect(document && answeredClauses(document, model, config)).toEqual([
    { clause: 'IEC 82304-1 7.2.2', anchor: '' },
    { clause: 'IEC 82304-1 7.2.2.2', anchor: 'content-ifu-md--limits-and-warnings' },
    { clause: 'IEC 82304-1 7.2.2.3', anchor: 'content-ifu-md--limits-and-warnings' },
    { clause: 'IEC 82304-1 7.2.2.5', anchor: 'content-ifu-md--start' },
  ]);
});
