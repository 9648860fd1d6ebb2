import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import { checkParts } from '../../src/documents/check.ts';
import { blocks } from '../../src/documents/known-blocks.ts';
import type { Finding, Link, Supplier } from '../../src/model/index.ts';
import { platform } from '../site/every-page.ts';
import { composePage, htmlOf, pumpDocuments, templatesWith } from './project.ts';

const parameters: Record<string, string> = {
  'trace-matrix': 'from=RC to=TST',
  'item-table': 'type=SRS',
  'architecture-view': 'view=context',
  symbol: 'name=caution',
  'document-index': 'index=mdr-index',
};
const fence = (name: string): string => `\`\`\`dossier\n${name} ${parameters[name] ?? ''}\n\`\`\`\n`;
const nothing = {
  items: [],
  links: [],
  reports: [],
  documents: [],
  regions: [],
  elements: [],
  codeFiles: [],
  verdicts: {},
};

describe('generated parts', () => {
  // @verifies SRS-803
  it.each([...blocks.keys()])('%s of the pump', async (name) => {
    const composed = composePage(fence(name));
    expect(composed.findings).toEqual([]);
    await expect(htmlOf(composed)).toMatchFileSnapshot(
      join(import.meta.dirname, 'fixtures', name, 'pump.html'),
    );
  });

  // @verifies SRS-606, SRS-803
  it.each([...blocks.keys()])('%s of nothing claims nothing', async (name) => {
    const composed = composePage(fence(name), { model: nothing, input: { coverage: [], findings: [] } });
    const html = htmlOf(composed);
    expect(composed.findings).toEqual([]);
    expect(html).not.toMatch(/\b(?:every|all|complete|verified)\b[^.<]*\bis (?:passed|verified|covered)/i);
    await expect(html).toMatchFileSnapshot(join(import.meta.dirname, 'fixtures', name, 'empty.html'));
  });
});

