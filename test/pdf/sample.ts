import type { PrintJob } from '../../src/render/pdf/index.ts';

const hazards = Array.from({ length: 300 }, (_, index) => {
  const id = `HAZ-${String(index + 1).padStart(3, '0')}`;
  return `<tr id="${id.toLowerCase()}"><td><strong>${id}</strong></td><td>Alarm sounds ${index + 1} s late</td><td>Serious</td><td>Remote</td><td>See <a class="ref" href="#srs-1">SRS-1</a></td></tr>`;
}).join('\n');

const wideColumns = Array.from({ length: 14 }, (_, index) => index + 1);

const introduction = `<h1 id="introduction">1 Introduction</h1>
<p>The pump sounds an <em>alarm</em> when a <strong>threshold</strong> is crossed (≥ 2 s → alarm ✓). Привет, Ελλάδα, <code>naïve()</code>.
See <a class="ref" href="#srs-1">SRS-1</a>, the <a href="OTHER.pdf#scope">other document</a> and <a href="https://example.org/">a page</a>.</p>
<h2 id="scope">1.1 Scope</h2>
<ul><li>First point with a <a class="ref" href="#hazards">link</a></li><li>Second point<ul><li>Nested</li></ul></li></ul>
<ol><li>One</li><li>Two</li></ol>
<blockquote><p>A quoted remark.</p></blockquote>
<h3 id="deep">1.1.1 Deeper</h3><p>Text.<sup><a id="fnref-1" href="#fn-1">1</a></sup></p><h4 id="deepest">1.1.1.1 Deepest</h4><p>Text.</p>
<dl><dt>Term</dt><dd>Meaning of it.</dd></dl>
<pre><code class="language-ts">${Array.from({ length: 90 }, (_, index) => `const line${index} = '├── a line of code';`).join('\n')}</code></pre>
<figure><img src="/images/pump.svg" alt="The pump from the front" width="320" height="160"><figcaption>Figure 1: The pump</figcaption></figure>
<aside class="note"><p>Note: an aside.</p></aside>
<section class="footnotes"><ol><li id="fn-1"><p>A footnote. <a href="#fnref-1">Back</a></p></li></ol></section>`;

const requirements = `<h1 id="requirements">2 Requirements</h1><h2 id="srs-1">2.1 SRS-1 Alarm latency</h2>
<p>The alarm shall sound within 2 s of the threshold being crossed.</p>
<section class="landscape"><h2 id="matrix">2.2 Matrix</h2><table><thead><tr>${wideColumns.map((column) => `<th scope="col">Column ${column}</th>`).join('')}</tr></thead>
<tbody>${Array.from({ length: 40 }, (_, row) => `<tr>${wideColumns.map((column) => `<td>${row}.${column}</td>`).join('')}</tr>`).join('')}</tbody></table></section>`;

/** A document with everything a print has to cope with. */
export function sampleJob(changes: Partial<PrintJob> = {}): PrintJob {
  return {
    id: 'PUMP-SRS',
    title: 'Software requirements of the pump',
    language: 'en',
    parts: [
      {
        page: 'content/introduction.md',
        title: 'Introduction',
        anchor: 'part-introduction',
        html: introduction,
        outline: [
          { depth: 1, number: '1', text: 'Introduction', anchor: 'introduction' },
          { depth: 2, number: '1.1', text: 'Scope', anchor: 'scope' },
          { depth: 3, number: '1.1.1', text: 'Deeper', anchor: 'deep' },
          { depth: 4, number: '1.1.1.1', text: 'Deepest', anchor: 'deepest' },
        ],
      },
      {
        page: '',
        title: 'Requirements',
        anchor: 'part-requirements',
        html: requirements,
        outline: [
          { depth: 1, number: '2', text: 'Requirements', anchor: 'requirements' },
          { depth: 2, number: '2.1', text: 'SRS-1 Alarm latency', anchor: 'srs-1' },
          { depth: 2, number: '2.2', text: 'Matrix', anchor: 'matrix' },
        ],
      },
      {
        page: '',
        title: 'Hazards',
        anchor: 'part-hazards',
        html: `<h1 id="hazards">3 Hazards</h1><table><thead><tr><th scope="col">ID</th><th scope="col">Hazard</th><th scope="col">Severity</th><th scope="col">Probability</th><th scope="col">Requirement</th></tr></thead><tbody>${hazards}</tbody></table>`,
        outline: [{ depth: 1, number: '3', text: 'Hazards', anchor: 'hazards' }],
      },
    ],
    cover: {
      type: 'Software requirements specification',
      product: 'Infusion pump',
      purpose: 'Says what the software of the pump shall do, and which hazards each requirement controls.',
      identity: [
        { label: 'Document', value: 'PUMP-SRS' },
        { label: 'Revision', value: '3' },
        { label: 'Product', value: 'Infusion pump, model P-1, version 2.4.1' },
        { label: 'Release tag', value: 'v2.4.1' },
        { label: 'Commit', value: '0123456789abcdef0123456789abcdef01234567' },
        { label: 'Date of issue', value: '2026-11-20' },
        { label: 'Status', value: 'Released' },
        { label: 'Manufacturer', value: 'Example Devices Ltd, 1 Example Street, Example Town' },
        { label: 'Language', value: 'en (original)' },
        { label: 'Generator', value: 'Dossier 0.1.0' },
      ],
      udi: {
        text: '(01)09504000059118(8012)2.4.1',
        carrier: '(01)09504000059118(8012)2.4.1',
        specimen: true,
      },
      approvals: [
        {
          object: 'This document, Revision 3',
          meaning: 'approval',
          role: 'approver',
          name: 'Quality manager',
          date: '2026-11-20 10:00:00 UTC',
        },
      ],
      changes: [
        {
          revision: '3',
          date: '2026-11-20',
          author: 'Quality manager',
          reason: 'Alarm latency lowered to 2 s.',
          sections: 'SRS-1',
        },
      ],
      earlierChanges: 2,
      clauses: [
        { clause: 'IEC 62304 5.2', anchor: 'requirements' },
        { clause: 'ISO 14971 5.4', anchor: 'hazards' },
      ],
    },
    stamps: {
      header: ['PUMP-SRS', 'Revision 3', 'Software requirements of the pump'],
      footer: ['v2.4.1', '0123456789ab', 'UDI (01)09504000059118(8012)2.4.1'],
    },
    draftReasons: [],
    date: '2026-11-20T10:00:00Z',
    revision: '0123456789abcdef0123456789abcdef01234567',
    generator: 'Dossier 0.1.0',
    commit: '0123456789abcdef0123456789abcdef01234567',
    tree: '',
    attachments: [
      {
        name: 'PUMP-SRS.json',
        bytes: new TextEncoder().encode('{"items":[]}'),
        type: 'application/json',
        description: 'Items and links of this document as data',
        relationship: 'Data',
      },
    ],
    assets: (path) =>
      path === 'images/pump.svg'
        ? {
            bytes:
              '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect x="20" y="20" width="280" height="120" rx="8" fill="#dde7ee" stroke="#31556b"/></svg>',
            type: 'image/svg+xml',
          }
        : undefined,
    ...changes,
  };
}
