import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { openBrowser, ownOrigin } from '../../src/render/browser/index.ts';

/** What a visitor's browser tells of a page: milliseconds, kilobytes, and how far things moved while it loaded. */
export interface PageFigures {
  path: string;
  firstPaint: number;
  largestPaint: number;
  layoutShift: number;
  kilobytes: number;
  requests: number;
}

/** What it takes to draw the trace view at each step of scrolling, in milliseconds. */
export interface Scrolling {
  rows: number;
  mean: number;
  slowest: number;
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Opens pages of a built site in a browser.
 * @param site absolute directory
 * @returns figures of each page, the longest of the matrix's answers to a filter in milliseconds, and how the trace view scrolls
 */
export async function measureInBrowser(
  site: string,
  paths: readonly string[],
): Promise<{ pages: PageFigures[]; slowestFilter: number; scrolling: Scrolling }> {
  const browser = await openBrowser();
  const serve = (path: string) => {
    const file = join(site, path);
    return existsSync(file)
      ? { bytes: readFileSync(file), type: mediaTypes[extname(file)] ?? 'application/octet-stream' }
      : undefined;
  };
  try {
    const pages: PageFigures[] = [];
    for (const path of paths) {
      pages.push(
        await browser.withPage({ serve, scripts: true }, async ({ page }) => {
          await page.goto(`${ownOrigin}/${path}`, { waitUntil: 'load' });
          return { path, ...(await page.evaluate(figuresOfPage)) };
        }),
      );
    }
    const slowestFilter = await browser.withPage({ serve, scripts: true }, async ({ page }) => {
      await page.goto(`${ownOrigin}/trace/matrix.html`, { waitUntil: 'load' });
      await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
      return page.evaluate(slowestAnswer);
    });
    const scrolling = await browser.withPage({ serve, scripts: true }, async ({ page }) => {
      await page.goto(`${ownOrigin}/trace/index.html`, { waitUntil: 'load' });
      await page.waitForSelector('.chains-view tbody tr:not(.spacer)');
      return page.evaluate(scrollThrough);
    });
    return { pages, slowestFilter, scrolling };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function figuresOfPage(): Promise<Omit<PageFigures, 'path'>> {
  const shifts: number[] = [];
  let largestPaint = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const weighed = resources.filter(({ name }) => !name.endsWith('.woff2'));
  const own = document.documentElement.outerHTML.length;
  return {
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    largestPaint,
    layoutShift: shifts.reduce((sum, value) => sum + value, 0),
    kilobytes: (own + weighed.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)) / 1000,
    requests: resources.length,
  };
}

/** Runs in the page: types words and picks states, and takes the longest time until rows and count are there. */
function slowestAnswer(): number {
  const form = document.querySelector('.filters') as HTMLFormElement;
  const words = form.querySelector('[name=q]') as HTMLInputElement;
  const verdict = form.querySelector('[name=verdict]') as HTMLSelectElement;
  const box = form.querySelector('[name=state]') as HTMLInputElement;
  const times: number[] = [];
  const answer = (change: () => void): void => {
    change();
    const started = performance.now();
    form.dispatchEvent(new Event('input', { bubbles: true }));
    document.body.getBoundingClientRect();
    times.push(performance.now() - started);
  };
  for (const text of ['a', 'al', 'alarm', '1', '12', ''])
    answer(() => {
      words.value = text;
    });
  for (const option of verdict.options)
    answer(() => {
      verdict.value = option.value;
    });
  answer(() => {
    box.checked = !box.checked;
  });
  return Math.max(...times);
}

/** Runs in the page: scrolls a third of a screen at a time through some of the rows, then jumps through all of them. */
async function scrollThrough(): Promise<Scrolling> {
  const view = document.querySelector('.chains-view') as HTMLElement;
  const times: number[] = [];
  const to = async (top: number): Promise<void> => {
    const started = performance.now();
    view.scrollTop = top;
    view.dispatchEvent(new Event('scroll'));
    document.body.getBoundingClientRect();
    times.push(performance.now() - started);
    await new Promise(requestAnimationFrame);
  };
  for (let step = 0; step < 150; step++) await to(view.scrollTop + 300);
  for (let step = 0; step <= 50; step++) await to((view.scrollHeight * step) / 50);
  const shown = document.querySelector('.filters output')?.textContent ?? '';
  return {
    rows: Number(shown.split(' ')[0]),
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    slowest: Math.max(...times),
  };
}
