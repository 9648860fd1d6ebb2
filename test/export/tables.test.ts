import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { tableFiles } from '../../src/render/export/tables/index.ts';

const html = `<h2>Hazards</h2>
<div class="table"><table><caption><span class="caption-number">Table 1</span> Hazards &amp; controls</caption>
<thead><tr><th rowspan="2">Hazard</th><th colspan="2">Risk</th></tr><tr><th>before</th><th>after</th></tr></thead>
<tbody><tr class="group"><th colspan="3"><a href="#haz-1">HAZ-1</a> No alarm</th></tr>
<tr><td rowspan="2">=1+1</td><td>4</td><td>2026-11-29</td></tr>
<tr><td><ul><li>a</li><li><a href="DOS-SRS.pdf#srs-1">SRS\u00ad-1</a></li></ul></td><td><svg aria-label="passed"><path></path></svg> 007</td></tr></tbody></table></div>
<table><tbody><tr><th scope="row">Name</th><td><a href="https://example.org/x">Pump</a></td></tr></tbody></table>`;

const job = {
  id: 'DOS-RMF',
  title: 'Risk management file',
  parts: [{ html }],
  cover: { identity: [{ label: 'Commit', value: 'abc' }] },
  draftReasons: ['no release tag'],
};

function unpacked(hasPrints: boolean) {
  const files = tableFiles(job, (words) => words, hasPrints);
  const [workbook] = files;
  const parts = unzipSync(workbook?.content as Uint8Array);
  return {
    names: files.map(({ path }) => path),
    csv: files.map(({ content }) => String(content)),
    part: (name: string) => strFromU8(parts[name] ?? new Uint8Array()),
    parts: Object.keys(parts),
  };
}

// @verifies SRS-3792
it('the tables of a document stand in one workbook, and each in a CSV file', () => {
  const { names, csv, part } = unpacked(true);
  expect(names).toEqual(['DOS-RMF.xlsx', 'DOS-RMF/01-table-1-hazards-controls.csv', 'DOS-RMF/02-2.csv']);
  expect(csv[1]).toBe(
    [
      '\ufeffHazard,Risk / before,after',
      'HAZ-1 No alarm,,',
      "'=1+1,4,2026-11-29",
      ',"a\nSRS-1",passed 007',
      '',
    ].join('\r\n'),
  );
  expect([...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Document',
    'Table 1 Hazards &amp; controls',
    '2',
  ]);
  const about = part('xl/worksheets/sheet1.xml');
  for (const words of ['DOS-RMF', 'DRAFT', 'no release tag', 'Commit', 'abc']) expect(about).toContain(words);
});

// @verifies SRS-3792
it('cells are numbers, days and texts, never formulas, and lead to the PDF set where there is one', () => {
  const { part, parts } = unpacked(true);
  const sheet = part('xl/worksheets/sheet2.xml');
  expect(sheet).toContain('<c r="B3" s="2"><v>4</v></c><c r="C3" s="3"><v>46355</v></c>');
  expect(sheet).toContain('<c r="A3" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).toContain('passed 007</t>');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain(
    '<hyperlinks><hyperlink ref="A2" r:id="rId1"/><hyperlink ref="B4" r:id="rId2"/></hyperlinks>',
  );
  const targets = part('xl/worksheets/_rels/sheet2.xml.rels');
  expect(targets).toContain('Target="../pdf/DOS-RMF.pdf#haz-1"');
  expect(targets).toContain('Target="../pdf/DOS-SRS.pdf#srs-1"');
  expect(parts).toContain('xl/worksheets/_rels/sheet3.xml.rels');
  const without = unpacked(false);
  expect(without.parts).not.toContain('xl/worksheets/_rels/sheet2.xml.rels');
  expect(without.part('xl/worksheets/_rels/sheet3.xml.rels')).toContain('Target="https://example.org/x"');
});

// @verifies SRS-3792
it('a document without tables has no file', () => {
  expect(tableFiles({ ...job, parts: [{ html: '<p>none</p>' }] }, String, true)).toEqual([]);
});
