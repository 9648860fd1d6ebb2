import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf(
  { format: 'doorstop', map: { fields: { links: 'satisfies' } } },
  { types: { REQ: { title: 'R', plural: 'R', prefixes: ['REQ', 'TUT'], pattern: '{prefix}{number:3}' } } },
);
const read = (path: string, text: string) => readFile(path, text, context);

const requirement = `active: true
derived: true
header: |
  Assets
level: 2.10
links:
- REQ002: Qy0AWpEAYkbpjzUkr8DGpMgHWSiaPvQGIXK2kRTKSuo=
- REQ003
normative: false
ref: ''
reviewed: avwblqPimDJ2OgTrRCXxRPN8FQhUBWqPIXm7kSR95C4=
references:
- path: src/a.py
  type: file
owner: me
text: |
  Doorstop **shall** support assets.

  See REQ004.
`;

// @verifies SRS-3668
describe('an item of Doorstop', () => {
  it('in YAML has its file for an ID, and the fingerprints of its links', () => {
    const facts = read('reqs/REQ001.yml', requirement);
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'REQ001',
        title: 'Assets',
        body: 'Doorstop **shall** support assets.\n\nSee REQ004.',
        bodyLine: 17,
        attributes: { 'non-normative': 'yes', derived: 'yes', references: 'src/a.py', owner: 'me' },
        attributeLines: { derived: 2, owner: 15 },
        place: { file: 'reqs/REQ001.yml', line: 1 },
      },
    ]);
    expect(facts.links).toMatchObject([
      { to: 'REQ002', place: { line: 7 }, stamp: 'Qy0AWpEAYkbpjzUkr8DGpMgHWSiaPvQGIXK2kRTKSuo=' },
      { to: 'REQ003', place: { line: 8 }, stamp: '' },
    ]);
    expect(facts.mentions).toMatchObject([{ id: 'REQ004', place: { line: 19 } }]);
  });

  it('in Markdown has the heading for a title where its header is empty', () => {
    const facts = read(
      'reqs/REQ002.md',
      "---\nactive: true\nheader: ''\nlevel: 1.2.3\nlinks:\n- REQ001: null\n---\n\n# Title\n\nText.\n\n## More\n",
    );
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      { id: 'REQ002', title: 'Title', body: 'Text.\n\n##### More', bodyLine: 11 },
    ]);
    expect(facts.links).toMatchObject([{ to: 'REQ001', place: { line: 6 } }]);
  });

  it('that is not active is none', () => {
    expect(read('reqs/REQ003.yml', 'active: false\nlevel: 1.0\n').items).toEqual([]);
  });

  // SHA-256 over ID, text, `ref` and Python's `str` of `references`, in URL-safe base64 (doorstop/core/item.py, `Item.stamp`).
  it('has the fingerprint that Doorstop makes', () => {
    const { items } = read(
      'reqs/REQ003.yml',
      "active: true\nlevel: 2.1\nlinks: []\nref: 'a b'\nreferences:\n- path: x.py\n  type: file\n  keyword: k\ntext: |\n  One.  \n  Two.\n",
    );
    expect(items[0]?.origin?.stamp).toBe('ta_4DSjxkv5kmtDxiwln5sejHbFYW60599kJYTsaupE=');
  });

  it.each([
    ['reqs/REQ001.yml', 'a: [', 1, 'it is no YAML: '],
    ['reqs/REQ001.yml', '- a', 1, 'it is no item of Doorstop'],
    ['reqs/REQ001.md', '# Text', 1, 'no front matter of Doorstop begins it'],
    ['reqs/REQ001.md', '---\nlevel: [\n---\n', 2, 'it is no YAML: '],
  ])('%s with %j counts for nothing', (path, text, line, why) => {
    const { findings, items } = read(path, text);
    expect(items).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'unreadable-import', line: expect.any(Number) }]);
    expect(findings[0]?.line ?? 0).toBeGreaterThanOrEqual(line);
    expect(findings[0]?.message).toContain(`${path} counts for nothing: ${why}`);
  });
});
