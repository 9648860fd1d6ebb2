import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf({
  format: 'strictdoc',
  map: {
    types: { REQUIREMENT: 'SRS' },
    fields: { Parent: 'implements', 'Parent Refines': 'satisfies', Child: 'implemented by', NOTE: 'note' },
  },
});
const read = (text: string) => readFile('docs/a.sdoc', text, context);

const document = (body: string, options = '') => `[DOCUMENT]
MID: 1
TITLE: Pump
${options}
[GRAMMAR]
ELEMENTS:
- TAG: REQUIREMENT
  FIELDS:
  - TITLE: UID
    TYPE: String
    REQUIRED: True
  RELATIONS:
  - TYPE: Parent
    ROLE: Refines
${body}`;

const body = `
[[SECTION]]
MID: 2
UID: SRS-90
TITLE: Alarms

[TEXT]
STATEMENT: >>>
Words.
<<<

[REQUIREMENT]
MID: 3
UID: SRS-1
STATUS: Active
TITLE: Latency
STATEMENT: >>>
It *sounds*.

STATUS: none
<<<
RATIONALE: Why.
COMMENT: >>>
One
two
<<<
NOTE: >>>
a
b
<<<
RELATIONS:
- TYPE: Parent
  VALUE: RC-1
- TYPE: Parent
  VALUE: URS-2
  ROLE: Refines
- TYPE: Parent
  VALUE: RC-3
  ROLE: Odd
- TYPE: File
  FORMAT: Python
  VALUE: a.py

[[/SECTION]]

[SECTION]
TITLE: Old

[[REQUIREMENT]]
UID: SRS-2
STATEMENT: Outer.

[REQUIREMENT]
UID: SRS-3

[[/REQUIREMENT]]

[/SECTION]
`;

// @verifies SRS-3687
describe('StrictDoc', () => {
  it('gives nodes with a UID as items, with their fields and relations at their places', () => {
    const facts = read(document(body));
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'SRS-1',
        title: 'Latency',
        attributes: { status: 'Active', rationale: 'Why.', note: 'a b', files: 'a.py' },
        place: { line: 26 },
        origin: { place: 'Pump' },
      },
      { id: 'SRS-2', body: 'Outer.', place: { line: 63 } },
      { id: 'SRS-3', place: { line: 67 } },
    ]);
    expect(facts.items[0]?.body).toBe('It \\*sounds\\*.\n\nSTATUS: none\n\nCOMMENT:\n\nOne\\\ntwo');
    expect(facts.links.map(({ from, relation, to, place }) => [from, relation, to, place.line])).toEqual([
      ['SRS-1', 'implements', 'RC-1', 47],
      ['SRS-1', 'implements', 'RC-3', 52],
      ['SRS-1', 'satisfies', 'URS-2', 49],
    ]);
  });

  it('keeps the Markdown of documents that are in it', () => {
    const facts = read(
      document(
        '\n[REQUIREMENT]\nUID: SRS-1\nSTATEMENT: >>>\nIt **sounds**.\n<<<\n',
        'OPTIONS:\n  MARKUP: Markdown\n',
      ),
    );
    expect(facts.items[0]).toMatchObject({ body: 'It **sounds**.', bodyLine: 21 });
  });

  it('tells nodes without a UID and documents that are included and not read', () => {
    const own = contextOf({ format: 'strictdoc' });
    const [settings] = own.settings.imports;
    const files = settings ? [{ ...settings, files: ['docs/*.sdoc'] }] : [];
    const text = document(
      '\n[REQUIREMENT]\nTITLE: x\n\n[DOCUMENT_FROM_FILE]\nFILE: b.sdoc\n\n[DOCUMENT_FROM_FILE]\nFILE: ../c.sdoc\n',
    );
    expect(
      told(readFile('docs/a.sdoc', text, { ...own, settings: { ...own.settings, imports: files } })),
    ).toEqual([
      '23:1 import-left-out: The document ../c.sdoc that stands here is not read.',
      '16:1 import-left-out: 1 nodes such as [REQUIREMENT] have no UID, so they are no items.',
    ]);
  });

  it.each([
    ['no document', '# Words\n', '1:1', 'it is no document of StrictDoc: [DOCUMENT] does not begin it'],
    [
      'a text without an end',
      document('\n[TEXT]\nSTATEMENT: >>>\nx\n'),
      '17:1',
      'the text of STATEMENT has no end',
    ],
    ['an open section', document('\n[[SECTION]]\nTITLE: x\n'), '16:1', '[[SECTION]] is never closed'],
    ['an end of nothing', document('\n[[/SECTION]]\n'), '16:1', '[/SECTION] closes nothing'],
    ['a line of no field', document('\n[TEXT]\nwords\n'), '17:1', '"words" is no line of StrictDoc there'],
    [
      'a relation of no form',
      document('\n[TEXT]\nUID: x\nRELATIONS:\n  VALUE: x\n'),
      '19:1',
      '"VALUE: x" is no line of StrictDoc there',
    ],
  ])('%s counts for nothing', (_, text, place, why) => {
    expect(told(read(text))).toEqual([`${place} unreadable-import: docs/a.sdoc counts for nothing: ${why}.`]);
  });
});
