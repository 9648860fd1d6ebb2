import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { Graft } from './graft.ts';

/** An empty page with what runs along its margins, as a form that is laid on another page. */
export interface Sheet {
  form: PDFRef;
  width: number;
  height: number;
}

/** Takes the last pages off a print and makes forms of them (ISO 32000-1, 8.10). Their content is not tagged: they say nothing but what runs along. */
export function liftSheets(pdf: PDFDocument, count: number): Sheet[] {
  const { context } = pdf;
  const first = pdf.getPageCount() - count;
  const sheets = pdf
    .getPages()
    .slice(first)
    .map(({ node, ref }): Sheet & { page: PDFRef } => {
      const { width, height } = node.MediaBox().asRectangle();
      const contents = node.get(PDFName.of('Contents'));
      const stream = context.lookup(contents);
      if (!(contents instanceof PDFRef && stream instanceof PDFRawStream))
        throw new Error('An empty page has no content of its own.');
      const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] };
      for (const [key, value] of context.obj(form).entries()) stream.dict.set(key, value);
      stream.dict.set(PDFName.of('Resources'), node.Resources() ?? context.obj({}));
      return { form: contents, width, height, page: ref };
    });
  for (const { page } of sheets) {
    pdf.removePage(first);
    context.delete(page);
  }
  return sheets;
}

/**
 * Lays a sheet below the content of each page of what was grafted, as an artifact (ISO 14289-1, 7.1); one of another size is fitted.
 * @param name of the sheet among what the pages paint
 */
export function laySheets(
  pdf: PDFDocument,
  grafts: readonly Graft[],
  sheets: readonly Sheet[],
  name: string,
): void {
  const { context } = pdf;
  const painters = new Map<string, PDFRef>();
  const painter = (across: number, up: number): PDFRef => {
    const scale = across === 1 && up === 1 ? '' : `${across} 0 0 ${up} 0 0 cm `;
    const content = `/Artifact <</Type /Pagination>> BDC q ${scale}/${name} Do Q EMC\n`;
    const known = painters.get(content) ?? context.register(context.flateStream(content));
    painters.set(content, known);
    return known;
  };
  const laid = grafts.flatMap(({ pages, edits }) => pages.map((page) => ({ page, edits })));
  laid.forEach(({ page: { number, width, height }, edits }, index) => {
    const sheet = sheets[index];
    if (!sheet) throw new Error('There are fewer sheets than pages.');
    const under = painter(ratio(width, sheet.width), ratio(height, sheet.height));
    edits.set(number, (page) => {
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
