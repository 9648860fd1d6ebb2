import { beforeAll, describe, expect, test } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { createComposer } from '../../src/documents/index.ts';
import type { Document, Model } from '../../src/model/index.ts';
import { chapterHeadings } from '../../src/render/site/chapters.ts';
import type { SiteInput } from '../../src/render/site/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { type BuiltSite, buildSite, pagesOf } from './built.ts';
import { pumpSite } from './project.ts';

const filler = 'The pump watches the line and sounds the alarm. '.repeat(140);
const manual = `# Manual

## Before use

Read [how to clean](#cleaning) and [how to begin](#begin).[^1]

### Begin

${filler}

## Cleaning

### SRS-001 Wipe

The pump shall be wiped, see [Before use](manual.md#before-use).

| ID | Text |
| -- | ---- |
| SRS-002 | In a row |

## Disposal

${filler}

> ## Not a chapter
>
> A quotation.

[^1]: Nurses only.
`;
const short = `# Notes

## One

See [cleaning](manual.md#cleaning), [the manual](manual.md), SRS-001 and SRS-002.

## Two

Text.
`;

/** The pump with a long and a short document, composed as they are. */
function withManual(): SiteInput {
  const pump = pumpSite();
  const { config } = pump;
  const ids = idSyntax(config.trace.types);
  const read = (path: string, text: string) =>
    markdownSource.read({ path, bytes: Buffer.from(text) }, sourceContext({ config, ids }));
  const facts = [read('content/manual.md', manual), read('content/notes.md', short)];
  const document = (id: string, page: string): Document => ({
    ...(pump.model.documents[0] as Document),
    id,
    name: id,
    type: 'plain',
    title: id,
    pages: [page],
  });
  const model: Model = {
    ...pump.model,
    items: facts.flatMap(({ items }) => items),
    links: [],
    pages: facts.flatMap(({ pages }) => pages),
    documents: [document('INF-IFU', 'content/manual.md'), document('INF-NOTE', 'content/notes.md')],
  };
  const graph = buildGraph(model);
  const composer = createComposer(
    { ...pump, model, graph, ids, rules: [], diagrams: new Map() },
    new Map([['documents/plain', { text: '{{{content}}}', file: 'plain.hbs' }]]),
  );
  return { ...pump, model, graph, compose: composer.compose, renderBody: composer.renderBody };
}

let site: BuiltSite;
beforeAll(async () => {
  site = await buildSite(withManual());
});

const page = (path: string): string => String(site.files.get(`documents/${path}`));
const hrefs = (html: string, text: string): string[] =>
  Array.from(html.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs), ([, href = '', shown = '']) => [
    href,
    shown.replace(/<[^>]*>/g, ''),
  ]).flatMap(([href = '', shown]) => (shown === text ? [href] : []));

