// Drawing on a warm page against Mermaid's own time for the same views.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { type BrowserHandle, openBrowser, ownOrigin } from '../../src/render/browser/index.ts';
import { drawDiagrams } from '../../src/render/diagrams/index.ts';
import { withFonts } from '../../src/render/diagrams/theme.ts';
import { bundledFonts } from '../../src/render/fonts/index.ts';

const views = 50;
const rounds = 5;

/**
 * Seconds for 50 views, medians. Opening a page and loading Mermaid into it is left out on both sides: ours is the time of 51 views
 * less that of one, Mermaid's is taken within the page.
 */
export async function measureDiagrams(): Promise<{ ours: number; mermaid: number }> {
  const browser = await openBrowser();
  try {
    const ours: number[] = [];
    const mermaid: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = views * 2 * round;
      const one = await timed(() => drawDiagrams(textsFrom(first, 1), browser));
      const all = await timed(() => drawDiagrams(textsFrom(first + 1, views + 1), browser));
      ours.push(all - one);
      mermaid.push(await bareMermaid(textsFrom(first, views + 1), browser));
    }
    return { ours: median(ours), mermaid: median(mermaid) };
  } finally {
    await browser.close();
  }
}

/** Component views as the architecture makes them, each of another text. */
function textsFrom(first: number, count: number): { text: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const boxes = Array.from(
      { length: 9 },
      (_, box) => `  n${box}["Part ${box} of ${first + index}<br/>[Component: TypeScript]"]`,
    );
    const lines = boxes.slice(1).map((_, box) => `  n${Math.floor(box / 2)} -->|"uses ${box}"| n${box + 1}`);
    return {
      text: ['flowchart TB', '  subgraph boundary["Program"]', ...boxes, '  end', ...lines, ''].join('\n'),
    };
  });
}

/** Seconds Mermaid takes for all texts but the first, which warms it. */
function bareMermaid(texts: readonly { text: string }[], browser: BrowserHandle): Promise<number> {
  const library = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
  const serve = async (path: string) =>
    path === 'mermaid.js'
      ? { bytes: await readFile(library), type: 'text/javascript' }
      : { bytes: '<!DOCTYPE html><script src="/mermaid.js"></script><body></body>', type: 'text/html' };
  return browser.withPage({ serve, scripts: true }, async ({ page }: { page: Page }) => {
    await page.setViewport({ width: 1200, height: 900, deviceScaleFactor: 1 });
    await page.goto(`${ownOrigin}/bench.html`, { waitUntil: 'load' });
    return page.evaluate(
      async (configuration, all) => {
        const { mermaid } = window as unknown as {
          mermaid: { initialize(options: unknown): void; render(id: string, text: string): Promise<unknown> };
        };
        mermaid.initialize(configuration);
        let started = 0;
        for (const [index, text] of all.entries()) {
          if (index === 1) started = performance.now();
          await mermaid.render(`d${index}`, text);
        }
        return (performance.now() - started) / 1000;
      },
      withFonts(bundledFonts().stacks.text),
      texts.map(({ text }) => text),
    );
  });
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return (performance.now() - started) / 1000;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
