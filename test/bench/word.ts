import { loadTemplates } from '../../src/documents/index.ts';
import { renderMarkdown } from '../../src/documents/markdown/index.ts';
import { openBrowser } from '../../src/render/browser/index.ts';
import type { PrintJob } from '../../src/render/pdf/index.ts';
import { compilePrintLayout } from '../../src/render/pdf/template.ts';
import { wordSet } from '../../src/render/word/index.ts';
import { sampleJob } from '../pdf/sample.ts';
import { itemsText, pageContext } from './pages.ts';

/** Items that fill a page of paper. */
const itemsAPage = 5;

/** A document of so many pages as a file of Word, beside composing the same pages as HTML: a line of text. */
export async function measureWord(pages: number): Promise<string> {
  const layout = compilePrintLayout(loadTemplates());
  const chapters = Math.ceil(pages / 20);
  const text = itemsText(20 * itemsAPage);
  const compose = (): PrintJob => {
    const parts = Array.from({ length: chapters }, (_, index) => {
      const html = renderMarkdown(text, pageContext);
      const title = `Chapter ${index + 1}`;
      return { page: `content/${index}.md`, title, anchor: `part-${index}`, html, outline: [] };
    });
    return sampleJob({ parts });
  };
  const job = compose();
  const html = await median(async () => void layout(compose()));
  // The code of the product on the cover is drawn by the browser, which is a process of its own and not measured.
  const browser = await openBrowser();
  const word = await median(async () => {
    for await (const { bytes } of wordSet(
      [job],
      [],
      { styles: '', reference: undefined },
      async () => browser,
    ))
      if (bytes.length === 0) throw new Error('nothing was written');
  }).finally(() => browser.close());
  const ratio = word / html;
  return `\nWord\n  file of ${pages} pages : composing them as HTML  ${ratio.toFixed(2)}  (at most 3: ${ratio <= 3 ? 'met' : 'NOT MET'}; ${word.toFixed(0)} ms : ${html.toFixed(0)} ms)\n`;
}

/** Milliseconds of the processor, so that a busy machine counts for nothing. */
async function median(task: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 7; turn++) {
    const before = process.cpuUsage().user;
    await task();
    times.push((process.cpuUsage().user - before) / 1000);
  }
  return times.sort((a, b) => a - b)[3] as number;
}