// @verifies SRS-3857, SRS-3858
it.each(['variants', 'suppliers'])('%s of a family with a supplier', async (name) => {
  const { config, model } = pumpDocuments('');
  const [first, second] = model.items;
  if (!first || !second) throw new Error('The pump has items.');
  const { version, safetyClass, udi } = config.product;
  const variant = (product: object) => ({ product: { ...config.product, ...product } });
  const supplier: Supplier = {
    ...platform,
    items: [
      {
        ...first,
        id: 'PLATFORM:SRS-001',
        title: 'Alarm <b>latency</b>',
        body: 'Within 2 s.\nAlways.\n\nNo later.',
      },
    ],
    verdicts: { 'PLATFORM:SRS-001': { state: 'verified', reasons: [], tests: 2 } },
    documents: [
      {
        id: 'SRS',
        title: 'Requirements',
        type: 'software-requirements',
        revision: '3',
        language: 'en',
        status: 'released',
      },
    ],
    soup: [
      {
        ecosystem: 'npm',
        name: 'left',
        version: '1.2.3',
        purl: 'pkg:npm/left@1.2.3',
        kind: 'package',
        scope: 'production',
        licence: 'MIT',
        hashes: [],
      },
    ],
    uses: [
      {
        prefix: 'PLATFORM:KERNEL',
        product: 'Kernel',
        version: '5.0',
        release: 'v5.0',
        manifest: 'e'.repeat(64),
        standing: 'trusted',
        reason: 'Reviewed line by line.',
      },
    ],
  };
  const doubtful: Supplier = {
    ...supplier,
    name: 'radio',
    prefix: 'RADIO',
    standing: 'not proven',
    fault: 'unsigned',
    product: '',
    lacking: 'Nobody who is allowed signed it.',
    items: [],
    verdicts: {},
    documents: [],
    soup: [],
    uses: [],
  };
  const composed = composePage(fence(name), {
    model: {
      suppliers: [supplier, doubtful],
      links: [
        ...model.links,
        { ...(model.links[0] as Link), from: second.id, relation: 'implements', to: 'PLATFORM:SRS-001' },
      ],
      variant: {
        name: 'adult',
        names: ['adult', 'child'],
        items: [{ id: second.id, type: second.type, title: second.title, appliesTo: ['child'] }],
        pages: [],
      },
    },
    input: {
      config: {
        ...config,
        variants: {
          adult: variant({ model: 'A1', version, safetyClass, udi }),
          child: variant({ name: 'Pump junior', model: 'C1', udi: undefined, markets: ['DE', 'FR'] }),
        },
      } as Config,
    },
  });
  expect(composed.findings).toEqual([]);
  const html = htmlOf(composed);
  expect(html).not.toMatch(/class="empty"|\[object|undefined/);
  await expect(html).toMatchFileSnapshot(join(import.meta.dirname, 'fixtures', name, 'family.html'));
});

// @verifies SRS-805
describe('a part that cannot be made', () => {
  const page = (block: string): string => `# Title\n\nText.\n\n\`\`\`dossier\n${block}\n\`\`\`\n`;

  it.each([
    ['no-such', 'unknown-block', 'There is no generated block "no-such".'],
    ['constructor', 'unknown-block', 'There is no generated block "constructor".'],
    [
      'trace-matrix from=RC',
      'block-parameters',
      'The block "trace-matrix" has wrong or missing parameters: to.',
    ],
    [
      'item-table type=SRS colour=red',
      'block-parameters',
      'The block "item-table" has wrong or missing parameters: colour.',
    ],
    [
      'item-table type=__proto__',
      'block-parameters',
      'The block "item-table" names a type that is not configured: __proto__.',
    ],
  ])('a block: %s', (block, rule, message) => {
    const composed = composePage(page(block));
    expect(composed.findings).toEqual([
      expect.objectContaining({
        rule,
        severity: 'error',
        message,
        file: 'content/page.md',
        line: 5,
        column: 1,
      }),
    ]);
    expect(htmlOf(composed)).toContain('A generated part is missing here.');
  });

  // @verifies SRS-806
  it.each([
    ['a block that is not closed', '<p>\n{{#each rows}}\n', 3],
    ['a field that is not there', '<p>\n{{nothing}}', 2],
    ['a partial that is not there', '{{> nothing}}', 1],
    ['a partial that calls itself', '{{> blocks/rules}}', 1],
    ['a helper that is not there', '{{shout "a"}}', 1],
  ])('a template: %s', (_, text, line) => {
    const composed = composePage(page('rules'), {
      templates: templatesWith({ 'partials/blocks/rules': text }),
    });
    expect(composed.findings.map(({ rule, file, line }) => [rule, file, line])).toEqual([
      ['template-error', 'own/partials/blocks/rules.hbs', line],
    ]);
    expect(htmlOf(composed)).toContain('A generated part is missing here.');
  });

  // @verifies SRS-806
  it('a document whose template is broken keeps its pages and says what is missing', () => {
    const composed = composePage('# Title\n\nText.\n', {
      templates: templatesWith({ 'documents/plain': '{{#if a}}' }),
    });
    expect(composed.findings.map(({ rule, file }) => [rule, file])).toEqual([
      ['template-error', 'own/documents/plain.hbs'],
    ]);
    expect(htmlOf(composed)).toMatch(/Text\.[\s\S]*A generated part is missing here\./);
  });
});

// @verifies SRS-3425
it('the check says of any block what composing says of it, and one that it lets pass shows no gap', () => {
  const key = fc.constantFrom('type', 'from', 'to', 'view', 'index', 'name', 'element', 'level', 'colour');
  const value = fc.constantFrom(
    'SRS',
    'RC',
    'TST',
    'HZA',
    'context',
    'caution',
    'mdr-index',
    'unit',
    '__proto__',
    '7',
  );
  const block = fc.record({
    name: fc.constantFrom(...blocks.keys(), 'no-such', 'toString'),
    given: fc.dictionary(key, value, { maxKeys: 3 }),
  });
  fc.assert(
    fc.property(block, ({ name, given }) => {
      const words = Object.entries(given).map(([each, said]) => `${each}=${said}`);
      const text = `\`\`\`dossier\n${[name, ...words].join(' ')}\n\`\`\`\n`;
      const { model, config } = pumpDocuments(text);
      const composed = composePage(text);
      const ownPage = { pages: model.pages, documents: [] };
      expect(checkParts(ownPage, config)).toEqual(composed.findings);
      expect(htmlOf(composed).includes('A generated part is missing')).toBe(composed.findings.length > 0);
    }),
    { numRuns: 60 },
  );
});

describe('open findings', () => {
  // @verifies SRS-3904
  it('have a row each, and what waits for one stands below it by its items', () => {
    const error = { severity: 'error', file: 'site.config.ts', line: 1 } as const;
    const findings: Finding[] = [
      { ...error, rule: 'no-evidence', message: 'There is no report.', waiting: 3 },
      { ...error, rule: 'requirement-verified', message: 'A.', item: 'SRS-041', cause: 'no-evidence' },
      { ...error, rule: 'requirement-verified', message: 'B.', item: 'SRS-042', cause: 'no-evidence' },
      { ...error, rule: 'analysis-missing', message: 'No analysis.', cause: 'no-evidence' },
      { ...error, rule: 'other', message: 'Stands for itself.' },
    ];
    const html = htmlOf(composePage(fence('findings'), { input: { findings } }));
    const rows = html.split('<tr>').slice(2);
    expect(rows).toHaveLength(2);
    const text = rows.map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(text[0]).toContain(
      'There is no report. It holds up requirement-verified : SRS-041 , SRS-042 It holds up analysis-missing : No analysis.',
    );
    expect(text[1]).toContain('Stands for itself.');
  });
});

// @verifies SRS-1307
describe('templates', () => {
  it.each([
    '{{constructor.constructor}}',
    '{{__proto__}}',
    '{{#with this as |o|}}{{o.constructor}}{{/with}}',
    '{{#each rows}}{{this.constructor}}{{/each}}',
    '{{rows.constructor}}',
    '{{lookup this "constructor"}}',
    '{{log "a"}}',
    '{{toString}}',
  ])('%s reaches nothing', (text) => {
    const composed = composePage('```dossier\nrules\n```\n', {
      templates: templatesWith({ 'partials/blocks/rules': text }),
    });
    const html = htmlOf(composed);
    expect(html).not.toMatch(/native code|function|\[object/);
    const isRefused = composed.findings.some(({ rule }) => rule === 'template-error');
    expect(isRefused || html.trim() === '').toBe(true);
  });

  it('print text escaped', () => {
    const { parts } = composePage('```dossier\nrules\n```\n\n```dossier\nfindings\n```\n');
    const html = parts.map((part) => part.html).join('');
    expect(html).toContain('Refuses &lt;b&gt;this&lt;/b&gt;.');
    expect(html).not.toContain('<b>changed');
  });
});
