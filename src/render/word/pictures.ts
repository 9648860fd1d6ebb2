import type { Element, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Page } from 'puppeteer-core';
import type { SourceHash } from '../../model/index.ts';
import { type BrowserHandle, ownOrigin, type Serve } from '../browser/index.ts';
import { isElement } from '../export/html-tree.ts';
import type { Fonts } from '../fonts/index.ts';

/** A picture as Word shows it; a drawing has an SVG beside the PNG. */
export interface Picture {
  png: Uint8Array;
  svg?: string;
  /** In CSS pixels, of 96 to the inch. */
  width: number;
  height: number;
}

/** The pictures of a document, by the element that shows them. */
export interface Pictures {
  of(element: Element): Picture | undefined;
  /** Files of the project that they show. */
  sources: readonly SourceHash[];
}

/** Pixels drawn for each CSS pixel: sharp in print. */
const sharpness = 2;

const pageName = 'pictures.html';

/** Pictures that were drawn for the documents of a set, by their HTML, each with the files that it shows: a binder has them all again. */
export type DrawnPictures = Map<string, { picture: Picture | undefined; sources: readonly SourceHash[] }>;

/**
 * Draws the pictures of a document as PNG, those that are drawings also as SVG that needs no style sheet: Word knows neither custom
 * properties nor most selectors.
 * @param tree HTML of the document; elements `svg` and `img`
 * @param styles style sheet of the document
 * @param drawn pictures of documents with the same assets, fonts and styles; gets those that are drawn
 */
export async function drawPictures(
  tree: Nodes,
  { assets, fonts, styles, drawn }: { assets: Serve; fonts: Fonts; styles: string; drawn: DrawnPictures },
  browser: () => Promise<BrowserHandle>,
): Promise<Pictures> {
  const all = [...new Set(picturesIn(tree).map(sourceOf))];
  const missing = all.filter((source) => !drawn.has(source));
  let shown: SourceHash[] = [];
  const served: Serve = async (path) => {
    const file = await assets(path);
    if (file?.source) shown.push(file.source);
    return file;
  };
  if (missing.length > 0)
    await (await browser()).withPage(
      { serve: serveWith(`${fonts.css('/fonts/')}${styles}`, served, fonts), scripts: true },
      async ({ page }) => {
        await page.setViewport({ width: 1200, height: 900, deviceScaleFactor: sharpness });
        await page.goto(`${ownOrigin}/${pageName}`, { waitUntil: 'load' });
        for (const source of missing) {
          shown = [];
          const picture = await drawOne(page, source);
          // The browser does not ask again for a file that it has from another picture.
          const [, file] = /^<img[^>]*? src="([^"]*)"/.exec(source) ?? [];
          if (file !== undefined)
            await served(decodeURIComponent(new URL(file, ownOrigin).pathname.slice(1)));
          drawn.set(source, { picture, sources: shown });
        }
      },
    );
  const sources = all.flatMap((source) => drawn.get(source)?.sources ?? []);
  return {
    sources: [...new Map(sources.map((source) => [source.path, source])).values()],
    of: (element) => drawn.get(sourceOf(element))?.picture,
  };
}

/** Puts the pictures below a node behind those that were found; a long document has some hundred thousand nodes. */
function picturesIn(node: Nodes, found: Element[] = []): Element[] {
  if (isElement(node, 'svg', 'img')) found.push(node);
  else if ('children' in node) for (const child of node.children) picturesIn(child, found);
  return found;
}

const sourceOf = (element: Element): string => toHtml(element);

async function drawOne(page: Page, html: string): Promise<Picture | undefined> {
  const shown = await page.evaluate(showInPage, html);
  if (!shown) return undefined;
  const { x, y, width, height, svg } = shown;
  const png = await page.screenshot({
    type: 'png',
    clip: { x, y, width, height },
    captureBeyondViewport: true,
    omitBackground: true,
  });
  return { png, width, height, ...(svg === undefined ? {} : { svg }) };
}

interface Shown {
  x: number;
  y: number;
  width: number;
  height: number;
  svg?: string;
}

/** Runs in the page. */
async function showInPage(html: string): Promise<Shown | undefined> {
  // What a part of a drawing takes from what is around it, and what stands for it alone.
  const inherited = (
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin font-family ' +
    'font-size font-weight font-style text-anchor dominant-baseline visibility'
  ).split(' ');
  const alone = {
    display: 'inline',
    opacity: '1',
    'stop-color': 'rgb(0, 0, 0)',
    'stop-opacity': '1',
    'marker-start': 'none',
    'marker-end': 'none',
  };
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (!(element instanceof HTMLImageElement) && !(element instanceof SVGSVGElement)) return undefined;
  if (element instanceof HTMLImageElement) {
    const isThere = await element.decode().then(
      () => true,
      () => false,
    );
    if (!isThere) return undefined;
  } else {
    // A drawing states the size it has by itself as a limit.
    const limit = Number.parseFloat(element.style.maxWidth);
    if (Number.isFinite(limit)) element.style.width = `${limit}px`;
  }
  await document.fonts.ready;
  const { x, y, width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return undefined;
  const place = { x: x + scrollX, y: y + scrollY, width: Math.ceil(width), height: Math.ceil(height) };
  if (element instanceof HTMLImageElement) return place;
  const copy = element.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  const originals = [element, ...element.querySelectorAll('*')];
  const initial = getComputedStyle(document.body);
  for (const [at, original] of originals.entries()) {
    const target = copies[at] as SVGElement;
    const computed = getComputedStyle(original);
    const around =
      original === element || !original.parentElement ? initial : getComputedStyle(original.parentElement);
    target.removeAttribute('style');
    target.removeAttribute('class');
    for (const name of inherited) {
      const value = computed.getPropertyValue(name);
      if (value === around.getPropertyValue(name)) target.removeAttribute(name);
      else target.setAttribute(name, value);
    }
    for (const [name, usual] of Object.entries(alone)) {
      const value = computed.getPropertyValue(name);
      if (value === usual || value === 'block') target.removeAttribute(name);
      else target.setAttribute(name, value);
    }
  }
  for (const style of copy.querySelectorAll('style')) style.remove();
  copy.setAttribute('width', String(place.width));
  copy.setAttribute('height', String(place.height));
  return { ...place, svg: new XMLSerializer().serializeToString(copy) };
}

function serveWith(styles: string, assets: Serve, fonts: Fonts): Serve {
  return async (path) => {
    if (path === pageName)
      return {
        bytes: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style>${styles}</style><style>body{margin:0}</style></head><body></body></html>`,
        type: 'text/html; charset=utf-8',
      };
    if (!path.startsWith('fonts/')) return assets(path);
    const bytes = fonts.read(path.slice('fonts/'.length));
    return bytes && { bytes, type: 'font/woff2' };
  };
}
