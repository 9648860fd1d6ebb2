import { expect, test } from 'vitest';
import { loadTemplates } from '../../src/documents/index.ts';
import { openBrowser } from '../../src/render/browser/index.ts';
import { binderJob, type PrintJob, printDocuments } from '../../src/render/pdf/index.ts';
import { compilePrintLayout } from '../../src/render/pdf/template.ts';
import { readBack } from './read-back.ts';
import { sampleJob } from './sample.ts';

const layout = compilePrintLayout(loadTemplates());

function documentOf(id: string, other: string): PrintJob {
  const html = `<h1 id="scope">1 Scope</h1><p>Text of ${id}. See <a class="ref" href="${other}.pdf#scope">${other}</a>, <a class="ref" href="#end">below</a>.</p><h2 id="end">1.1 End</h2><p>End of ${id}.</p>`;
  const outline = [
    { depth: 1, number: '1', text: 'Scope', anchor: 'scope' },
    { depth: 2, number: '1.1', text: 'End', anchor: 'end' },
  ];
  return sampleJob({
    id,
    title: `Document ${id}`,
    parts: [{ page: '', title: id, anchor: 'part', html, outline }],
  });
}

test('the binder holds every document, with one outline, continuous pages and links that stay inside', async () => {
  const { cover, stamps } = sampleJob();
  const jobs = [documentOf('DOC-A', 'DOC-B'), documentOf('DOC-B', 'DOC-A')];
  const binder = binderJob(jobs, {
    id: 'FILE',
    title: 'Technical file',
    language: 'en',
    cover: { ...cover, clauses: [] },
    stamps,
    draftReasons: [],
    revision: 'r',
  });
  const browser = await openBrowser();
  try {
    const [printed] = await printDocuments([binder], browser);
    expect(printed?.findings).toEqual([]);
    expect(printed?.conforms).toBe(true);
    const read = await readBack(printed?.bytes as Uint8Array);
    expect(read.bookmarks).toEqual([
      { depth: 1, title: 'DOC-A Document DOC-A', page: 3 },
      { depth: 2, title: '1 Scope', page: 3 },
      { depth: 3, title: '1.1 End', page: 3 },
      { depth: 1, title: 'DOC-B Document DOC-B', page: 4 },
      { depth: 2, title: '1 Scope', page: 4 },
      { depth: 3, title: '1.1 End', page: 4 },
    ]);
    expect(read.pages[2]).toContain('See DOC-B , page 4');
    expect(read.pages[3]).toContain('See DOC-A , page 3');
    expect(read.links.filter(({ target }) => target.includes('.pdf'))).toEqual([]);
    expect(read.attachments).toEqual(['DOC-A-PUMP-SRS.json', 'DOC-B-PUMP-SRS.json']);
  } finally {
    await browser.close();
  }
}, 30_000);

// @verifies SRS-3005
test('a chapter in another language says so, and its references to pages are in the language of the print', () => {
  const { cover, stamps } = sampleJob();
  const german = { ...documentOf('DOC-B', 'DOC-A'), language: 'de' };
  const binder = binderJob([documentOf('DOC-A', 'DOC-B'), german], {
    id: 'FILE',
    title: 'Technical file',
    language: 'en',
    cover,
    stamps,
    draftReasons: ['no release tag'],
    revision: 'r',
  });
  expect(binder.draftReasons).toEqual(['no release tag']);
  expect(binder.parts.map(({ html }) => html.startsWith('<div lang="de"><h1'))).toEqual([false, true]);
  expect(layout(german)).toContain('<body data-page="Seite">');
});
