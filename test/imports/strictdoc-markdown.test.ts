import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf({
  format: 'strictdoc',
  map: {
    types: { REQUIREMENT: 'SRS', NEED: 'URS' },
    fields: { Parent: 'implements', 'Parent Refines': 'satisfies', Owner: 'owner' },
  },
});
const read = (text: string, path = 'docs/a.md') => readFile(path, text, context);

const page = `# Pump

**UID**: DOC-1 \\
**Version**: 2

Words of the document.

## Alarms

### Latency

**MID**: 00aa \\
**UID**: \`SRS-1\` \\
**Status**: Active \\
**Owner**: nurse
**Relations**:
- **Type**: Parent \\
  **ID**: RC-1
- **Type**: Parent \\
  **ID**: URS-1 \\
  **Role**: Refines
- **Type**: File \\
  **Path**: src/alarm.py

It *sounds*.

\`\`\`text
### SRS-9
**UID**: SRS-9
\`\`\`

**Rationale**: Why.

**Comment**:

- one
- two

## Many

**Type**: SECTION

**Type**: REQUIREMENT \\
**UID**: SRS-2

First.

**Type**: NEED \\
**UID**: URS-1

Second.
`;

// @verifies SRS-3794
describe('documents of StrictDoc in Markdown', () => {
  it('have nodes below headings and without, with fields, texts and relations', () => {
    const facts = read(page);
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'SRS-1',
        title: 'Latency',
        body: 'It *sounds*.\n\n```text\n### SRS-9\n**UID**: SRS-9\n```\n\nCOMMENT:\n\n- one\n- two',
        attributes: { status: 'Active', owner: 'nurse', rationale: 'Why.', files: 'src/alarm.py' },
        origin: { place: 'Pump' },
        place: { line: 10 },
      },
      { id: 'SRS-2', title: '', body: 'First.', place: { line: 43 } },
      { id: 'URS-1', body: 'Second.' },
    ]);
    expect(facts.links).toMatchObject([
      { from: 'SRS-1', relation: 'implements', to: 'RC-1', place: { line: 17 } },
      { from: 'SRS-1', relation: 'satisfies', to: 'URS-1', place: { line: 19 } },
    ]);
  });

  it.each([
    ['Words before\n\n# Pump\n', '1:1', 'it is no document of StrictDoc: a heading does not begin it'],
    [
      '# Pump\n\n## A\n\n**UID**: SRS-1\n**Relations**:\n- Parent SRS-2\n\nText.\n',
      '7:1',
      '"- Parent SRS-2" is no relation of StrictDoc',
    ],
  ])('are refused as a whole where they are none: %j', (text, at, why) => {
    const facts = read(text);
    expect(facts.items).toEqual([]);
    expect(told(facts)).toEqual([`${at} unreadable-import: docs/a.md counts for nothing: ${why}.`]);
  });

  it('have grammars that are no documents', () => {
    expect(read('# Grammar\n\n## Element: REQUIREMENT\n', 'docs/a.gra.md')).toMatchObject({
      items: [],
      findings: [],
    });
  });
});
