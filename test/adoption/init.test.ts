import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { prefixOf } from '../../src/sources/markdown/family.ts';
import { familyText, findDocuments, findProject, layDown, planProject } from '../../src/starter/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dossier-adopt-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const answers = { example: 'blank', name: 'Pump', safetyClass: 'B', forge: undefined } as const;

/** Lays a project down beside some pages, and reads it as `dossier check` does. */
async function adopted(pages: Record<string, string>) {
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const documents = await findDocuments(root);
  const laid = layDown(root, planProject(answers, findProject(root), documents));
  const { model, findings } = await analyseProject(await loadProject(root), { progress: silentProgress });
  return {
    documents,
    laid,
    configuration: readFileSync(join(root, 'site.config.ts'), 'utf8'),
    items: model.items.map(({ id, type }) => `${id} ${type}`),
    links: model.links
      .filter(({ origin }) => origin === 'item')
      .map(({ from, relation, to }) => `${from} ${relation} ${to}`),
    ofConfiguration: findings.filter(({ rule }) =>
      /^(?:unknown-(?:rule|type|table)|table-column|no-markdown|path-outside-project)$/.test(rule),
    ),
    unregistered: findings
      .filter(({ rule }) => rule === 'unregistered-prefix')
      .map(({ file, line, message }) => `${file}:${line} ${message}`)
      .sort(),
    duplicates: findings.filter(({ rule }) => rule === 'duplicate-id').map(({ message }) => message),
  };
}

// @verifies SRS-3462
describe('families of IDs that are there', () => {
  it('are found in headings and tables, counted as they are read, and a guess of their meaning is to be confirmed', async () => {
    const { documents, items, links, configuration, ofConfiguration, laid } = await adopted({
      'docs/requirements.md':
        '# Requirements\n\n## 1. Functions\n\n### REQ-1: Alarm\n\n- satisfies: UN-1\n\n### **REQ-ALARM-2** Volume\n\n## References\n\n| ID | Standard |\n| --- | --- |\n| ISO-14971 | Risk |\n',
      'docs/needs/needs.md':
        '| Need No. | Need |\n| --- | --- |\n| UN-1 | Hear the alarm |\n| UN-2 | Sleep |\n',
      'docs/hazards.md': '# Hazards\n\n## H-1 Silence\n\n## H-2 Noise\n',
      'docs/features.md':
        '# Features\n\n| ID | Feature |\n| --- | --- |\n| FEAT-1 | One |\n| FEAT-2 | Two |\n',
    });
    expect(documents.families.map(familyText)).toEqual([
      '2 FEAT in docs/features.md: a type of its own, since the prefix does not tell what they are',
      '2 H in docs/hazards.md: to confirm, taken for hazards',
      '2 REQ in docs/requirements.md: to confirm, taken for software requirements',
      '2 UN in docs/needs/needs.md: to confirm, taken for user needs',
    ]);
    expect(items).toEqual([
      'H-1 HAZ',
      'H-2 HAZ',
      'UN-1 URS',
      'UN-2 URS',
      'REQ-1 SRS',
      'REQ-ALARM-2 SRS',
      'FEAT-1 FEAT',
      'FEAT-2 FEAT',
    ]);
    expect(links).toEqual(['REQ-1 satisfies UN-1']);
    expect(configuration).toContain(`  sources: {
    markdown: ['content/**/*.md', 'docs/**/*.md'],
  },
  trace: {
    // 2 FEAT in docs/features.md: a type of its own, since the prefix does not tell what they are
    // 2 H in docs/hazards.md: to confirm, taken for hazards
    // 2 REQ in docs/requirements.md: to confirm, taken for software requirements
    // 2 UN in docs/needs/needs.md: to confirm, taken for user needs
    types: {
      'FEAT': { title: 'FEAT', plural: 'FEAT', prefixes: ['FEAT'] },
      'HAZ': { prefixes: ['HAZ', 'H'] },
      'SRS': { prefixes: ['SRS', 'REQ'] },
      'URS': { prefixes: ['URS', 'UN'] },
    },
    // To confirm: what these columns hold.
    columns: {
      'need no.': 'id',
    },
  },
`);
    expect(configuration).toContain(
      "{ id: 'SRS', type: 'software-requirements', title: 'Software requirements', pages: ['docs/requirements.md'] },",
    );
    expect(ofConfiguration).toEqual([]);
    // Nothing of the starter's own example stands beside them.
    expect(laid.written).not.toContain('content/requirements.md');
    expect(laid.written).not.toContain('package.json');
    expect(laid.written).toContain('content/trace-matrices.md');
  });

  it('are not taken from one letter alone, from a single ID, or from what was built', async () => {
    const { documents, configuration } = await adopted({
      'docs/review.md': '# Review\n\n## H-1 High\n\n## H-2 High\n\n## CAPA-1 Once\n',
      'build/made.md': '# REQ-1 x\n\n# REQ-2 y\n',
      '.github/notes.md': '# REQ-3 x\n\n# REQ-4 y\n',
    });
    expect(documents.families.map(familyText)).toEqual([
      '2 H in docs/review.md: a type of its own, since the prefix does not tell what they are',
    ]);
    expect(configuration).toContain("'H': { title: 'H', plural: 'H', prefixes: ['H'] },");
  });

  it('change nothing where there are none', async () => {
    const { documents, configuration, laid } = await adopted({ 'docs/guide.md': '# Step-1\n\n# UTF-8\n' });
    expect(documents.families).toEqual([]);
    expect(configuration).not.toContain('trace:');
    expect(laid.written).toContain('content/requirements.md');
  });
});

