import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { type MarkdownContext, renderMarkdown } from '../../src/documents/markdown/index.ts';
import { messagesIn } from '../../src/documents/messages.ts';
import { runs } from '../runs.ts';
import { read } from './source-context.ts';

const none = (): undefined => undefined;
const contextIn = (language: string): MarkdownContext => ({
  page: 'page.md',
  firstLine: 1,
  ids: idSyntax({ SRS: { title: 'Requirement', plural: 'Requirements', prefixes: ['SRS'] } }),
  language: '',
  t: messagesIn(language),
  allowHtml: false,
  addresses: { item: none, page: none, document: none, asset: none, element: none, source: none },
  anchorAt: none,
  itemsAt: () => [],
  block: () => '',
  placeOf: () => undefined,
  diagram: () => '',
});
const shown = (text: string, language = 'en') => renderMarkdown(text, contextIn(language));
const found = (text: string) =>
  read(text).findings.map(
    ({ rule, severity, line, column, message }) => `${severity} ${rule} ${line}:${column} ${message}`,
  );

// @verifies SRS-213
it.each([
  ['10<sup>3</sup> Pa', '<p>10<sup>3</sup> Pa</p>'],
  ['CO<sub>2</sub>, <kbd>Stop</kbd>', '<p>CO<sub>2</sub>, <kbd>Stop</kbd></p>'],
  ['5 V<br>3 A<br/>1<BR />2', '<p>5 V<br>3 A<br>1<br>2</p>'],
  ['<del>not</del> <ins>now</ins>', '<p><del>not</del> <ins>now</ins></p>'],
  ['<abbr title="Instructions">IFU</abbr>', '<p><abbr title="Instructions">IFU</abbr></p>'],
  ['<mark>*a*</mark>', '<p><mark><em>a</em></mark></p>'],
  ['a <sup>b <sup>c</sup> d</sup> e', '<p>a <sup>b <sup>c</sup> d</sup> e</p>'],
  ['&lt;b&gt; &mu; &copy;', '<p>&#x3C;b> μ ©</p>'],
  ['a<!-- not meant -->b\n\n<!-- nor this -->', '<p>ab</p>'],
])('draws %s, and says nothing of it', (text, html) => {
  expect(shown(text)).toBe(html);
  expect(found(text)).toEqual([]);
});

// @verifies SRS-213
it.each([
  ['a<b and c>d', '<p>a&#x3C;b and c>d</p>', '1:2 The HTML <b and c> is shown as text.'],
  ['x <sup>2', '<p>x &#x3C;sup>2</p>', '1:3 The HTML <sup> is shown as text.'],
  ['x</sub>', '<p>x&#x3C;/sub></p>', '1:2 The HTML </sub> is shown as text.'],
  ['<b>low</b>', '<p>&#x3C;b>low&#x3C;/b></p>', '1:1 The HTML <b> is shown as text.'],
  [
    'x <sup onclick="a()">2</sup>',
    '<p>x &#x3C;sup onclick="a()">2&#x3C;/sup></p>',
    '1:3 The HTML <sup onclick="a()"> is shown as text.',
  ],
  [
    '<div>\nDo not use near water.\n</div>',
    '<p>&#x3C;div><br>\nDo not use near water.<br>\n&#x3C;/div></p>',
    '1:1 The HTML <div> is shown as text.',
  ],
  ['<script>a()', '<p>&#x3C;script>a()</p>', '1:1 The HTML <script> is shown as text.'],
  ['<?php x ?>', '<p>&#x3C;?php x ?></p>', '1:1 The HTML <?php x ?> is shown as text.'],
  [
    '> <p>7 kPa</p>',
    '<blockquote>\n<p>&#x3C;p>7 kPa&#x3C;/p></p>\n</blockquote>',
    '1:3 The HTML <p> is shown as text.',
  ],
])('shows %s as text, with a finding', (text, html, finding) => {
  expect(shown(text)).toBe(html);
  expect(found(text)).toEqual([`warning html-as-text ${finding}`]);
});

