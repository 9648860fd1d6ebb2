import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iec62304, iec82304, mdr } from '../../src/index.ts';
import type { Item } from '../../src/model/index.ts';
import { composePage, documentOf, htmlOf, pumpDocuments } from './project.ts';

const { config } = pumpDocuments('');
const profiled = {
  ...config,
  regulation: siteSchema.shape.regulation.parse({
    profiles: [iec62304({ tailored: { '5.6': 'one item, <nothing> is integrated' } }), iec82304()],
  }),
};
const page = (text: string): string =>
  htmlOf(
    composePage(`# Page\n\n${text}\n`, {
      model: { documents: [documentOf('software-development-plan')] },
      input: { config: profiled },
    }),
  );
const block = (line: string): string => page(`\`\`\`dossier\n${line}\n\`\`\``);

// @verifies SRS-2107, SRS-2108
describe('clause coverage as a part of a document', () => {
  it('shows every clause with state, reason and links to its evidence', () => {
    const html = block('clause-coverage standard="IEC 62304"');
    expect(html.match(/<tr><th scope="row">/g)).toHaveLength(95);
    expect(html).toContain('one item, &lt;nothing&gt; is integrated');
    expect(html).toContain('<a href="documents/INF-DOC/">INF-DOC</a>');
    expect(html).toContain('<span class="gap">open:</span>');
    expect(html).not.toContain('IEC 82304-1');
  });

  it('can be of one gate and of one state', () => {
    expect(block('clause-coverage gate=G3')).toContain('No clause is listed');
    const external = block('clause-coverage state=external');
    expect(external).not.toContain('is-open');
    expect(external).toContain('Held outside');
  });

  it("counts the states, and reproduces the RegOps paper's figures", () => {
    const html = block('clause-summary');
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain(
      'Of the 110 entries for IEC 62304 and IEC 82304-1, a delivery pipeline can implement 26, can implement 20 in part, and 64 lie outside of it',
    );
    expect(text).toContain(
      '5.4 and 6.2.6 are listed for the count, are no requirements, and never count as covered.',
    );
    const figures = [...html.matchAll(/<tr><th scope="row">(G\d)<\/th>.*<td>(\d+)<\/td><\/tr>/g)];
    expect(figures.map(([, gate, figure]) => `${gate} ${figure}`)).toEqual([
      'G1 8',
      'G2 7',
      'G3 0',
      'G4 11',
      'G5 16',
    ]);
  });

  it('shows the checklist of each document with the places of its sections', () => {
    const html = page(
      '## Traceability\n\nText.\n\n## Problem resolution\n\n```dossier\ndocument-checklist\n```',
    );
    expect(html).toContain('<a href="#traceability">Traceability</a>');
    expect(html).toContain('missing');
  });
});

// @verifies SRS-2120
it('an index names the documents that answer each part, and what none answers', () => {
  const types = ['mdr-index', 'risk-management-file', 'instructions-for-use'];
  const html = htmlOf(
    composePage(
      '# Index\n\n## Post-market surveillance\n\nHeld by the manufacturer.\n\n```dossier\ndocument-index index=mdr-index\n```\n',
      {
        model: {
          documents: types.map((type, index) => ({
            ...documentOf(type),
            id: `D-${index}`,
            name: `D-${index}`,
            ...(index > 0 ? { pages: [] } : {}),
          })),
        },
        input: {
          config: { ...config, regulation: siteSchema.shape.regulation.parse({ profiles: [mdr()] }) },
        },
      },
    ),
  );
  const row = (part: string) =>
    html.split('<tr>').find((each) => each.startsWith(`<th scope="row">${part}</th>`)) ?? '';
  expect(row('Annex II 5')).toContain('<a href="documents/D-1/">D-1</a> A document, Revision 3 (en)');
  expect(row('Annex II 2')).toContain('D-2');
  expect(row('Annex II 4')).toContain('<span class="gap">none</span>');
  expect(row('Annex III')).toContain('<a href="#post-market-surveillance">Post-market surveillance</a>');
});

const decision = (id: string, attributes: Record<string, string>): Item => ({
  id,
  type: 'GSPR',
  title: '',
  attributes,
  body: '',
  bodyLine: 1,
  form: 'row',
  place: { file: 'content/gspr.md', line: 1, column: 1 },
  fingerprint: '0123456789abcdef',
});

