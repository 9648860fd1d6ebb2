import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { quotationMarks, withQuotationMarks } from '../../src/documents/quotation-marks.ts';

// @verifies SRS-3004
describe('quotation marks', () => {
  it.each([
    ['en', '“x y”'],
    ['de', '„x y“'],
    ['de-CH', '«x y»'],
    ['fr', '«\u00a0x y\u00a0»'],
    ['fr-CH', '«x y»'],
    ['es', '«x y»'],
    ['it-IT', '«x y»'],
    ['pl', '"x y"'],
  ])('are those of %s', (language, wanted) => {
    expect(withQuotationMarks('<p>So "x y", it says.</p>', language)).toBe(`<p>So ${wanted}, it says.</p>`);
  });

  it.each([
    ['<p>("x")</p>', '<p>(“x”)</p>'],
    ['<p>&quot;<strong>x</strong>&quot;</p>', '<p>“<strong>x</strong>”</p>'],
    ['<p>"a" "b"</p>', '<p>“a” “b”</p>'],
    ['<p class="x">a</p>', '<p class="x">a</p>'],
    ['<p><code>"a"</code> "b"</p>', '<p><code>"a"</code> “b”</p>'],
    ['<pre><code>x = "a"</code></pre>', '<pre><code>x = "a"</code></pre>'],
    ['<svg aria-label="a"><text>"a"</text></svg>', '<svg aria-label="a"><text>"a"</text></svg>'],
  ])('of %s', (html, wanted) => {
    expect(withQuotationMarks(html, 'en')).toBe(wanted);
  });

  it.each(['<p>5" and 3"</p>', '<p>a "b</p><p>c" d</p>', '<p>a " b " c</p>'])('have partners: %s', (html) => {
    expect(withQuotationMarks(html, 'de')).toBe(html);
  });

  it('stand in the tree of a page, beside what a template made', () => {
    const text = (value: string) => ({ type: 'text' as const, value });
    const element = (tagName: string, ...children: Root['children']) =>
      ({ type: 'element', tagName, properties: {}, children }) as Root['children'][number];
    const tree: Root = {
      type: 'root',
      children: [
        element(
          'p',
          text('So "x '),
          element('em', text('y"')),
          text(' and "z"; 5" "'),
          element('code', text('"')),
        ),
        { type: 'raw', value: '<p>"a"</p>' } as never,
        element('p', text('b" c "d"')),
      ],
    };
    quotationMarks('de')(tree);
    expect(toHtml(tree, { allowDangerousHtml: true })).toBe(
      '<p>So „x <em>y“</em> and „z“; 5" "<code>"</code></p><p>„a“</p><p>b" c „d“</p>',
    );
  });
});