const piece = fc.constantFrom(
  ...'<div> </div> <sup> </sup> <br> <b> <p class="x"> <td>one</td> <kbd>two</kbd> <?a?> <!D> < > word 7 &lt; ` * | # -'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  '\n> ',
);

// @verifies SRS-213
it('whatever HTML stands in a text, its words are shown', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ');
      const html = shown(text);
      for (const word of ['one', 'two', 'word', '7'])
        expect(html.split(word).length, text).toBe(text.split(word).length);
    }),
    { numRuns: runs(3000) },
  );
});

// @verifies SRS-214
it('draws alerts as boxes with their word in the language of the document', () => {
  expect(shown('> [!WARNING]\n> Do not open the case.\n>\n> Call service.')).toBe(
    '<blockquote class="alert alert-warning">\n<p><strong>Warning.</strong> Do not open the case.</p>\n<p>Call service.</p>\n</blockquote>',
  );
  expect(shown('> [!caution]\n> Heiß.', 'de')).toBe(
    '<blockquote class="alert alert-caution">\n<p><strong>Vorsicht.</strong> Heiß.</p>\n</blockquote>',
  );
  expect(shown('> [!NOTE]\n>\n> *Green.*')).toBe(
    '<blockquote class="alert alert-note">\n<p><strong>Note.</strong> </p>\n<p><em>Green.</em></p>\n</blockquote>',
  );
  expect(shown('> [!DANGEROUS]\n> x')).toBe('<blockquote>\n<p>[!DANGEROUS]\nx</p>\n</blockquote>');
});

// @verifies SRS-3700
it('takes a quote that begins with a bold signal word for the warning it is', () => {
  const kindOf = (text: string, language?: string): string =>
    /alert-([a-z]+)/.exec(shown(text, language))?.[1] ?? 'quote';
  expect(
    [
      ['> [!DANGER]\n> Live parts.'],
      ['> **Danger.** Live parts.'],
      ['> **WARNING!** Stay near.'],
      ['> **Caution:** hot', 'fr'],
      ['> **Avertissement :** restez.', 'fr'],
      ['> **Vorsicht** – heiß', 'de'],
      ['> **Gefahr.** Spannung.', 'de'],
      ['> **Note.** Green.'],
      ['> **Notice:** not the registry'],
      ['> **Achtung!** heiß', 'de'],
      ['> **Vorsicht.** another language'],
      ['> **Warnings** are listed below.'],
      ['> The **Warning.** stands later.'],
    ].map(([text = '', language]) => kindOf(text, language)),
  ).toEqual([
    'danger',
    'danger',
    'warning',
    'caution',
    'warning',
    'caution',
    'danger',
    'note',
    'note',
    'caution',
    'quote',
    'quote',
    'quote',
  ]);
  expect(shown('> **Warnung.** Bleiben.', 'de')).toBe(
    '<blockquote class="alert alert-warning">\n<p><strong>Warnung.</strong> Bleiben.</p>\n</blockquote>',
  );
});

// @verifies SRS-215
it('tells of the cells that a table cannot show', () => {
  const table =
    '| ID | Note |\n| --- | --- |\n| SRS-1 | |p| < 2 |\n| SRS-2 | limit `a|b` |\n| SRS-3 | a \\| b |\n';
  expect(found(table)).toEqual([
    'error table-extra-cell 3:11 The row has 4 cells, the head of its table 2: what stands from here on is not shown.',
    'error table-extra-cell 4:19 The row has 3 cells, the head of its table 2: what stands from here on is not shown.',
  ]);
});

// @verifies SRS-3646
it('keeps the title of a picture, and its alternative text', () => {
  const asset = (path: string) => path;
  const addresses = { ...contextIn('en').addresses, asset };
  expect(renderMarkdown('![Short tones](a.svg "The sounds")', { ...contextIn('en'), addresses })).toBe(
    '<p><img src="a.svg" alt="Short tones" title="The sounds" loading="lazy"></p>',
  );
});
