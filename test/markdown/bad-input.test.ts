import { expect, it, test } from 'vitest';
import { formatPlace } from '../../src/model/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { context, read } from './source-context.ts';

function findingsOf(content: string | Uint8Array): string[] {
  return read(content).findings.map(
    ({ rule, message, file = '', line = 0, column = 0 }) =>
      `${formatPlace({ file, line, column })} ${rule}: ${message}`,
  );
}

// @verifies SRS-211
test('bytes that are no text', () => {
  expect(findingsOf(new Uint8Array([0x61, 0x0d, 0x0a, 0x62, 0xff, 0x63]))).toEqual([
    'page.md:2:2 invalid-utf8: The file is not UTF-8: byte 0xff begins no valid character.',
  ]);
  expect(findingsOf(new Uint8Array([0x61, 0, 0x62]))).toEqual([
    'page.md:1:1 binary-file: The file holds binary data (a NUL byte), not Markdown.',
  ]);
  expect(findingsOf('a'.repeat(1_000_001))).toEqual([
    'page.md:1:1 file-too-large: The file has 1000001 bytes, more than the 1000000 that are read.',
  ]);
});

// @verifies SRS-206
test('front matter that is no mapping, no YAML or a bomb', () => {
  expect(findingsOf('---\na: [1\n---\ntext')).toEqual([
    'page.md:2:6 front-matter: The front matter is not valid YAML: unexpected end of the stream within a flow collection.',
  ]);
  expect(findingsOf('---\n- a\n---\n')).toEqual([
    'page.md:2:1 front-matter: The front matter is not a mapping of keys to values.',
  ]);
  expect(findingsOf('---\na: &x [1]\nb: *x\n---\n')[0]).toMatch(/^page\.md:\d+:\d+ front-matter: /);
  expect(findingsOf(`---\na: ${'['.repeat(60_000)}\n---\n`)[0]).toMatch(/front-matter: /);
});

// @verifies SRS-211, SRS-1402
test('nesting and blocks beyond what remark can bear are refused in good time', () => {
  expect(findingsOf(`SRS-001\n\n${'> '.repeat(200_000)}x`)).toEqual([
    'page.md:3:1 nesting-too-deep: Quotes or lists stand in one another more than 100 times here; the page was not read.',
  ]);
  expect(findingsOf(`- ${'a**b'.repeat(20_000)}`)).toEqual([
    'page.md:1:1 block-too-large: A paragraph of more than 50,000 characters with markup in it ends here; the block around it was not read.',
  ]);
  expect(
    findingsOf(`${' '.repeat(400_000)}x\n# ${'# '.repeat(100_000)}x\n${'\n'.repeat(300_000)}`),
  ).toHaveLength(1);
});

// @verifies SRS-1307
test('names that every object has are ordinary attributes', () => {
  const [item] = read('# SRS-001 A\n\n- constructor: x\n- toString: y\n').items;
  expect(Object.keys(item?.attributes ?? {})).toEqual(['constructor', 'tostring']);
});

// @verifies SRS-206
test('a page with `items: off` only mentions', () => {
  const { items, mentions } = read(
    '---\nitems: off\n---\n# SRS-001 A\n\n| ID | x |\n|---|---|\n| SRS-002 | y |\n',
  );
  expect(items).toEqual([]);
  expect(mentions.map(({ id, place }) => `${formatPlace(place)} ${id}`)).toEqual([
    'page.md:4:3 SRS-001',
    'page.md:8:3 SRS-002',
  ]);
});

// @verifies SRS-207, SRS-620
test('the fingerprint does not see blanks, line endings, place or form', () => {
  const [heading] = read('# SRS-001 A title\n\n- owner: QA\n\nThe  text\n').items;
  const [moved] = read('intro\r\n\r\n### SRS-001: A title\r\n\r\n* Owner:  QA\r\n\r\nThe text   \r\n').items;
  const [row] = read(
    '| Owner | ID | Title | Text |\n|-|-|-|-|\n| QA | SRS-001 | A title | The text |\n',
  ).items;
  const [other] = read('# SRS-001 A title\n\n- owner: QA\n\nThe text!\n').items;
  expect(moved?.fingerprint).toBe(heading?.fingerprint);
  expect(row?.fingerprint).toBe(heading?.fingerprint);
  expect(other?.fingerprint).not.toBe(heading?.fingerprint);
});

// @verifies SRS-3353
it.each([
  ['docs/reqs.rst', true],
  ['docs/reqs.adoc', true],
  ['docs/REQ001.yml', true],
  ['docs/plan.docx', true],
  ['docs/a.md', false],
  ['docs/a.MARKDOWN', false],
  ['docs/a.mdx', false],
  ['README', false],
])('a page that is no Markdown is refused by name: %s', (path, isRefused) => {
  const bytes = new TextEncoder().encode('# SRS-1 Alarm\n');
  const { items, pages, findings } = markdownSource.read({ path, bytes }, context);
  expect(findings.map(({ message }) => message)).toEqual(
    isRefused ? [`${path} is matched by \`sources.markdown\`, but is no Markdown; it was not read.`] : [],
  );
  expect([items.length, pages.length]).toEqual(isRefused ? [0, 0] : [1, 1]);
});
