import { describe, expect, it } from 'vitest';
import { idSyntax, type SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { linkSketch } from '../trace/project.ts';

type Tables = NonNullable<NonNullable<SiteConfig['trace']>['tables']>;

/** Facts of a page as a project reads it whose tables are described. */
function read(text: string, tables: Tables, path = 'docs/risk.md') {
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
    trace: { tables },
  });
  const context = sourceContext({ config, ids: idSyntax(config.trace.types) });
  return markdownSource.read({ path, bytes: new TextEncoder().encode(text) }, context);
}
const itemsOf = (text: string, tables: Tables) =>
  read(text, tables).items.map(({ id, title, attributes, place }) => ({
    id,
    title,
    attributes,
    at: `${place.line}:${place.column}`,
  }));

const requirements = `# Requirements

| ID | Requirement | User Need ID |
| --- | --- | --- |
| 1 | Show the dose | 4 |
| 2.1 | Keep the dose | 4, URS-7 |
`;

// @verifies SRS-3356
describe('tables whose heads do not say what they are', () => {
  it('have bare numbers as IDs, and as ends of links', () => {
    const facts = read(requirements, [
      {
        pages: ['docs/*.md'],
        prefix: 'SRS-',
        columns: { 'User Need ID': 'satisfies' },
        prefixes: { 'user need id': 'URS-' },
      },
    ]);
    expect(facts.items.map(({ id, body }) => `${id} ${body}`)).toEqual([
      'SRS-1 Show the dose',
      'SRS-2.1 Keep the dose',
    ]);
    expect(
      facts.links.map(
        ({ from, relation, to, place }) => `${from} ${relation} ${to} @${place.line}:${place.column}`,
      ),
    ).toEqual([
      'SRS-1 satisfies URS-4 @5:23',
      'SRS-2.1 satisfies URS-4 @6:25',
      'SRS-2.1 satisfies URS-7 @6:28',
    ]);
    expect(facts.findings).toEqual([]);
  });

  it('are left as they are elsewhere', () => {
    expect(read(requirements, [{ pages: ['other/*.md'], prefix: 'SRS-' }]).items).toEqual([]);
  });

  it('have no column of IDs: a name makes one, the second of a name another', () => {
    const text =
      '## 3.1 SOUP list\n\n| Package | Version |\n| --- | --- |\n| @scope/left-pad | 1.0 |\n| React | 18 |\n| react | 17 |\n| 3d-lib | 1 |\n\n## Tools\n\n| Package | Version |\n| --- | --- |\n| vite | 7 |\n';
    expect(
      itemsOf(text, [
        {
          pages: ['**'],
          heading: 'SOUP List',
          id: 'Package',
          prefix: 'SOUP-',
          columns: { package: 'title' },
        },
      ]),
    ).toEqual([
      { id: 'SOUP-SCOPE-LEFT-PAD-1', title: '@scope/left-pad', attributes: { version: '1.0' }, at: '5:3' },
      { id: 'SOUP-REACT-1', title: 'React', attributes: { version: '18' }, at: '6:3' },
      { id: 'SOUP-REACT-2', title: 'react', attributes: { version: '17' }, at: '7:3' },
      { id: 'SOUP-N3D-LIB-1', title: '3d-lib', attributes: { version: '1' }, at: '8:3' },
    ]);
  });

  it('have the columns of before and after, and words of their own', () => {
    const text =
      '| ID | Hazard | P | S | P | S |\n| --- | --- | --- | --- | --- | --- |\n| HAZ-1 | Silent | P4 | 3 (Serious) | P1 | 3 (Serious) |\n';
    const columns = {
      P: 'probability',
      'P#2': 'residual-probability',
      S: 'severity',
      'S#2': 'residual-severity',
    };
    const values = {
      severity: { '3 (Serious)': 'serious' },
      'residual-severity': { '3 (serious)': 'serious' },
    };
    expect(itemsOf(text, [{ pages: ['**'], columns, values }])).toEqual([
      {
        id: 'HAZ-1',
        title: 'Silent',
        attributes: {
          probability: 'P4',
          severity: 'serious',
          'residual-probability': 'P1',
          'residual-severity': 'serious',
        },
        at: '3:3',
      },
    ]);
  });

  it('and without that two columns of one name are told', () => {
    const text = '| ID | Hazard | P | P |\n| --- | --- | --- | --- |\n| HAZ-1 | Silent | P4 | P1 |\n';
    expect(
      read(text, []).findings.map(
        ({ rule, message, line, column }) => `${line}:${column} ${rule} ${message}`,
      ),
    ).toEqual(['1:21 duplicate-column Two columns stand for p: the items hold both values as one.']);
  });

  it('only repeat items of other pages', () => {
    const text = '| ID | Text |\n| --- | --- |\n| SRS-1 | Again |\n';
    expect(read(text, [{ pages: ['**'], quotes: true }])).toMatchObject({
      items: [],
      findings: [],
      mentions: [{ id: 'SRS-1' }],
    });
  });

  it('are told where a column is not there', () => {
    const findings = read(requirements, [{ pages: ['**'], id: 'Number', prefix: 'SRS-' }]).findings;
    expect(findings.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      '`trace.tables` names the column "Number", which this table has not. Its columns are id, requirement, user-need-id. Correct the name, or narrow the entry by `heading`.',
    ]);
  });
});

// @verifies SRS-3356
it('an entry about a page or a heading that is not there is told', () => {
  const { findings } = linkSketch({
    items: ['SRS-1'],
    pages: [{ path: 'content/a.md' }],
    trace: {
      tables: [
        { pages: ['docs/*.md'] },
        { pages: ['content/*.md'], heading: 'SOUP list' },
        { pages: ['content/*.md'] },
      ],
    },
  });
  expect(findings.filter(({ rule }) => rule === 'unknown-table').map(({ message }) => message)).toEqual([
    '`trace.tables` names docs/*.md, which meets no page.',
    '`trace.tables` names the heading "SOUP list", which stands on no page of content/*.md.',
  ]);
});
