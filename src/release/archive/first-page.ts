import { isInstalled } from '../../model/renderers.ts';

/** What reads the first page of PDFs; undefined where the engine for it is not installed. */
export function firstPageReader(): typeof firstPageText | undefined {
  return isInstalled('pdfjs-dist') ? firstPageText : undefined;
}

/**
 * Text of the first page of a PDF, read by an engine that did not write it.
 * @throws for what is no PDF
 */
export async function firstPageText(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(1);
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  } finally {
    await task.destroy();
  }
}
