import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { plainSvg } from '../../src/render/files/plain-svg.ts';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
const plain = (text: string) => plainSvg(Buffer.from(text));
const open = '<svg xmlns="http://www.w3.org/2000/svg">';
const empty = '<svg xmlns="http://www.w3.org/2000/svg" />';

// @verifies SRS-3202
describe('what can act in a drawing', () => {
  it.each([
    ['<script>x()</script>', empty, ['<script>']],
    ['<g onclick="x()"/>', `${open}<g /></svg>`, ['onclick']],
    ['<a href="javascript:x()"><path d="M0 0"/></a>', `${open}<g><path d="M0 0" /></g></svg>`, []],
    ['<use xlink:href="https://x.example/a#b"/>', `${open}<use /></svg>`, ['href="https://x.example/a#b"']],
    ['<use xlink:href="#b"/>', `${open}<use href="#b" /></svg>`, []],
    ['<image href="a.png"/>', `${open}<image /></svg>`, ['href="a.png"']],
    [
      '<image href="data:image/svg+xml;base64,AAAA"/>',
      `${open}<image /></svg>`,
      ['href="data:image/svg+xml;base64,AAAA"'],
    ],
    [
      '<image href="data:image/png;base64,AAAA"/>',
      `${open}<image href="data:image/png;base64,AAAA" /></svg>`,
      [],
    ],
    ['<animate attributeName="href" to="javascript:x()"/>', empty, ['<animate>']],
    ['<set attributeName="onclick" to="x()"/>', empty, ['<set>']],
    ['<handler xmlns="http://www.w3.org/2001/xml-events">x()</handler>', empty, []],
    [
      '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>',
      `${open}<foreignObject /></svg>`,
      ['<iframe>'],
    ],
    [
      '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" style="color:red" onload="x()">A<br/></div></foreignObject>',
      `${open}<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" style="color:red">A<br /></div></foreignObject></svg>`,
      ['onload'],
    ],
    ['<style>@import "x.css";</style>', `${open}<style /></svg>`, ['<style>']],
    ['<style>a{fill:url(https://x.example)}</style>', `${open}<style /></svg>`, ['<style>']],
    ['<style>a{fill:\\75rl(x)}</style>', `${open}<style /></svg>`, ['<style>']],
    ['<style><![CDATA[</style><script>x()</script>]]></style>', `${open}<style /></svg>`, ['<style>']],
    ['<style>a&lt;/style>&lt;script>x()</style>', `${open}<style /></svg>`, ['<style>']],
    ['<style>#a > g{fill:url(#b)}</style>', `${open}<style>#a > g{fill:url(#b)}</style></svg>`, []],
    [
      '<path fill="url(#a)" style="stroke:red"/>',
      `${open}<path fill="url(#a)" style="stroke:red" /></svg>`,
      [],
    ],
    ['<path filter="url(//x.example/a)"/>', `${open}<path /></svg>`, ['filter="url(//x.example/a)"']],
    ['<metadata><x xmlns="urn:x" onclick="y"/></metadata>', empty, []],
    ['<text>A &lt; &amp; B</text>', `${open}<text>A &#x3C; &#x26; B</text></svg>`, []],
    ['<title>&lt;script></title>', `${open}<title>&#x3C;script></title></svg>`, []],
  ])('is left out: %s', (inside, text, leftOut) => {
    expect(plain(svg(inside))).toEqual({ text, leftOut });
    expect(plain(text)).toEqual({ text, leftOut: [] });
    new SaxesParser({ xmlns: true }).write(text).close();
  });

  it('is left out of the root, too, whatever the prefix', () => {
    expect(
      plain('<s:svg xmlns:s="http://www.w3.org/2000/svg" onload="x()"><s:script/><s:g/></s:svg>'),
    ).toEqual({
      text: `${open}<g /></svg>`,
      leftOut: ['<script>', 'onload'],
    });
  });

  it.each([
    [
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
      [],
    ],
    ['<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>', ['xml-stylesheet']],
  ])('is none of what stands before it: %s', (before, leftOut) => {
    expect(plain(`${before}${svg('')}`)).toEqual({ text: empty, leftOut });
  });

  it.each([
    ['<svg><g/></svg>', 'cannot be read as a drawing (its root is no svg element)'],
    [
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      'cannot be read as a drawing (its root is no svg element)',
    ],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'cannot be read as a drawing (it declares entities)'],
    [svg('<g>'.repeat(300)), 'cannot be read as a drawing (it is nested too deeply)'],
    ['no drawing', 'cannot be read as a drawing (1:10: text data outside of root node.)'],
  ])('and what is no drawing is refused: %s', (text, refused) => {
    expect(plain(text)).toEqual({ refused });
  });
});