// @verifies SRS-3463
describe('tables that are there', () => {
  it('of bare numbers get the prefix of what they are about, and columns of their links', async () => {
    const { documents, items, links, ofConfiguration, configuration } = await adopted({
      'docs/needs.md':
        '# User needs\n\n| User Need ID | Need |\n| --- | --- |\n| 1 | See it |\n| 2 | Hear it |\n',
      'docs/srs.md':
        '# Software requirements\n\n| ID | User Need ID | Description |\n| --- | --- | --- |\n| 1 | 1, 2 | Show it |\n',
    });
    expect(documents.families.map(familyText)).toEqual([
      '1 SRS in docs/srs.md: to confirm, taken for software requirements',
      '2 URS in docs/needs.md: to confirm, taken for user needs',
    ]);
    expect(items).toEqual(['URS-1 URS', 'URS-2 URS', 'SRS-1 SRS']);
    expect(links).toEqual(['SRS-1 satisfies URS-1', 'SRS-1 satisfies URS-2']);
    expect(configuration).toContain(
      "{ pages: ['docs/srs.md'], heading: 'Software requirements', prefix: 'SRS-', columns: { 'User Need ID': 'satisfies' }, prefixes: { 'User Need ID': 'URS-' } },",
    );
    expect(ofConfiguration).toEqual([]);
  });

  it('that link downwards are read from there, and a matrix defines nothing twice', async () => {
    const { links, items, duplicates, configuration } = await adopted({
      'docs/risks.md':
        '# Risks\n\n| Risk ID | Hazard | Measures |\n| --- | --- | --- |\n| RISK-1 | Overdose | RC-1, RC-2 |\n| RISK-2 | Underdose | RC-2 |\n',
      'docs/controls.md': '# Controls\n\n### RC-1 Limit\n\n### RC-2 Alarm\n',
      'docs/matrix.md': '# Matrix\n\n| ID | Measure |\n| --- | --- |\n| RISK-1 | RC-1 |\n| RISK-2 | RC-2 |\n',
    });
    expect(items).toEqual(['RISK-1 HAZ', 'RISK-2 HAZ', 'RC-1 RC', 'RC-2 RC']);
    expect(links).toEqual(['RC-1 controls RISK-1', 'RC-2 controls RISK-1', 'RC-2 controls RISK-2']);
    expect(duplicates).toEqual([]);
    expect(configuration).toContain("'risk id': 'id',");
    expect(configuration).toContain(
      "{ pages: ['docs/matrix.md'], heading: 'Matrix', quotes: true }, // repeats items",
    );
  });

  it('of packages without IDs become SOUP items by name, and what cannot be told apart is left to a person', async () => {
    const { items, documents } = await adopted({
      'docs/soup.md':
        '# SOUP\n\n| # | Package | Version |\n| --- | --- | --- |\n| 1 | left-pad | 1.3.0 |\n\n## For tests\n\n| # | Package | Version |\n| --- | --- | --- |\n| 1 | ms | 2.1.3 |\n',
      'docs/srs.md':
        '# Requirements\n\n## Functions\n\n| ID | Text |\n| --- | --- |\n| 1 | Show it |\n\n## Speed\n\n| ID | Text |\n| --- | --- |\n| 1 | Start |\n\n## SEC-1 Sign in\n\n## PHQ-9 Form\n',
    });
    expect(items).toEqual(['SRS-1 SRS', 'SOUP-LEFT-PAD-1 SOUP', 'SOUP-MS-1 SOUP']);
    expect(documents.notes).toEqual([
      'PHQ-9, SEC-1: alone of their prefixes; of those that are items, name the prefix in trace.types',
      'docs/srs.md:11: SRS-1 is the row of another table; give this one a prefix of its own in trace.tables',
    ]);
  });

  it('that only their place tells apart are left to a person', async () => {
    const { documents } = await adopted({
      'docs/needs.md':
        '---\ntitle: Needs\n---\n# User needs\n\n| ID | Need |\n| --- | --- |\n| 1 | See |\n\nAnd:\n\n| ID | Need |\n| --- | --- |\n| 2 | Hear |\n',
    });
    expect(documents.families).toEqual([]);
    expect(documents.notes).toEqual([
      'docs/needs.md:6: a table of URS that only its place tells from others; give it a heading of its own',
      'docs/needs.md:12: a table of URS that only its place tells from others; give it a heading of its own',
    ]);
  });
});

