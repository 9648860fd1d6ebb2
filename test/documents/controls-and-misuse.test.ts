import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iso14971 } from '../../src/index.ts';
import { checkMisuse } from '../../src/risk/misuse.ts';
import { linked, profileFindings, told } from '../regulation/project.ts';
import { hazard, risk } from '../risk/project.ts';
import { composePage, htmlOf, pumpDocuments } from './project.ts';

const place = { file: 'content/page.md', line: 1, column: 1 };
const link = (from: string, relation: string, to: string) =>
  ({ from, relation, to, place, origin: 'item', state: 'reviewed' }) as const;
const words = (html: string): string[] =>
  [...html.matchAll(/<tr[^>]*>.*?<\/tr>/gs)].map(([row]) =>
    row
      .replace(/<\/(?:th|td)>/g, ' | ')
      .replace(/<\/(?:li|p)>/g, '; ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

// @verifies SRS-3870
describe('the table of verifications of risk controls', () => {
  const controls = [
    '# Controls',
    '## RC-901 Stated\n\n- effectiveness: heard at 10 m in a ward, see TST-001',
    '## RC-902 Tested by itself',
    '## RC-903 Neither',
  ].join('\n\n');
  const { model } = pumpDocuments('');
  const [test = '', requirement = ''] = ['TST', 'SRS'].map(
    (wanted) => model.items.find(({ type }) => type === wanted)?.id,
  );

  it('tells what implements a control apart from what shows that it is effective', () => {
    const composed = composePage(
      `${controls.replace('TST-001', test)}\n\n\`\`\`dossier\ncontrol-verification\n\`\`\``,
      {
        model: {
          links: [
            ...model.links,
            link(requirement, 'implements', 'RC-902'),
            link(test, 'verifies', 'RC-902'),
          ],
          verdicts: { ...model.verdicts, [test]: { state: 'failed', reasons: [], evidence: [] } },
        },
      },
    );
    const rows = words(htmlOf(composed));
    const of = (id: string) =>
      rows
        .find((row) => row.startsWith(id))
        ?.split(' | ')
        .slice(2);
    expect(of('RC-901')).toEqual(['none', '– no claim', `heard at 10 m in a ward, see ${test} ✗ failed |`]);
    expect(of('RC-902')?.[0]).toMatch(new RegExp(`^${requirement} `));
    expect(of('RC-902')?.[2]).toBe(`${test} ✗ failed; |`);
    expect(of('RC-903')).toEqual(['none', '– no claim', 'not stated |']);
  });

  it('stands in the risk management file, unless a page of it shows the controls', () => {
    const heads = (text: string) => htmlOf(composePage(text, { type: 'risk-management-file' }));
    expect(heads(controls)).toContain('<th scope="col">Effectiveness</th>');
    expect(heads(`${controls}\n\n\`\`\`dossier\nitem-table type=RC\n\`\`\``)).not.toContain(
      'Effectiveness</th>',
    );
  });

  it('is demanded by the profile of ISO 14971: by a test of the control, or in words', () => {
    const lacking = (control: string) =>
      told(
        profileFindings({
          site: { risk, regulation: { profiles: [iso14971()] } },
          pages: {
            'content/risk.md': `${hazard({ harm: 'Death' })}\n### RC-9 Valve\n\n- controls: HAZ-1\n- kind: inherent design\n${control}`,
          },
        }),
        'attribute-missing',
      ).filter((message) => message.startsWith('RC-9'));
    expect(lacking('')).toEqual(['RC-9 does not state its effectiveness, which ISO 14971 7.2 demands.']);
    expect(lacking('- effectiveness: to do\n')).toHaveLength(1);
    expect(lacking('- effectiveness: closes below 2 kPa, measured on ten valves\n')).toEqual([]);
    expect(lacking('\n### TST-9 It closes\n\n- verifies: RC-9\n')).toEqual([]);
  });
});

// @verifies SRS-3871
describe('foreseeable misuse', () => {
  const page = (lines: string) =>
    `# Risks\n\n## MIS-901 Used out of hearing\n\n${lines}\n\nThe ward is long.`;

  it('leads to the hazards it can cause, or says why there is none', () => {
    const config = siteSchema.parse({
      product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
      risk,
    });
    const found = (lines: string) =>
      checkMisuse({
        ...linked({ site: { risk }, pages: { 'content/risk.md': `${hazard({})}\n${page(lines)}` } }),
        config,
      }).map(({ rule, item }) => `${rule} ${item}`);
    expect(found('')).toEqual(['misuse-unassessed MIS-901']);
    expect(found('- harmless: tbd')).toEqual(['misuse-unassessed MIS-901']);
    expect(found('- can-cause: HAZ-7')).toEqual(['misuse-unassessed MIS-901']);
    expect(found('- can-cause: HAZ-1')).toEqual([]);
    expect(found('- harmless: nobody listens for this tone')).toEqual([]);
  });

  it('is listed in the risk management file with controls and what remains, where there is any', () => {
    const file = (text: string, links = [] as ReturnType<typeof link>[]) =>
      htmlOf(
        composePage(text, {
          type: 'risk-management-file',
          model: { links: [...pumpDocuments('').model.links, ...links] },
        }),
      );
    const html = file(page('- can-cause: HAZ-004'), [link('MIS-901', 'can-cause', 'HAZ-004')]);
    const [, , row = ''] = words(html.slice(html.indexOf('Hazards it can cause') - 200));
    expect(row).toMatch(/^HAZ-004 .+ \| RC-\d+.* \| not stated \| – no claim \|$/);
    expect(file(page('- harmless: nobody listens for this tone'))).toContain(
      'none: nobody listens for this tone',
    );
    expect(file('# Risks\n\nText.')).not.toContain('Hazards it can cause');
  });
});
