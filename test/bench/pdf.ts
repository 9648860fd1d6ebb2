import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTemplates } from '../../src/documents/index.ts';
import { type BrowserHandle, openBrowser, ownOrigin } from '../../src/render/browser/index.ts';
import { bundledFonts } from '../../src/render/fonts/index.ts';
import {
  type BinderJob,
  binderJob,
  type PrintJob,
  printBinder,
  printDocuments,
  printSet,
} from '../../src/render/pdf/index.ts';
import { compilePrintLayout, fontDirectory } from '../../src/render/pdf/template.ts';
import { sampleJob } from '../pdf/sample.ts';
import { shelfOf } from '../pdf/shelf.ts';

/** Seconds of prints. */
export interface MeasuredPrints {
  pages: number;
  /** A document as we print it, and bare prints of the same HTML. */
  ours: number;
  bare: number;
  /** The same in several documents: side by side, one after another, and bound into one file when they are printed. */
  together: number;
  alone: number;
  bound: number;
  /** The set with its binder: printed whole, and after a commit that changed one document. */
  cold: number;
  edited: number;
}

export async function measurePdf(sections: number, documents: number): Promise<MeasuredPrints> {
  const browser = await openBrowser();
  try {
    // A first print unpacks fonts and warms the browser for both.
    await printDocuments([documentOf('WARM', 2)], browser);
    const job = documentOf('LONG', sections);
    let pages = 0;
    const ours = await median(async () => {
      const [printed] = await printDocuments([job], browser);
      pages = printed?.pages ?? 0;
    });
    const html = compilePrintLayout(loadTemplates())(job);
    const bare = await median(() => printBare(html, browser));
    const jobs = Array.from({ length: documents }, (_, index) =>
      documentOf(`DOC-${index + 1}`, Math.ceil(sections / documents)),
    );
    const together = await median(async () => void (await printDocuments(jobs, browser)));
    const alone = await median(async () => {
      for (const each of jobs) await printDocuments([each], browser);
    });
    const printed = await printDocuments(jobs, browser);
    const shelf = shelfOf(printed);
    const bound = await median(async () => void (await printBinder(binderOf(jobs), printed, browser, shelf)));
    return { pages, ours, bare, together, alone, bound, ...(await measureKept(jobs, sections, browser)) };
  } finally {
    await browser.close();
  }
}

async function measureKept(
  jobs: readonly PrintJob[],
  sections: number,
  browser: BrowserHandle,
): Promise<{ cold: number; edited: number }> {
  const printCache = mkdtempSync(join(tmpdir(), 'dossier-prints-'));
  let commit = 0;
  const print = async (set: readonly PrintJob[]) => {
    const stamped = set.map((job) => ({
      ...job,
      stamps: { ...job.stamps, footer: [`${++commit}`] },
      revision: `${commit}`,
    }));
    await printSet(stamped, [binderOf(stamped)], browser, shelfOf(), { printCache });
  };
  try {
    const cold = await median(() => {
      rmSync(printCache, { recursive: true, force: true });
      return print(jobs);
    });
    const edited = await median(() => {
      const [first, ...others] = jobs;
      const changed = documentOf(first?.id ?? '', Math.ceil(sections / jobs.length) + (++commit % 2));
      return print([changed, ...others]);
    });
    return { cold, edited };
  } finally {
    rmSync(printCache, { recursive: true, force: true });
  }
}

function binderOf(jobs: readonly PrintJob[]): BinderJob {
  const { cover, stamps } = sampleJob();
  const identity = { id: 'FILE', title: 'Technical file', language: 'en', draftReasons: [], revision: '1' };
  return binderJob(jobs, { ...identity, cover: { ...cover, clauses: [] }, stamps });
}

async function printBare(html: string, browser: BrowserHandle): Promise<void> {
  const serve = (path: string) =>
    path === 'bare.html'
      ? { bytes: html, type: 'text/html; charset=utf-8' }
      : { bytes: bundledFonts().read(path.slice(fontDirectory.length)) ?? '', type: 'font/woff2' };
  await browser.withPage({ serve }, async ({ page }) => {
    await page.goto(`${ownOrigin}/bare.html`, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 0 });
  });
}

/** Requirements with attributes, a table and code: about two pages a section. */
function documentOf(id: string, sections: number): PrintJob {
  const outline: PrintJob['parts'][number]['outline'] = [];
  const html: string[] = [];
  for (let section = 1; section <= sections; section++) {
    const title = `Requirements of part ${section}`;
    html.push(`<h1 id="s${section}">${section} ${title}</h1>`);
    outline.push({ depth: 1, number: `${section}`, text: title, anchor: `s${section}` });
    for (let item = 1; item <= 4; item++) {
      const anchor = `s${section}-${item}`;
      html.push(
        `<h2 id="${anchor}">${section}.${item} SRS-${section}${item} Answer in time</h2>`,
        `<ul class="attribute-list"><li><strong>verification</strong>: test</li><li><strong>implements</strong>: <a href="#s${((section + 6) % sections) + 1}">RC-${item}</a></li></ul>`,
        `<p>${'The pump shall sound its alarm within two seconds after the threshold is crossed, whatever else it does at that time. '.repeat(3)}</p>`,
        `<div class="table" role="region" aria-label="States"><table><thead><tr><th scope="col">State</th><th scope="col">Event</th><th scope="col">Answer</th></tr></thead><tbody>${`<tr><th scope="row">Idle</th><td>Threshold crossed</td><td>Alarm, and an entry in the log</td></tr>`.repeat(5)}</tbody></table></div>`,
        `<pre tabindex="0"><code>${'await queue.push({ priority: 1, at: now });\n'.repeat(4)}</code></pre>`,
      );
      outline.push({
        depth: 2,
        number: `${section}.${item}`,
        text: `SRS-${section}${item} Answer in time`,
        anchor,
      });
    }
  }
  return sampleJob({
    id,
    parts: [{ page: '', title: 'Requirements', anchor: 'part', html: html.join('\n'), outline }],
  });
}

async function median(take: () => Promise<void>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    await take();
    seconds.push((performance.now() - started) / 1000);
  }
  return seconds.sort((a, b) => a - b)[1] as number;
}
