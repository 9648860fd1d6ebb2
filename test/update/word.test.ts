import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Document } from '../../src/model/index.ts';
import { parseHtml } from '../../src/render/export/html-tree.ts';
import { looksOf } from '../../src/render/word/styles.ts';
import { wordDocument } from '../../src/render/word/word-document.ts';
import { readEditedDocument } from '../../src/sources/imports/index.ts';
import { planDocument, remarksText, type UpdatePlan } from '../../src/update/index.ts';
import { sampleJob } from '../pdf/sample.ts';
import { Pages } from './project.ts';

const page = `# Alarms

### SRS-1 Alarm latency

- residual-probability: low
- implements: [RC-1](risks.md)

The alarm **shall** sound within \`2 s\` of the
"threshold".

- loud
- long

| Sign | Meaning |
| --- | --- |
| red | *stop* |

Done.
`;

/** The page as documents show it: numbers, names of attributes in words, marks of the language; and what Dossier makes. */
const html = `<h1><span class="number">1</span> Alarms</h1>
<h3 data-item="SRS-1"><span class="number">1.0.1</span> SRS-1 Alarm latency</h3>
<ul class="attribute-list"><li><strong>Residual probability:</strong> low</li><li><strong>Implements:</strong> RC-1</li></ul>
<p>The alarm <strong>shall</strong> sound within <code>2 s</code> of the “threshold”.</p>
<ul><li>loud</li><li>long</li></ul>
<table><thead><tr><th>Sign</th><th>Meaning</th></tr></thead><tbody><tr><td>red</td><td><em>stop</em></td></tr></tbody></table>
<p>3 of 4 tests passed</p><p>Done.</p>`;

const outline = [
  { depth: 1, number: '1', text: 'Alarms', anchor: 'a' },
  { depth: 3, number: '1.0.1', text: 'SRS-1 Alarm latency', anchor: 'b', item: 'SRS-1' },
];

async function handedOn(): Promise<Uint8Array> {
  const job = sampleJob({ parts: [{ page: 'a.md', title: 'Alarms', anchor: 'p', html, outline }] });
  const nothing = { of: () => undefined, sources: [] };
  return wordDocument(job, [parseHtml(html)], nothing, looksOf(undefined));
}

/** What taking a file back comes to, its body changed and parts added as another program does. */
async function plan(
  change: (body: string) => string,
  pages = new Pages({ 'a.md': page }),
  more: Record<string, string> = {},
  add = false,
): Promise<UpdatePlan> {
  const files = unzipSync(await handedOn());
  files['word/document.xml'] = strToU8(change(strFromU8(files['word/document.xml'] as Uint8Array)));
  for (const [name, text] of Object.entries(more)) files[name] = strToU8(text);
  const file = readEditedDocument({ path: 'a.docx', bytes: zipSync(files) });
  if ('refused' in file) throw new Error(file.refused);
  const document = { id: 'PUMP-SRS', name: 'PUMP-SRS', pages: ['a.md'] } as unknown as Document;
  const model = { ...pages.model, documents: [document] };
  const made = planDocument(pages.project, model, 'a.docx', file, pages.read, add);
  if ('refused' in made) throw new Error(made.refused);
  return made;
}

const told = ({ problems }: UpdatePlan): string[] => problems.map(({ message }) => message);
const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

// @verifies SRS-3773
it('a document that is handed on comes back without a difference', async () => {
  expect(await plan((body) => body)).toMatchObject({ changes: [], problems: [], pages: [], remarks: [] });
});

