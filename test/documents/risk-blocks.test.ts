import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { risk } from '../risk/project.ts';
import { pumpSite } from '../site/project.ts';
import { composePage, htmlOf, pumpDocuments } from './project.ts';

const { config } = pumpDocuments('');
const withRisk = { ...config, risk: siteSchema.shape.risk.parse(risk) };
const page = [
  '# Risks',
  '### HAZ-901 Silence',
  '- severity: critical',
  '- probability: frequent',
  '- residual-probability: remote',
  '- disclosed: content/page.md#warnings',
  '### HAZ-902 Noise <b>',
  '- severity: minor',
  '## Warnings',
  'Text.',
];
const place = { file: 'content/page.md', line: 1, column: 1 };
const links = [
  ...pumpSite().model.links,
  { from: 'RC-001', relation: 'controls', to: 'HAZ-901', place, origin: 'item', state: 'reviewed' } as const,
];
const compose = (block: string) =>
  composePage(
    [...page, `\`\`\`dossier\n${block}\n\`\`\``]
      .join('\n\n')
      .replace(/\n\n- /g, '\n- ')
      .replace(/(###[^\n]*)\n- /g, '$1\n\n- '),
    {
      model: { documents: [{ ...documentBase, type: 'instructions-for-use' }], links },
      input: { config: withRisk },
    },
  );
const documentBase = {
  id: 'INF-DOC',
  name: 'INF-DOC',
  title: 'D',
  purpose: '',
  revision: '1',
  language: 'en',
  status: 'draft' as const,
  pages: ['content/page.md'],
  clauses: [],
};

/** Names of the elements of the drawings in HTML; fails on one that is not well-formed. */
function drawings(html: string): string[] {
  return [...html.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(svg).close();
    return svg;
  });
}

describe('risks as parts of a document', () => {
  // @verifies SRS-2114
  it('the matrix is drawn with its name and description, and stands below as a table', () => {
    const html = htmlOf(compose('risk-matrix'));
    const [initial = '', residual = ''] = drawings(html);
    expect(initial).toContain('role="img"');
    expect(initial).toMatch(
      /<title id="[^"]+">Initial risk<\/title><desc id="[^"]+">Hazards: critical, frequent \(high\): 1\.<\/desc>/,
    );
    expect(residual).toContain('Hazards: critical, remote (medium): 1.');
    expect(html).toContain('<tr><th scope="row">critical</th><td>medium: <a class="id" data-id="HAZ-901"');
    expect(html).toContain('Without a whole estimate, and in no cell: ');
    expect(html).toContain('acceptable when reduced as far as possible and told to users');
    expect(html).not.toMatch(/<svg[^>]*style=|<script/);
  });

  // @verifies SRS-2114
  it('states are drawn with sign and number, and stand below as a table', () => {
    const html = htmlOf(compose('status-chart'));
    const [chart = ''] = drawings(html);
    expect(chart).toMatch(/<desc[^>]*>.*Software requirements: .*\(\d+\)\.<\/desc>/);
    expect(chart).toMatch(/✓ \d/);
    expect(html).toContain('<span aria-hidden="true">✓</span> verified');
  });

  // @verifies SRS-2115, SRS-3641
  it('the table of hazards shows computed risks, and where users are told', () => {
    const html = htmlOf(compose('hazard-table'));
    expect(html).toContain('<td>high (critical, frequent)</td>');
    expect(html).toContain('medium (critical, remote): conditional');
    expect(html).toContain('<a href="#warnings">INF-DOC, Warnings</a>');
    expect(html).not.toContain('<b>');
    // What the document says of its own hazards is not said again.
    const [analysis = ''] = /Hazards: analysis[\s\S]*?<\/table>/.exec(html) ?? [];
    expect([...analysis.matchAll(/data-id="(HAZ-\d+)"/g)].map(([, id]) => id)).toEqual([
      'HAZ-004',
      'HAZ-005',
    ]);
  });
});
