import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { toString as wordsOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { contextOf, readFile, told } from './context.ts';
import { reqifOf, type SampleObject } from './reqif-sample.ts';
import { anyText } from './texts.ts';

const context = contextOf({ format: 'reqif', map: { types: { Requirement: 'SRS' }, prefix: 'SRS-' } });
const read = (content: string | Uint8Array) => readFile('a.reqif', content, context);
const requirement = (number: number, more: Partial<SampleObject> = {}): SampleObject => ({
  id: `o-${number}`,
  ...more,
  values: { 'ReqIF.ForeignID': String(number), ...more.values },
});

const module: SampleObject[] = [
  {
    id: 'o-9',
    type: 'Heading',
    values: { 'ReqIF.ForeignID': '9', 'ReqIF.ChapterName': 'Alarms' },
    children: [
      requirement(1, {
        values: { 'ReqIF.Name': 'Latency', Owner: 'A &amp; B' },
        xhtml: {
          'ReqIF.Text': '<xhtml:div>It <xhtml:b>sounds</xhtml:b> * loud.</xhtml:div>',
          Notes: '<div>One<br/>two</div>',
        },
        children: [requirement(2)],
      }),
    ],
  },
];

// @verifies SRS-3685
describe('ReqIF', () => {
  it.each(['', 'reqif:'])(
    'gives objects in their order with all kinds of values, with names that begin with "%s"',
    (prefix) => {
      const facts = read(reqifOf({ Pump: module }, [['o-2', 'o-1']], prefix));
      expect(told(facts)).toEqual([]);
      expect(facts.items).toMatchObject([
        {
          id: 'SRS-1',
          title: 'Latency',
          body: 'It **sounds** * loud.',
          attributes: { owner: 'A & B', notes: 'One two', kind: 'Fast, Loud' },
          place: { line: 4 },
          origin: { place: 'Pump, object o-1' },
        },
        { id: 'SRS-2', place: { line: 5 } },
      ]);
      expect(facts.links).toMatchObject([
        { from: 'SRS-2', relation: 'satisfies', to: 'SRS-1', place: { line: 7 } },
      ]);
    },
  );

  it('gives a heading that a relation names as an item, and what has no place in a specification at the end', () => {
    const text = reqifOf({ Pump: module }, [['o-2', 'o-9']]).replaceAll('t-Heading', 't-Requirement');
    const lost = text.replace(/<SPEC-HIERARCHY IDENTIFIER="h-o-2">.*?<\/SPEC-HIERARCHY>/, '');
    expect(read(lost).items.map(({ id }) => id)).toEqual(['SRS-9', 'SRS-1', 'SRS-2']);
  });

  it.each([
    [
      'a place of no object',
      reqifOf({ Pump: module }).replace('<SPEC-OBJECT-REF>o-2<', '<SPEC-OBJECT-REF>o-7<'),
      '9:1 import-left-out: A place in Pump is of an object o-7, which is not there.',
    ],
    [
      'two places',
      reqifOf({ Pump: [requirement(1), requirement(1)] }),
      '7:1 import-left-out: The object o-1 has another place before; it is an item once.',
    ],
    [
      'a relation to nothing',
      reqifOf({ Pump: module }, [['o-2', 'o-7']]),
      '7:1 import-left-out: A relation leads from o-2 to o-7, and one of them is no object with an ID of the file.',
    ],
    [
      'an identifier twice',
      reqifOf({ Pump: [requirement(1)], Other: [requirement(2)] })
        .replace('"o-2"', '"o-1"')
        .replace(/<SPECIFICATION IDENTIFIER="Other".*/, ''),
      '4:1 import-left-out: Another object has the identifier o-1; this one is not read.',
    ],
    [
      'merged cells',
      reqifOf({
        Pump: [requirement(1, { xhtml: { 'ReqIF.Text': '<table><tr><td colspan="2">a</td></tr></table>' } })],
      }),
      '3:1 import-left-out: 1: merged cells of a table cannot be shown in Markdown.',
    ],
    [
      'an embedded file',
      reqifOf({
        Pump: [
          requirement(1, {
            xhtml: { 'ReqIF.Text': '<object data="a.doc" type="application/msword">A file</object>' },
          }),
        ],
      }),
      '3:1 import-left-out: 1: the embedded file a.doc cannot be shown in Markdown.',
    ],
    [
      'a picture',
      reqifOf({
        Pump: [
          requirement(1, {
            xhtml: { 'ReqIF.Text': '<object data="../a b.png" type="image/png">A picture</object>' },
          }),
        ],
      }),
      '3:1 import-left-out: 1: the picture ../a b.png leads out of the directory of its module.',
    ],
  ])('%s is told', (_, text, message) => {
    expect(told(read(text))).toEqual([message]);
  });

  it('entries of a type that is none of the project are texts', () => {
    const own = contextOf({ format: 'reqif', map: { types: { Requirement: '' } } });
    expect(readFile('a.reqif', reqifOf({ Pump: module }), own).items).toEqual([]);
  });

  it('reads all files of ReqIFz, which refer to each other, and no other', () => {
    const one = reqifOf({ One: [requirement(1)] }, [['o-1', 'o-2']]);
    const archive = zipSync({
      'one.reqif': strToU8(one),
      'files/two.reqif': strToU8(reqifOf({ Two: [requirement(2)] })),
      '__MACOSX/._one.reqif': strToU8('x'),
      '../../etc/a.png': strToU8('x'),
    });
    const facts = read(archive);
    expect(told(facts)).toEqual([]);
    expect(facts.items.map(({ id, origin }) => [id, origin?.place])).toEqual([
      ['SRS-1', 'One, object o-1'],
      ['SRS-2', 'Two, object o-2'],
    ]);
    expect(facts.links).toMatchObject([{ from: 'SRS-1', to: 'SRS-2' }]);
  });

  it.each([
    ['another root', '<html/>', 'it is no file of ReqIF: its root is not <REQ-IF>'],
    ['a file that is cut off', reqifOf({ Pump: module }).slice(0, -400), 'unclosed tag: SPEC-OBJECT-REF'],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), 'it holds no file of ReqIF (`*.reqif`)'],
    [
      'an archive with a file that is cut off',
      zipSync({ 'a.reqif': strToU8('<REQ-IF>') }),
      'a.reqif in it: unclosed tag: REQ-IF',
    ],
  ])('%s counts for nothing', (_, content, why) => {
    expect(told(read(content))).toEqual([
      expect.stringContaining(`unreadable-import: a.reqif counts for nothing: ${why}`),
    ]);
  });
});