// @verifies SRS-3586
describe('a long document', () => {
  test('has a page for each chapter, and one with all of it', () => {
    const paths = pagesOf(site).flatMap(([path]) => (path.startsWith('documents/INF-') ? [path] : []));
    expect(paths).toEqual([
      'documents/INF-IFU/index.html',
      'documents/INF-IFU/manual.html',
      'documents/INF-IFU/manual~cleaning.html',
      'documents/INF-IFU/manual~disposal.html',
      'documents/INF-IFU/whole~.html',
      'documents/INF-NOTE/index.html',
    ]);
    const heads = (path: string) =>
      Array.from(page(path).matchAll(/<h[1-6] id[^>]*>(<span.*?)<\/h/g), ([, text = '']) =>
        text.replace(/<[^>]*>/g, ''),
      );
    expect(heads('INF-IFU/manual.html')).toEqual(['1 Manual', '1.1 Before use', '1.1.1 Begin']);
    expect(heads('INF-IFU/manual~cleaning.html')).toEqual(['1.2 Cleaning', '1.2.1 SRS-001 Wipe']);
    expect(heads('INF-IFU/whole~.html').slice(0, 6)).toEqual([
      '1 Manual',
      '1.1 Before use',
      '1.1.1 Begin',
      '1.2 Cleaning',
      '1.2.1 SRS-001 Wipe',
      '1.3 Disposal',
    ]);
  });

  test('shows its chapters at the left, the present one marked, and leads to those around it', () => {
    const cleaning = page('INF-IFU/manual~cleaning.html');
    const [, tree = ''] = /<div class="tree">(.*?)<\/div>/s.exec(cleaning) ?? [];
    expect(Array.from(tree.matchAll(/<a href="([^"]*)"( aria-current="page")?/g), ([, ...of]) => of)).toEqual(
      [
        ['../../documents/INF-IFU/index.html', undefined],
        ['../../documents/INF-IFU/manual.html', undefined],
        ['../../documents/INF-IFU/manual~cleaning.html', ' aria-current="page"'],
        ['../../documents/INF-IFU/manual~disposal.html', undefined],
      ],
    );
    expect(Array.from(cleaning.matchAll(/rel="(prev|next)" href="([^"]*)"/g), ([, ...of]) => of)).toEqual([
      ['prev', '../../documents/INF-IFU/manual.html'],
      ['next', '../../documents/INF-IFU/manual~disposal.html'],
    ]);
    expect(page('INF-NOTE/index.html')).not.toContain('class="tree"');
  });

  test('is found where its places stand: from its own text, from other documents, from items and from search', () => {
    const first = page('INF-IFU/manual.html');
    expect(hrefs(first, 'how to clean')).toEqual(['../../documents/INF-IFU/manual~cleaning.html#cleaning']);
    expect(hrefs(first, 'how to begin')).toEqual(['../../documents/INF-IFU/manual.html#begin']);
    expect(first).toMatch(/<sup><a href="\.\.\/\.\.\/documents\/INF-IFU\/manual~disposal\.html#[^"]+"/);
    const notes = page('INF-NOTE/index.html');
    expect(hrefs(notes, 'cleaning')).toEqual(['../../documents/INF-IFU/manual~cleaning.html#cleaning']);
    expect(hrefs(notes, 'the manual')).toEqual(['../../documents/INF-IFU/manual.html']);
    for (const [id, anchor] of [
      ['SRS-001', 'srs-001-wipe'],
      ['SRS-002', 'SRS-002'],
    ])
      expect(String(site.files.get(`items/${id}/index.html`))).toContain(
        `Stands in <a href="../../documents/INF-IFU/manual~cleaning.html#${anchor}">`,
      );
    expect(String(site.files.get('data/search-0.js'))).toContain(
      '"documents/INF-IFU/manual~disposal.html#disposal"',
    );
  });

  // @verifies SRS-3587
  test('leads from headings and chapters to their lines in the repository, and from what is generated nowhere', () => {
    const at = (line: number) =>
      `https://git.example/infusa/blob/1f0c9a7be2d34455aa66778899aabbccddeeff00/content/manual.md#L${line}`;
    const cleaning = page('INF-IFU/manual~cleaning.html');
    expect(Array.from(cleaning.matchAll(/<a class="see" href="([^"]*)"/g), ([, href]) => href)).toEqual([
      at(11),
      at(13),
    ]);
    expect(hrefs(cleaning, 'See in the repository')).toEqual([at(11)]);
    const { model } = withManual();
    expect(model.pages[0]?.text.split('\n')[10]).toBe('## Cleaning');
  });

  // @verifies SRS-3590
  test('has what reviewers said on the page of its chapter and of its item, as text', async () => {
    const input = withManual();
    const comments = [{ by: 'jane', time: '2026-03-01T10:00:00Z', text: 'Wipe <b>dry</b>?' }];
    const thread = { resolved: true, url: 'https://git.example/t/1', comments };
    const threads = [
      { ...thread, path: 'content/manual.md', line: 15 },
      { ...thread, path: 'content/other.md', line: 15 },
    ];
    const { files } = await buildSite({ ...input, model: { ...input.model, threads } });
    const saying = [...files].flatMap(([path, text]) =>
      String(text).includes('Wipe &lt;b&gt;dry&lt;/b&gt;?') ? [path] : [],
    );
    expect(saying).toEqual(['documents/INF-IFU/manual~cleaning.html', 'items/SRS-001/index.html']);
    expect(String(files.get('items/SRS-001/index.html'))).toContain(
      '<h3>line 15 <span class="note">settled</span> <a href="https://git.example/t/1" rel="noreferrer">See in the repository</a></h3>',
    );
  });

  test('stays on the page that holds all of it', () => {
    const whole = page('INF-IFU/whole~.html');
    expect(hrefs(whole, 'how to clean')).toEqual(['#cleaning']);
    expect(hrefs(whole, 'Before use')).toContain('#before-use');
    const ids = new Set(Array.from(whole.matchAll(/\sid="([^"]*)"/g), ([, id]) => id));
    for (const [, anchor = ''] of whole.matchAll(/href="#([^"]*)"/g))
      expect(ids.has(decodeURIComponent(anchor)), anchor).toBe(true);
  });
});

// @verifies SRS-3586
test('a page is cut at the highest headings that stand more than once, and a short one nowhere', () => {
  const [long, notes] = withManual().model.pages;
  expect(chapterHeadings(long).map(({ anchor }) => anchor)).toEqual(['cleaning', 'disposal']);
  expect(chapterHeadings(notes)).toEqual([]);
  const opened = long && { ...long, text: long.text.replace('# Manual\n', '# Manual\nFor nurses.') };
  expect(chapterHeadings(opened).map(({ anchor }) => anchor)).toEqual(['before-use', 'cleaning', 'disposal']);
});
