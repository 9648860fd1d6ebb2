import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { markArtifacts, readContent } from './content-stream.ts';
import type { Graft, GraftedPage } from './graft.ts';
import { contentItems, contentRefs, taggedForms, writeContent } from './page-contents.ts';
import { decodedStream } from './streams.ts';
import { structureElements } from './structure.ts';
import { forgetItems } from './table-artifacts.ts';
import { watermark } from './watermark.ts';

/** An empty page with what runs along its margins, as a form that is laid on another page. */
export interface Sheet {
  form: PDFRef;
  width: number;
  height: number;
}

/**
 * Takes empty pages off a print. Their content belongs to no element any more: Chromium may open the text of the page behind on them,
 * and shows nothing of it.
 */
function takeOff(pdf: PDFDocument, first: number, count: number): PDFPage[] {
  const pages = pdf.getPages().slice(first, first + count);
  const refs = new Set(pages.flatMap(({ ref, node }) => [ref, ...taggedForms(node.Resources())]));
  const items = structureElements(pdf).flatMap((element) =>
    contentItems(element)
      .filter(({ scope }) => refs.has(scope))
      .map((item) => ({ ...item, element })),
  );
  forgetItems(pdf, items);
  for (const { ref } of pages) {
    pdf.removePage(first);
    pdf.context.delete(ref);
  }
  return pages;
}

/** Takes empty pages off a print with what they paint: what nothing names would still be written. */
export function dropPages(pdf: PDFDocument, first: number, count: number): void {
  for (const { node } of takeOff(pdf, first, count)) {
    for (const ref of [...contentRefs(node), ...taggedForms(node.Resources())]) pdf.context.delete(ref);
  }
}

/** Takes empty pages out of a print and makes forms of them (ISO 32000-1, 8.10). They say nothing but what runs along their margins. */
export function liftSheets(pdf: PDFDocument, first: number, count: number): Sheet[] {
  const { context } = pdf;
  return takeOff(pdf, first, count).map(({ node }): Sheet => {
    const { width, height } = node.MediaBox().asRectangle();
    const ref = node.get(PDFName.of('Contents'));
    const stream = context.lookup(ref);
    if (!(ref instanceof PDFRef && stream instanceof PDFRawStream))
      throw new Error('An empty page has no content of its own.');
    const bytes = decodedStream(stream);
    const reading = readContent(bytes);
    if (reading.sequences.length > 0) {
      const all = new Set(reading.sequences.map(({ mcid }) => mcid));
      writeContent(pdf, ref, markArtifacts(bytes, { ...reading, loose: [] }, all));
    }
    const { dict } = context.lookup(ref) as PDFRawStream;
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] };
    for (const [key, value] of context.obj(form).entries()) dict.set(key, value);
    dict.set(PDFName.of('Resources'), node.Resources() ?? context.obj({}));
    return { form: ref, width, height };
  });
}

/**
 * Lays a sheet below the content of each page of what was grafted, as an artifact (ISO 14289-1, 7.1); one of another size is fitted.
 * @param name of the sheet among what the pages paint
 * @param isDraft whether the pages are marked as a draft
 */
export function laySheets(
  pdf: PDFDocument,
  grafts: readonly Graft[],
  sheets: readonly Sheet[],
  { name, isDraft }: { name: string; isDraft: boolean },
): void {
  const { context } = pdf;
  const painters = new Map<string, PDFRef>();
  const painter = ({ width, height }: GraftedPage, sheet: Sheet): PDFRef => {
    const [across, up] = [ratio(width, sheet.width), ratio(height, sheet.height)];
    const scale = across === 1 && up === 1 ? '' : `${across} 0 0 ${up} 0 0 cm `;
    const mark = isDraft ? `${watermark(width, height)}\n` : '';
    const content = `${mark}/Artifact <</Type /Pagination>> BDC q ${scale}/${name} Do Q EMC\n`;
    const known = painters.get(content) ?? context.register(context.flateStream(content));
    painters.set(content, known);
    return known;
  };
  const laid = grafts.flatMap(({ pages, edits }) => pages.map((page) => ({ page, edits })));
  laid.forEach(({ page: grafted, edits }, index) => {
    const sheet = sheets[index];
    if (!sheet) throw new Error('There are fewer sheets than pages.');
    const under = painter(grafted, sheet);
    edits.set(grafted.number, (page) => {
      const contents = page.get(PDFName.of('Contents'));
      const existing = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
      page.set(PDFName.of('Contents'), context.obj([under, ...existing]));
      const resources = page.get(PDFName.of('Resources'));
      if (!(resources instanceof PDFDict)) throw new Error('A page has no resources of its own.');
      const known = resources.get(PDFName.of('XObject'));
      const objects = known instanceof PDFDict ? known : context.obj({});
      objects.set(PDFName.of(name), sheet.form);
      resources.set(PDFName.of('XObject'), objects);
    });
  });
}

function ratio(wanted: number, have: number): number {
  return Math.round((wanted / have) * 10_000) / 10_000;
}