// @verifies SRS-3773
it.each([
  ['a word', ' sound within ', ' ring within ', 'sound within', 'ring within'],
  ['a word in marks', '>shall<', '>must<', '**shall**', '**must**'],
  ['a heading with its number', 'SRS-1 Alarm latency', 'SRS-1 Alarm delay', 'Alarm latency', 'Alarm delay'],
  ['an attribute', '> low<', '> very low<', 'probability: low', 'probability: very low'],
  ['an entry of a list', '>long<', '>longer<', '- long\n', '- longer\n'],
  ['a cell', '>stop<', '>go on<', '*stop*', '*go on*'],
  ['other marks of quotation', '“threshold”.', '“limit”.', '"threshold".', '“limit”.'],
])('an edit of %s stands on the page, and nothing else changes', async (_, from, to, before, after) => {
  const made = await plan((body) => {
    const at = body.lastIndexOf(from);
    expect(at).toBeGreaterThan(0);
    return body.slice(0, at) + to + body.slice(at + from.length);
  });
  expect(told(made)).toEqual([]);
  expect(made.pages.map((each) => each.after)).toEqual([page.replace(before, after)]);
});

// @verifies SRS-3773
it('tracked insertions count, tracked deletions and moves away do not', async () => {
  const by = 'w:id="9" w:author="Reviewer" w:date="2026-11-29T08:00:00Z"';
  const made = await plan((body) =>
    body.replace(
      /<w:p>(?:(?!<w:p>).)*Done\.<\/w:t><\/w:r><\/w:p>/,
      `<w:p><w:del ${by}><w:r><w:delText>Done.</w:delText></w:r></w:del><w:moveFrom ${by}><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:ins ${by}><w:r><w:t>Do</w:t></w:r><w:r><w:t>ne now.</w:t></w:r></w:ins></w:p>`,
    ),
  );
  expect(made.pages.map((each) => each.after)).toEqual([page.replace('Done.', 'Done now.')]);
});

// @verifies SRS-3773
it('paragraphs and entries are added and deleted', async () => {
  const made = await plan((body) => {
    const [entry = ''] = /<w:p>(?:(?!<w:p>).)*>long<\/w:t><\/w:r><\/w:p>/.exec(body) ?? [];
    const [last = ''] = /<w:p>(?:(?!<w:p>).)*Done\.<\/w:t><\/w:r><\/w:p>/.exec(body) ?? [];
    return body
      .replace(last, `${last}${paragraph('# Not a heading &amp; 2*3.')}`)
      .replace(entry, `${entry}${entry.replace('long', 'clear, seen from afar')}`)
      .replace(/<w:p>(?:(?!<w:p>).)*>loud<\/w:t><\/w:r><\/w:p>/, '');
  });
  expect(told(made)).toEqual([]);
  expect(made.pages.map((each) => each.after)).toEqual([
    page
      .replace('- loud\n', '')
      .replace('- long\n', '- long\n- clear, seen from afar\n')
      .replace('Done.\n', 'Done.\n\n\\# Not a heading & 2\\*3.\n'),
  ]);
});

