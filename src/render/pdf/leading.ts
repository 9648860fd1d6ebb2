import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';
import { readTop } from './page-numbers.ts';

/** The least that a last page holds, of 1, where another page follows it: a third, and room for rounding. */
export const leastFill = 0.35;

/** How far apart lines may be set, of what the styles say; what differs least comes first. Nobody sees it. */
const leadings = [0.99, 1.01, 0.98, 1.02, 0.97, 1.03, 0.96, 1.04, 0.95, 1.05];

/**
 * Sets the lines of a text a little closer, or further apart, where its last page would else be under a third full. The next piece begins
 * a page whatever this one leaves empty: so each is printed and kept by what it holds itself. At the end of a document lines are only set
 * closer, where its last page is then not needed.
 * @param print prints the page, without tags
 * @param least of the size that drawings were drawn in
 * @returns the print that is as it shall be, and how its lines were set; as the styles say where nothing helps
 * @implements SRS-3879
 */
export async function setLines(
  page: Page,
  print: () => Promise<PDFDocument>,
  isFollowed: boolean,
  least: number,
): Promise<{ pdf: PDFDocument; leading: number }> {
  await page.evaluate(markEnd, endAnchor);
  const asStyled = await print();
  const filled = lastFill(asStyled);
  const found = filled < leastFill ? await tryEach(asStyled.getPageCount()) : undefined;
  await page.evaluate(unmarkEnd, endAnchor);
  await page.evaluate(useLeading, { leading: found?.leading ?? 1, least });
  return found ?? { pdf: asStyled, leading: 1 };

  async function tryEach(pages: number): Promise<{ pdf: PDFDocument; leading: number } | undefined> {
    if (!isFollowed && pages < 2) return undefined;
    for (const leading of isFollowed ? leadings : leadings.filter((each) => each < 1)) {
      // Closer lines must take in what the last page holds; wider ones bring it what it lacks. With the room between them it is twice as much.
      const needed = leading < 1 ? filled : leastFill - filled;
      if (2 * Math.abs(1 - leading) * pages < needed) continue;
      await page.evaluate(useLeading, { leading, least });
      const pdf = await print();
      if (lastFill(pdf) >= leastFill) return { pdf, leading };
    }
    return undefined;
  }
}

/** No anchor of a text holds a blank. */
export const endAnchor = 'end of the text';

/** Margins of `print.css` in points: of a page upright or on its side, nearly the same. */
const margins = { top: 75, both: 145 };

/** How far down the last page a text reaches, of 1. */
function lastFill(pdf: PDFDocument): number {
  const { height } = pdf.getPage(pdf.getPageCount() - 1).getSize();
  const top = readTop(pdf, endAnchor);
  return top === undefined ? 1 : (height - top - margins.top) / (height - margins.both);
}

/*
 * These functions run inside the page that is printed, through the debugger: they may use nothing but their arguments and the DOM.
 */

/**
 * Sets lines so far apart, of what the styles say. Where they stand closer, drawings are smaller too, which brings more.
 * @param least of the size a drawing was drawn in
 */
export function useLeading({ leading, least }: { leading: number; least: number }): void {
  document.documentElement.style.setProperty('--leading', String(leading));
  for (const drawing of document.querySelectorAll<SVGSVGElement>('main figure > svg')) {
    drawing.dataset.limit ??= drawing.style.maxHeight;
    drawing.style.maxHeight = drawing.dataset.limit;
    if (leading >= 1) continue;
    const { height } = drawing.getBoundingClientRect();
    const smaller = Math.max(height * (1 - 3 * (1 - leading)), drawing.viewBox.baseVal.height * least);
    drawing.style.maxHeight = `${Math.floor(Math.min(height, smaller))}px`;
  }
}

/** Names the end of the text, so that a print says where it stands. */
function markEnd(anchor: string): void {
  const end = document.createElement('div');
  end.id = anchor;
  document.querySelector('main')?.append(end);
  const link = document.createElement('a');
  link.href = `#${encodeURIComponent(anchor)}`;
  link.hidden = true;
  document.body.append(link);
}

function unmarkEnd(anchor: string): void {
  document.getElementById(anchor)?.remove();
  document.body.lastElementChild?.remove();
}
