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
const compose = (block: string, config = withRisk, lines = page) =>
  composePage(
    [...lines, `\`\`\`dossier\n${block}\n\`\`\``]
      .join('\n\n')
      .replace(/\n\n- /g, '\n- ')
      .replace(/(###[^\n]*)\n- /g, '$1\n\n- '),
    {
      model: { documents: [{ ...documentBase, type: 'instructions-for-use' }], links },
      input: { config },
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

  // @verifies SRS-3624
  it('P1 and P2 stand beside the probability they give, and their scales beside the matrix', () => {
    const split = {
      situations: { seldom: 'once a year', often: '' },
      harms: { unlikely: '', likely: 'nearly each' },
      matrix: { seldom: ['remote', 'remote'], often: ['remote', 'frequent'] },
    };
    const parts = { ...config, risk: siteSchema.shape.risk.parse({ ...risk, split }) };
    const lines = page.flatMap((line) =>
      line === '- probability: frequent'
        ? ['- p1: often', '- p2: likely']
        : line === '- residual-probability: remote'
          ? ['- residual-p1: seldom']
          : [line],
    );
    const hazards = htmlOf(compose('hazard-table', parts, lines));
    expect(hazards).toContain('<td>high (critical, frequent; P1: often; P2: likely)</td>');
    expect(hazards).toContain('medium (critical, remote; P1: seldom; P2: likely): conditional');
    const html = htmlOf(compose('risk-matrix', parts, lines));
    expect(html).toContain('P1, probability of the hazardous situation</th>');
    expect(html).toContain('<tr><th scope="row">likely</th><td>nearly each</td></tr>');
    expect(html).toContain('<tr><th scope="row">P1: often</th><td>remote</td><td>frequent</td></tr>');
    expect(htmlOf(compose('risk-matrix'))).not.toContain('P1');
  });
});