const heading = (words: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const entry = (words: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const behindLast = (added: string) => (body: string) => {
  const [last = ''] = /<w:p>(?:(?!<w:p>).)*Done\.<\/w:t><\/w:r><\/w:p>/.exec(body) ?? [];
  expect(last).not.toBe('');
  return body.replace(last, `${last}${added}`);
};

// @verifies SRS-3807
it('new headings are items with their identifiers or the next free ones, with what stands below them', async () => {
  const added = `${heading('SRS-8: Tone *up*')}${entry('Implements: RC-1')}${paragraph('It rises.')}${entry('high')}${entry('low')}${heading('1.0.2 Light')}${paragraph('Red.')}`;
  const made = await plan(behindLast(added), undefined, {}, true);
  expect(told(made)).toEqual([]);
  expect(made.changes.flatMap(({ what }) => what || [])).toEqual(['SRS-8 is new', 'SRS-9 is new']);
  const after = made.pages[0]?.after ?? '';
  expect(after).toBe(
    page.replace(
      'Done.\n',
      'Done.\n\n### SRS-8 Tone \\*up\\*\n\n- Implements: RC-1\n\nIt rises.\n\n- high\n- low\n\n### SRS-9 Light\n\nRed.\n',
    ),
  );
  const { items, links } = new Pages({ 'a.md': after }).model;
  expect(items.map(({ id, title }) => `${id} ${title}`)).toEqual([
    'SRS-1 Alarm latency',
    'SRS-8 Tone *up*',
    'SRS-9 Light',
  ]);
  expect(links).toContainEqual(
    expect.objectContaining({ from: 'SRS-8', relation: 'implements', to: 'RC-1' }),
  );
});

// @verifies SRS-3807, RC-3227
it.each([
  [heading('SRS-1 Again'), 'the project has SRS-1 already', true],
  [heading('FOO-1 Other'), 'its identifier is of no type of the project', true],
  [heading('Light'), 'it is a heading, which --add takes for an item', false],
])('a new heading that is no item is told, and nothing is written: case %#', async (added, why, add) => {
  expect(told(await plan(behindLast(added), undefined, {}, add))).toContainEqual(
    expect.stringContaining(why),
  );
});

// @verifies SRS-3773, RC-3227
it('what the project has changed since, and what Dossier makes, is told and written nowhere', async () => {
  const pages = new Pages({ 'a.md': page.replace('Done.', 'Never done.') });
  const made = await plan(
    (body) => body.replace(/Done\.(?=<\/w:t><\/w:r><\/w:p>)/, 'Well done.').replace('3 of 4', '4 of 4'),
    pages,
  );
  expect(told(made)).toEqual([
    '"3 of 4 tests passed" cannot be written into a page: the project has changed it since, or Dossier makes it.',
    '"Done." cannot be written into a page: the project has changed it since, or Dossier makes it.',
  ]);
  expect(made.pages).toEqual([]);
});

// @verifies SRS-3773
it('a file that has little in common with what was handed on is refused, and takes no time', async () => {
  const many = Array.from({ length: 20_000 }, (_, at) => paragraph(`Other ${at}`)).join('');
  await expect(plan((body) => body.replace('<w:body>', `<w:body>${many}`))).rejects.toThrow(
    'a.docx is not taken back: too many of its paragraphs differ.',
  );
});

// @verifies SRS-3774
it('comments are a list with their authors, days, words and items', async () => {
  const comments = `<w:comments xmlns:w="x"><w:comment w:id="5" w:author="Dr. *Who*" w:date="2026-11-29T08:00:00Z"><w:p><w:r><w:t>Why 2?</w:t></w:r></w:p><w:p><w:r><w:t>Say it.</w:t></w:r></w:p></w:comment></w:comments>`;
  const { remarks } = await plan(
    (body) =>
      body.replace(
        /(<w:r>(?:(?!<w:r>).)*>2 s<\/w:t><\/w:r>)/,
        '<w:commentRangeStart w:id="5"/>$1<w:commentRangeEnd w:id="5"/>',
      ),
    undefined,
    { 'word/comments.xml': comments },
  );
  expect(remarks).toMatchObject([
    {
      author: 'Dr. *Who*',
      day: '2026-11-29',
      text: 'Why 2?\nSay it.',
      words: '2 s',
      item: 'SRS-1',
      place: { file: 'a.md', line: 8 },
    },
  ]);
  expect(remarksText('Comments', remarks)).toBe(
    '# Comments\n\n- [ ] Dr. \\*Who\\*, 2026-11-29 on “2 s” (SRS-1, a.md:8):\n\n  Why 2?\n\n  Say it.\n',
  );
});

// @verifies SRS-3773
it.each([
  ['what is no archive', () => strToU8('x'), 'it is no ZIP archive, or is cut off'],
  ['an archive of something else', () => zipSync({ a: strToU8('x') }), 'it is no file of Word (.docx)'],
  [
    'a file of Word that was not handed on',
    () => zipSync({ 'word/document.xml': strToU8('<w:document xmlns:w="x"/>') }),
    'it does not say what was handed on: Dossier did not write it, or the program that saved it dropped that part',
  ],
  [
    'entities',
    () =>
      zipSync({
        'word/document.xml': strToU8('<a/>'),
        'customXml/item1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
      }),
    'customXml/item1.xml in it: the file declares a document type of its own; such files are refused',
  ],
])('%s counts for nothing', (_, bytes, why) => {
  expect(readEditedDocument({ path: 'a.docx', bytes: bytes() })).toEqual({
    refused: `a.docx:1:1 counts for nothing: ${why}.`,
  });
});
