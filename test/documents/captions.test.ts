import { expect, it } from 'vitest';
import { Captions, captionsIn } from '../../src/documents/captions.ts';
import { messagesIn } from '../../src/documents/messages.ts';

const table = (label: string, more = '') =>
  `<div class="table" role="region" aria-label="${label}" tabindex="0"><table class="dense">${more}<thead><tr><th>A</th></tr></thead></table></div>`;

// @verifies SRS-3646
it('figures and tables are numbered through the document, with what they say of themselves', () => {
  const captions = new Captions(messagesIn('en'));
  const first = captions.number(
    [
      table('Roles &amp; rights: table'),
      table('Roles &amp; rights: table 2'),
      table('Suites', '<caption>Alarm: passed</caption>'),
      '<figure class="diagram"><svg><path/></svg></figure>',
      '<figure class="chart"><svg><title id="t">Initial risk</title></svg></figure>\n<p>Text.</p>',
    ].join('\n'),
    '<span class="number">1.1</span> Roles &amp; rights',
  );
  const second = captions.number(
    [
      '<figure class="diagram"><svg/></figure>\n<p class="caption"><strong>Containers.</strong> Legend.</p>',
      '<p><img src="a.png" alt="The pump"></p><p>See <img src="b.png" alt="inline">.</p>',
      '<figure><img src="c.png"><figcaption>By hand</figcaption></figure>',
      '<p><img src="d.png" alt="A row of short tones, and one of long ones" title="The two sounds"></p>',
      '<div class="table" role="region" aria-label="Terms"><table><tbody><tr><td>no heads</td></tr></tbody></table></div>',
    ].join('\n'),
  );
  expect(
    [first, second].flatMap(captionsIn).map(({ anchor, number, text }) => [anchor, number, text]),
  ).toEqual([
    ['table-1', 'Table 1', 'Roles &amp; rights'],
    ['table-2', 'Table 2', 'Roles &amp; rights'],
    ['table-3', 'Table 3', 'Alarm: passed'],
    ['figure-1', 'Figure 1', 'Roles &amp; rights'],
    ['figure-2', 'Figure 2', 'Initial risk'],
    ['figure-3', 'Figure 3', 'Containers'],
    ['figure-4', 'Figure 4', 'The pump'],
    ['figure-5', 'Figure 5', 'By hand'],
    ['figure-6', 'Figure 6', 'The two sounds'],
  ]);
  expect(first).toContain(
    '<table class="dense"><caption id="table-3"><span class="caption-number">Table 3</span> Alarm: passed</caption><thead>',
  );
  expect(first.match(/<caption/g)).toHaveLength(3);
  expect(second).toContain(
    '<p class="caption" id="figure-3"><span class="caption-number">Figure 3</span> <strong>Containers.</strong> Legend.</p>',
  );
  expect(second).toContain('See <img src="b.png" alt="inline">.');
});

// @verifies SRS-3646
it('a document numbers them in its own language', () => {
  const html = new Captions(messagesIn('de')).number(`${table('Rollen: Tabelle')}<figure><svg/></figure>`);
  expect(captionsIn(html).map(({ number }) => number)).toEqual(['Tabelle 1', 'Abbildung 1']);
});
