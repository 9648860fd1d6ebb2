import type { PrintJob } from '../../src/render/pdf/index.ts';
import { sampleJob } from './sample.ts';

/** Rows that need several pages, so that the heading is printed again. */
const long = Array.from({ length: 90 }, (_, row) => `<tr><td>Row ${row}</td><td></td></tr>`).join('');

const tables = [
  // Empty cells of every kind, one in the heading.
  '<table><thead><tr><th scope="col">A</th><th scope="col"></th><th scope="col">C</th></tr></thead><tbody><tr><td>1</td><td></td><td>3</td></tr><tr><td><br></td><td><span></span></td><td>&#8203;</td></tr><tr><td>&#8288;</td><td><!-- none --></td><td>3</td></tr></tbody></table>',
  // A column that is empty to its end, a row too, and rows that end early.
  '<table><thead><tr><th scope="col">A</th><th scope="col">Empty</th><th scope="col">C</th></tr></thead><tbody><tr><td>1</td><td></td><td>3</td></tr><tr><td></td><td></td><td></td></tr><tr><td>1</td></tr><tr></tr></tbody></table>',
  // Cells over rows and columns, and empty ones among them.
  '<table><tbody><tr><td rowspan="2">1</td><td></td><td>3</td></tr><tr><td colspan="2"></td></tr><tr><td>1</td><td></td><td>3</td></tr><tr><td colspan="2">1</td><td rowspan="9">reaches out</td></tr></tbody></table>',
  // Two heading rows, headings of rows, a foot, a caption.
  '<table><caption>A caption</caption><thead><tr><th></th><th colspan="2" scope="colgroup">Both</th></tr><tr><th scope="col">A</th><th scope="col">B</th><th scope="col">C</th></tr></thead><tfoot><tr><td>Sum</td><td></td><td>3</td></tr></tfoot><tbody><tr><th scope="row">1</th><td></td><td>3</td></tr></tbody></table>',
  // A table in a cell, and a drawing that says nothing.
  '<table><tbody><tr><td>1</td><td><table><tbody><tr><td></td><td>b</td></tr><tr><td>c</td><td></td></tr><tr><td colspan="2"></td></tr></tbody></table></td></tr><tr><td><svg aria-hidden="true" width="9" height="9"><rect width="9" height="9" fill="red"/></svg></td><td><ul><li>x</li><li></li></ul></td></tr></tbody></table>',
  // Colours of cells and rows.
  '<table style="background:#eee"><tbody><tr style="background:#ddd"><td style="background:#ccc">1</td><td></td></tr><tr><td></td><td style="border:2px solid red"></td></tr></tbody></table>',
  // Nothing at all.
  '<table><tbody><tr><td></td><td></td></tr><tr><td></td><td></td></tr></tbody></table>',
  `<table><thead><tr><th scope="col">Name</th><th scope="col">Empty</th></tr></thead><tbody>${long}</tbody></table>`,
];

const drawing = '<rect x="1" y="1" width="90" height="30" fill="#dde7ee" stroke="#31556b"/>';
const pictures = [
  '<img src="/images/dot.png" alt="A dot" width="20" height="20">',
  '<figure><img src="/images/pump.svg" alt="The pump" width="100"><figcaption>Figure 1</figcaption></figure>',
  '<img src="/images/dot.gif" alt="Another dot" width="20" height="20">',
  `<svg role="img" aria-label="A box" width="100" height="40">${drawing}<text x="9" y="20">Text</text></svg>`,
  `<svg role="group" aria-label="Boxes" width="100" height="40">${drawing}<a href="#one"><text x="9" y="20">Link</text></a></svg>`,
  `<svg role="img" aria-label="A gradient" width="100" height="40"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity=".4"/></linearGradient></defs><rect width="90" height="30" fill="url(#g)" opacity=".6"/></svg>`,
];

const text =
  '<p>A <a href="OTHER.pdf#scope">link to another</a>, <a href="#tables">one inside</a>, <a href="https://example.org/">one away</a>.</p><blockquote><p>A remark.</p></blockquote><ul><li><p>One</p></li><li>Two <a href="#one">up</a><ol><li>Three</li></ol></li></ul><ul class="attribute-list" style="background:#eee;border:1px solid red"><li style="background:#ddd;border:1px solid blue">In a box</li><li>Two</li></ul><pre><code>code</code></pre><hr><dl><dt>Term</dt><dd>Meaning</dd></dl><aside><p>Aside</p></aside>';

const blendedHtml =
  '<h1 id="one">1 One</h1><table><tbody><tr><td>1</td><td></td></tr></tbody></table><svg role="img" aria-label="Blended" width="100" height="40"><rect width="90" height="30" fill="red" opacity=".6" style="mix-blend-mode:multiply"/></svg>';

/** What a print job holds to have a page on which colours are blended. */
export const withBlending: Partial<PrintJob> = {
  cover: { ...sampleJob().cover, clauses: [] },
  parts: [
    {
      page: 'content/blended.md',
      title: 'Blended',
      anchor: 'blended',
      html: blendedHtml,
      outline: [{ depth: 1, number: '1', text: 'One', anchor: 'one' }],
    },
  ],
};

/** What a print job holds to have every kind of table and picture that we print. */
export const everyKind = {
  cover: { ...sampleJob().cover, clauses: [{ clause: 'IEC 62304 5.2', anchor: 'tables' }] },
  parts: [
    {
      page: 'content/kinds.md',
      title: 'Kinds',
      anchor: 'kinds',
      html: `<h1 id="one">1 One</h1>${text}<h2 id="tables">1.1 Tables</h2>${tables.join('')}<h2 id="pictures">1.2 Pictures</h2>${pictures.map((each) => `<div>${each}</div>`).join('')}`,
      outline: [
        { depth: 1, number: '1', text: 'One', anchor: 'one' },
        { depth: 2, number: '1.1', text: 'Tables', anchor: 'tables' },
        { depth: 2, number: '1.2', text: 'Pictures', anchor: 'pictures' },
      ],
    },
  ],
  assets: (path) => {
    const image = images[path];
    return image && { bytes: Buffer.from(image.data, image.encoding), type: image.type };
  },
} satisfies Partial<PrintJob>;

const images: Record<string, { data: string; encoding: 'base64' | 'utf8'; type: string }> = {
  'images/dot.png': {
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    encoding: 'base64',
    type: 'image/png',
  },
  'images/dot.gif': {
    data: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
    encoding: 'base64',
    type: 'image/gif',
  },
  'images/pump.svg': {
    data: '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><rect width="90" height="30" fill="#dde7ee"/><text x="9" y="20">Pump</text></svg>',
    encoding: 'utf8',
    type: 'image/svg+xml',
  },
};