const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
const markdown = unified().use(remarkParse).use(remarkGfm);

/** XHTML of each kind that holds words. */
const piece = fc
  .tuple(
    fc.constantFrom('p', 'div', 'b', 'em', 'code', 'span', 'ul', 'ol', 'td', 'blockquote', 'pre', 'h2', 'a'),
    anyText,
  )
  .map(([name, text]) => {
    const words = escaped(text);
    if (name === 'ul' || name === 'ol') return { words, html: `<${name}><li>${words}</li></${name}>` };
    if (name === 'td') return { words, html: `<table><tr><td>${words}</td></tr></table>` };
    return { words, html: `<${name}>${words}</${name}>` };
  });

// @verifies SRS-3686
describe('XHTML as Markdown', () => {
  const shown = (xhtml: string): string =>
    read(reqifOf({ Pump: [requirement(1, { xhtml: { 'ReqIF.Text': xhtml } })] })).items[0]?.body ?? '';

  it.each([
    ['<p>One<br/>two</p><p>three</p>', 'One\\\ntwo\n\nthree'],
    ['<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>', '- a\n  1. b\n  2. c\n- d'],
    [
      '<table><caption>T</caption><tbody><tr><th>A</th><th>B|C</th></tr><tr><td><p>1</p><p>2</p></td></tr></tbody></table>',
      'T\n\n| A | B\\|C |\n| --- | --- |\n| 1 2 |  |',
    ],
    ['<b> x </b>y <i>z</i><del>w</del>', '**x** y *z*w'],
    ['<a href="https://a.b/c d">x</a> <a href="javascript:y()">y</a>', '[x](<https://a.b/c%20d>) y'],
    ['<pre>a\n  b</pre><code>a`b</code>', '```text\na\n  b\n```\n\n``a`b``'],
    [
      '<blockquote><p>a</p><p>b</p></blockquote><hr/><dl><dt>a</dt><dd>b</dd></dl>',
      '> a\n>\n> b\n\n---\n\na\n\n- b',
    ],
    ['<div># a</div><div>1. b</div>- c', '\\# a\n\n1\\. b\n\n\\- c'],
    [
      '<object data="a.ole" type="x/y"><object data="a.png" type="image/png">P</object></object>',
      '![P](<a.png>)',
    ],
  ])('%s', (xhtml, expected) => {
    expect(shown(xhtml)).toBe(expected);
  });

  it('loses no word, and none becomes anything else', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const letters = (text: string): string => text.replace(/[\s\\]+/g, '');
        const entities = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
        const tree = markdown.parse(shown(pieces.map(({ html }) => html).join('')));
        expect(letters(wordsOf(tree))).toBe(letters(entities(pieces.map(({ words }) => words).join(''))));
      }),
      { numRuns: runs(300) },
    );
  });
});