// @verifies SRS-3574
describe('what begins like an item and is none', () => {
  it('is told with its first place, and its page is read, so that the check tells of it too', async () => {
    const { documents, items, configuration, unregistered } = await adopted({
      'doc/srs.md':
        '---\ntitle: S\n---\n# Requirements\n\n- [SyRS-0001]{} One.\n  - [SyRS-0002]{SyRS-0001} Two.\n- [SyRS-0003]{} Three.\n\n## Matrix\n\n| Requirement | Section |\n| --- | --- |\n| REQ-1 | 4.1 |\n| REQ-2 | 4.2 |\n| REQ-3.1 | 4.3 |\n',
      'doc/driver/req.md':
        '# Driver\n\n**REQ-1** — It shall start.\n\n**REQ-2: It stops.**\n\nREQ-3.1: It waits.\n',
      'doc/soup.md':
        '# SOUP\n\n## Kernel\n\n| Field | Value |\n| --- | --- |\n| SOUP ID | SOUP-1 |\n\n## Bus\n\n| SOUP ID | SOUP-2 |\n| --- | --- |\n| Name | I2C |\n\n| Document ID | DOC-1 |\n| --- | --- |\n',
      'doc/words.md':
        '# Words\n\n- APP-812: A\n- APP-901: B\n- APP-1204: C\n- see FR-1\n- FR-2 and FR-3 are old\n',
    });
    const form =
      'they begin paragraphs, entries of lists, tables of fields or the front matter; an item is a heading, or a row of a table with a column of IDs';
    expect(documents.notes).toEqual([
      `3 REQ, such as REQ-1 (doc/driver/req.md:3): ${form}`,
      `2 SOUP, such as SOUP-1 (doc/soup.md:7): ${form}`,
      `3 SyRS, such as SyRS-0001 (doc/srs.md:6): ${form}`,
    ]);
    // The matrix does not become what its paragraphs are.
    expect(items.filter((each) => each.startsWith('REQ'))).toEqual([]);
    expect(configuration).toContain("'doc/**/*.md'");
    expect(configuration).toContain('// Not read: 3 SyRS, such as SyRS-0001 (doc/srs.md:6)');
    expect(unregistered).toEqual([
      'doc/driver/req.md:3 REQ-1 and 2 more on this page stand where items do, but no type has the prefix REQ: none is one.',
      'doc/srs.md:6 SyRS-0001 and 2 more on this page stand where items do, but no type has the prefix SyRS: none is one.',
    ]);
  });

  it('is told of the front matter of files of one item each', async () => {
    const { documents } = await adopted(
      Object.fromEntries([1, 2, 3].map((n) => [`req/${n}.md`, `---\nid: FR-${n}\n---\n# Alarm ${n}\n\nx\n`])),
    );
    expect(documents.notes).toEqual([expect.stringMatching(/^3 FR, such as FR-1 \(req\/1\.md:1\): /)]);
    expect(documents.patterns).toEqual(['req/**/*.md']);
  });

  it('takes no item from a table that has all of them in a column of IDs', async () => {
    const { documents, items } = await adopted({
      'doc/srs.md':
        '# Requirements\n\n- REQ-1: see below\n- REQ-2: see below\n\n| ID | Text |\n| --- | --- |\n| REQ-1 | One |\n| REQ-2 | Two |\n',
    });
    expect([items, documents.notes]).toEqual([['REQ-1 SRS', 'REQ-2 SRS'], []]);
  });
});

