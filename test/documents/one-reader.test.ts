import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import {
  type MarkdownContext,
  renderMarkdown,
  renderWithRemark,
} from '../../src/documents/markdown/index.ts';

import { anyMarkdown } from '../markdown/generated-markdown.ts';
import { runs } from '../runs.ts';

const types = { SRS: { title: 'Requirement', plural: 'Requirements', prefixes: ['SRS'] } };

const contextOf = (text: string): MarkdownContext => {
  const lines = text.split('\n');
  return {
    page: 'content/a.md',
    firstLine: 3,
    addresses: {
      item: (id) =>
        id.endsWith('1') ? `#${id}` : id.endsWith('2') ? `../items/${id}/index.html?a&b` : undefined,
      page: (path, anchor) => `${path}#${anchor}`,
      document: () => undefined,
      asset: (path) => path,
      element: () => undefined,
      source: () => undefined,
    },
    ids: idSyntax(types),
    language: '',
    t: (english) => english,
    allowHtml: false,
    anchorAt: (line) => (lines[line - 3]?.startsWith('#') ? `line-${line}` : undefined),
    itemsAt: (line) => /^#+ (SRS-\d+)/.exec(lines[line - 3] ?? '')?.slice(1) ?? [],
    block: () => '<p>block</p>',
    placeOf: () => undefined,
    diagram: () => '<figure></figure>',
  };
};

const word = fc.constantFrom(
  ...'The alarm shall sound. within SRS-1 SRS-2 SRS-3, (SRS-41) "quoted" 2 s 3. 4) a/b x=y - + key: severity: # * _b_ **c** `d` [e](f.md) ![g](h.png) | \\ & &amp; < > ~ ^ ! www.example.org a@b.c http://x.y ; … ≥ ä 漢'.split(
    ' ',
  ),
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const prefix = fc.constantFrom(
  '',
  '',
  '',
  '',
  '',
  '# ',
  '## ',
  '### SRS-1 ',
  '- ',
  '- ',
  '- key: ',
  '  ',
  '    ',
  '1. ',
  '> ',
  '* ',
  '---',
  '===',
  '```',
  '[a]: ',
  '[^1]: ',
  '| ',
  '\t',
  '| a | b |\n|---|:-:|\n| ',
  '| a |\n| - |\n| SRS-1 | ',
  '```dossier\nx\n```\n',
  '```ts\n<b>\n\n```\n',
  '<!-- x -->',
  '<div>',
  '10) ',
  '- a\n\n- ',
  '[e](f.md#g) and ![h i](j.png) ',
);
const block = fc.array(fc.tuple(prefix, line, fc.constantFrom('', '', '', ' ', '  ')), {
  minLength: 1,
  maxLength: 4,
});
const markdown = fc
  .array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n', '\n \n', '\n\n\n')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((blocks) =>
    blocks.map(([lines, end]) => lines.map((parts) => parts.join('')).join('\n') + end).join(''),
  );

describe('pages as the one reader renders them', () => {
  it('are what remark makes of them, whatever the text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(renderMarkdown(text, contextOf(text))).toBe(renderWithRemark(text, contextOf(text)));
      }),
      {
        numRuns: runs(Number(process.env.MARKDOWN_RUNS ?? 500)),
        seed: Number(process.env.MARKDOWN_SEED ?? 2026),
      },
    );
  });

  it('are what remark makes of the edges of the syntax', () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        expect(renderMarkdown(text, contextOf(text))).toBe(renderWithRemark(text, contextOf(text)));
      }),
      {
        numRuns: runs(Number(process.env.MARKDOWN_RUNS ?? 500)),
        seed: Number(process.env.MARKDOWN_SEED ?? 2026),
      },
    );
  });

  it('set the attributes of an item apart and link its identifiers', () => {
    const text =
      '## SRS-1 Alarm latency\n\n- implements: SRS-2\n- type: functional\n\nThe alarm sounds, see SRS-1 and SRS-3.\n';
    expect(renderMarkdown(text, contextOf(text))).toBe(
      [
        '<h2 id="line-3" data-item="SRS-1">SRS-1 Alarm latency</h2>',
        '<ul class="attribute-list">',
        '<li><strong>Implements:</strong> <a class="id" href="../items/SRS-2/index.html?a&#x26;b" data-id="SRS-2">SRS-2</a></li>',
        '<li><strong>Type:</strong> functional</li>',
        '</ul>',
        '<p>The alarm sounds, see <a class="id ref" href="#SRS-1" data-id="SRS-1">SRS-1</a> and SRS-3.</p>',
      ].join('\n'),
    );
  });

  // @verifies SRS-3440
  it('are found by the anchors of all items of a row', () => {
    const text = '| ID | Control |\n| --- | --- |\n| HAZ-3 | Watchdog |\n';
    const context = {
      ...contextOf(text),
      itemsAt: (line: number) => (line === 5 ? ['HAZ-3', 'RC-HAZ-3.1'] : []),
    };
    const html = renderMarkdown(text, context).replaceAll('\n', '');
    expect(html).toContain(
      '<tr id="HAZ-3" data-item="HAZ-3"><td><span id="RC-HAZ-3.1" data-item="RC-HAZ-3.1">HAZ-3</span></td><td>Watchdog</td></tr>',
    );
    expect(html).toBe(renderWithRemark(text, context).replaceAll('\n', ''));
  });
});