// @verifies SRS-2121
it('interfaces to the outside are those of the architecture, each with its direction', () => {
  const element = (id: string, kind: string, item: string, technology = '') =>
    ({ id, kind, item, name: id.toUpperCase(), technology, tags: {}, parent: '' }) as never;
  const edge = (from: string, to: string, description: string) =>
    ({ from, to, description, found: 0, examples: [] }) as never;
  const html = htmlOf(
    composePage('# TD\n\n```dossier\nexternal-interfaces\n```\n', {
      model: {
        architecture: {
          elements: [
            element('engine', 'component', 'software item', 'C'),
            element('nurse', 'person', ''),
            element('pump', 'device', '', 'RS-232'),
            element('store', 'component', 'software item'),
          ],
          edges: [
            edge('engine', 'store', 'inner'),
            edge('engine', 'pump', 'reads pressure'),
            edge('nurse', 'engine', 'sets limits'),
          ],
          coverage: { files: 0, owned: 0, percent: 0, unowned: [] },
          imports: { total: 0, internal: 0, external: 0, runtime: 0, unresolved: [] },
          packages: [],
        } as never,
      },
    }),
  );
  expect(html.match(/<tr><th scope="row">.*<\/tr>/g)).toEqual([
    '<tr><th scope="row">NURSE</th><td>uses the software</td><td>ENGINE</td><td>sets limits</td><td>C</td></tr>',
    '<tr><th scope="row">PUMP</th><td>used by the software</td><td>ENGINE</td><td>reads pressure</td><td>RS-232</td></tr>',
  ]);
});

// @verifies SRS-2120, SRS-3007
it('the requirements of Annex I are all there, with the documents where their proof usually stands', () => {
  const html = htmlOf(
    composePage('# G\n\n```dossier\ngspr-index\n```\n', {
      model: {
        documents: [{ ...documentOf('risk-management-file'), id: 'D-RMF', name: 'D-RMF' }],
        items: [
          decision('GSPR-1', {
            applies: 'yes',
            method: 'analysis',
            standards: 'ISO 14971',
            evidence: 'D-RMF',
          }),
          decision('GSPR-17.3', { applies: 'no', reason: 'no mobile platform' }),
        ],
      },
    }),
  );
  const numbers = [...html.matchAll(/<tr><th scope="row">(\d+)<\/th>/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(
    Array.from({ length: 23 }, (_, index) => index + 1).filter((number) => number !== 17),
  );
  expect(html).toContain(
    '<tr><th scope="row">1</th><td>Performs as intended and is safe; benefits outweigh risks</td><td>yes</td><td>analysis; ISO 14971</td><td><ul class="ends"><li><a href="documents/D-RMF/">D-RMF</a>, Revision 3 (en)</li></ul></td></tr>',
  );
  expect(html).toContain('<th scope="row">17.3</th>');
  expect(html).toContain('<td>no</td><td>no mobile platform</td>');
  expect(html.match(/<span class="gap">undecided<\/span>/g)).toHaveLength(21);
  expect(html).toContain('usually in <a href="documents/D-RMF/">D-RMF</a>');
  expect(html).toContain('usually not: software emits no radiation');
});

// @verifies SRS-3295
it('an assessment of a vulnerability stands with what it superseded', () => {
  const place = { file: 'vex/a.json', line: 1, column: 1 };
  const said = {
    state: 'affected',
    reason: 'is superseded by vex/b.json',
    date: '2026-01-01',
    place,
  } as const;
  const html = htmlOf(
    composePage('# Vulnerabilities\n\n```dossier\nvulnerabilities\n```\n', {
      model: {
        scans: [{ path: 'reports/scan.json', tool: 'osv', date: '', format: 'OSV', reported: [] }] as never,
        vulnerabilities: [
          {
            id: 'CVE-2026-0001',
            aliases: ['CVE-2026-0001'],
            severity: 'high',
            summary: '',
            packages: [{ name: 'left', version: '1.2.3', purl: 'pkg:npm/left@1.2.3', locked: true }],
            sources: [],
            assessment: { state: 'not affected', justification: 'code_not_present', by: 'vex/b.json', place },
            refused: [
              { ...said, by: 'vex/a.json', kind: 'superseded' },
              { ...said, by: 'vex/c.json', kind: 'void' },
            ],
          },
        ],
      },
    }),
  );
  expect(html).toContain(
    '<td>not affected: code_not_present (vex/b.json)<br>superseded: affected (vex/a.json, 2026-01-01)</td>',
  );
});