// @verifies SRS-3575
describe('IDs of another form than the plain one', () => {
  it('are told with the setting that makes them IDs', async () => {
    const { documents } = await adopted({
      'doc/a.md': '# REQ001 A\n\n# REQ002 B\n\n# REQ003: C\n\n# Step1\n\n# Step2\n\n# Step3\n',
      'doc/b.md':
        '| Requirement | Text |\n| --- | --- |\n| Svc-Framing-001 | a |\n| Svc-Framing-002 | b |\n| Svc-Framing-003 | c |\n| x86_64 | d |\n',
    });
    const told = (first: string, mend: string) =>
      `${first} and 2 more: IDs of another form than SRS-001; where they are items, add ${mend} in trace.types`;
    expect(documents.notes).toEqual([
      told(
        'REQ001 (doc/a.md:1)',
        "'REQ': { title: 'REQ', plural: 'REQ', prefixes: ['REQ'], pattern: '{prefix}{number}' }",
      ),
      told(
        'Svc-Framing-001 (doc/b.md:1)',
        "'Svc': { title: 'Svc', plural: 'Svc', prefixes: ['Svc'], pattern: '{prefix}-{slug}' }",
      ),
    ]);
  });
});

// @verifies SRS-3576
it('documents that are no Markdown are told by their endings, and others are not', async () => {
  const files = [
    'docs/srs.rst',
    'docs/plan.docx',
    'docs/risk table.xlsx',
    'docs/SRS.pdf',
    'docs/design/a.rst',
  ];
  const usual = ['README.rst', 'docs/index.rst', 'data/weights.csv', 'docs/logo.pdf', 'node_modules/a/b.rst'];
  const { documents, configuration } = await adopted(
    Object.fromEntries([...files, ...usual].map((path) => [path, 'x'])),
  );
  const note =
    '5 documents are no Markdown: *.rst (2), *.docx (1), *.pdf (1), *.xlsx (1), such as docs/SRS.pdf; `dossier import` and `sources.imports` read items of Excel, CSV, ReqIF, Doorstop, Sphinx-Needs and OpenFastTrace';
  expect(documents.notes).toEqual([note]);
  expect(configuration).toContain(`// Not read: ${note}`);
});

const word = fc.constantFrom('REQ', 'SRS', 'H', 'RISK', 'RC', 'TC', 'X', 'SyRS', 'ISO', '__proto__', 'Äq');
const id = fc
  .tuple(word, fc.constantFrom('-', '_', ' '), fc.integer({ min: 1, max: 5 }))
  .map((parts) => parts.join(''));
const cell = fc.oneof(
  id,
  fc.array(id, { maxLength: 3 }).map((ids) => ids.join(', ')),
  fc.constantFrom('', '1', '2', '7.1', 'text', '`x`', "it's", '\u202e'),
);
const header = fc.constantFrom(
  'ID',
  'Req. No.',
  'User Need ID',
  'Requirement',
  'Hazard',
  'Test ID',
  'Verified by',
  '',
  '__proto__',
  "P's\u200b",
  '#',
);
const table = fc
  .array(header, { minLength: 1, maxLength: 4 })
  .chain((head) =>
    fc
      .array(fc.array(cell, { minLength: head.length, maxLength: head.length }), { maxLength: 4 })
      .map((rows) =>
        [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
      ),
  );
const heading = fc
  .tuple(
    fc.constantFrom('#', '##', '### 1.2'),
    fc.oneof(id, fc.constantFrom('User needs', 'Risks', "It's \\ `so`")),
  )
  .map((parts) => parts.join(' '));
const page = fc.array(fc.oneof(heading, table), { maxLength: 6 }).map((blocks) => `${blocks.join('\n\n')}\n`);
const path = fc.constantFrom(
  'README.md',
  'docs/a.md',
  'docs/deep/b.md',
  "do (c) [s]/{é} it's!.md",
  '!no/x.md',
  'content/risks.md',
  'vendor/v.md',
);

// @verifies SRS-3462, SRS-3463
it('whatever pages there are, the configuration loads, names nothing that is not there, and reads what was counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(path, page, { minKeys: 1, maxKeys: 3 }), async (pages) => {
      const { documents, items, ofConfiguration } = await adopted(pages);
      expect(ofConfiguration).toEqual([]);
      if (documents.families.length > 0) {
        const read = Map.groupBy(items, (item) => prefixOf(item.split(' ')[0] as string));
        expect(documents.families.map(({ prefix, type, count }) => [prefix, type, count])).toEqual(
          [...read].map(([prefix, all]) => [prefix, all[0]?.split(' ')[1], all.length]).sort(),
        );
      }
      rmSync(root, { recursive: true });
      mkdirSync(root);
    }),
    { numRuns: 15 },
  );
});
