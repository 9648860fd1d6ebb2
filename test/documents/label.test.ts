import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { drawSymbol, symbolNames, symbols } from '../../src/documents/drawings/symbols.ts';
import { wordsIn } from '../../src/documents/index.ts';
import { iec82304, mdr } from '../../src/index.ts';
import { softwareRow } from '../../src/render/prints/print-jobs.ts';
import { profileFindings, told } from '../regulation/project.ts';
import { composePage, documentOf, htmlOf, pumpDocuments } from './project.ts';

const { config, model } = pumpDocuments('');
const label = siteSchema.shape.label.parse({
  medicalDevice: true,
  representative: 'CH REP',
  dateOfManufacture: '2026-11-20',
  catalogueNumber: 'INF-1 <b>',
  instructions: 'https://ifu.example/infusa',
});
const page = (text: string, stated: object = label): string =>
  htmlOf(
    composePage(text, {
      model: {
        documents: [documentOf('plain')],
        product: {
          ...model.product,
          authorisedRepresentative: { name: 'Rep', address: 'Bern' },
          udi: {
            ...model.product.udi,
            hri: '(01)09504000059118(8012)2.3.0',
            basicUdiDi: '9504000BASIC77',
          } as never,
        },
      },
      input: { config: { ...config, label: stated as typeof label } },
    }),
  );
const fence = (line: string): string => `\`\`\`dossier\n${line}\n\`\`\`\n`;

// @verifies SRS-2118
describe('the label', () => {
  it('shows each thing that is stated with its symbol, and the UDI as number and carrier', () => {
    const html = page(fence('label'));
    const titles = [...html.matchAll(/<svg[^>]*aria-label="([^"]*)"/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Manufacturer',
      'Authorised representative',
      'Date of manufacture',
      'Catalogue number',
      'Medical device',
      'Consult the electronic instructions for use',
      'Unique device identifier',
      'Carrier of the UDI, GS1 DataMatrix: (01)09504000059118(8012)2.3.0',
    ]);
    expect(html).toContain('>CH</text>');
    expect(html).toContain('INF-1 &lt;b&gt;');
    expect(html).not.toContain('9504000BASIC77');
  });

  // @verifies SRS-3737
  it('names the software that it is of by its whole digest', () => {
    const sha256 = 'ab'.repeat(32);
    const artifact = { name: 'build/pump.tgz', kind: 'file', sha256, record: 'r', builder: '' } as const;
    const html = htmlOf(composePage(fence('label'), { model: { artifacts: [artifact] } }));
    expect(html).toContain(
      `<tr><th scope="row">Software</th><td>build/pump.tgz<br>SHA-256 <code class="hash">${sha256}</code></td></tr>`,
    );
    expect(page(fence('label'))).not.toContain('SHA-256');
    expect(softwareRow({ artifacts: [artifact, { ...artifact, name: 'pump.deb' }] })).toEqual({
      label: 'Software (SHA-256)',
      value: 'build/pump.tgz abababababab…, pump.deb abababababab…',
    });
  });

  it('claims nothing that is not stated', () => {
    const html = page(fence('label'), siteSchema.shape.label.parse({}));
    expect(html).not.toContain('aria-label="Medical device"');
    expect(html).not.toContain('Date of manufacture');
  });
});

// @verifies SRS-2118
it('every symbol is well-formed, has a drawing of its own and names its entry', () => {
  expect(new Set(symbolNames.map((name) => symbols[name].drawing)).size).toBe(symbolNames.length);
  for (const name of symbolNames) {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(drawSymbol(name, wordsIn('en'))).close();
    expect(symbols[name].entry, name).toMatch(/^5\.\d\.\d+$/);
  }
});

describe('the glossary of symbols', () => {
  // @verifies SRS-2119
  it('explains those that are used, and no other', () => {
    const rows = (text: string) =>
      [
        ...page(`${fence('symbol-glossary')}\n${text}`).matchAll(
          /<th scope="row">([A-Z][^<]*)<\/th><td>(5[^<]*)<\/td>/g,
        ),
      ].map(([, title, entry]) => `${title} ${entry}`);
    expect(rows('')).toEqual([]);
    expect(rows(fence('symbol name=caution'))).toEqual(['Caution 5.4.4']);
    expect(rows(`${fence('symbol name=caution')}\n${fence('label')}`)).toHaveLength(8);
  });

  // @verifies SRS-2119
  it('is demanded where symbols are used', () => {
    const site = (profile: ReturnType<typeof mdr> | ReturnType<typeof iec82304>) => ({
      regulation: { profiles: [profile] },
      documents: [{ id: 'D-1', type: 'label', title: 'Label', pages: ['a.md'] }],
    });
    const findings = (text: string, profile: Parameters<typeof site>[0]) =>
      told(profileFindings({ site: site(profile), pages: { 'a.md': text } }), 'symbol-unexplained');
    expect(findings(fence('label'), mdr())).toEqual([
      'Symbols are used, and no document explains them, which MDR Annex I 23.1 (h) demands.',
    ]);
    expect(findings(fence('symbol name=udi'), iec82304())).toHaveLength(1);
    expect(findings(`${fence('label')}\n${fence('symbol-glossary')}`, mdr())).toEqual([]);
    expect(findings('# A\n', mdr())).toEqual([]);
  });
});
