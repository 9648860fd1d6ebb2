import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';

/** Actions that run a program or send something (ISO 32000-2, 12.6.4). */
const actions = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'RichMediaExecute']);
/** Entries that hold a script, or a form with scripts of its own. */
const entries = new Set(['JS', 'JavaScript', 'XFA', 'OnInstantiate', 'RichMediaContent']);

/**
 * Looks for what can act in a PDF: scripts, actions that start programs or send data, dynamic forms, rich media.
 * @returns why it is not shown, in words that follow its name; undefined where nothing can act
 */
export async function pdfScript(bytes: Uint8Array): Promise<string | undefined> {
  let pdf: PDFDocument;
  try {
    pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    if (pdf.getPageCount() === 0) return 'is a PDF without a page';
  } catch {
    return 'cannot be read as a PDF, or is encrypted';
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    const found = activeIn(object);
    if (found !== undefined) return `holds what can act (${found})`;
  }
  return undefined;
}

function activeIn(object: PDFObject): string | undefined {
  const pending = [object];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next instanceof PDFArray) for (const entry of next.asArray()) pending.push(entry);
    const dictionary = next instanceof PDFStream ? next.dict : next;
    if (!(dictionary instanceof PDFDict)) continue;
    for (const [key, value] of dictionary.entries()) {
      const name = key.decodeText();
      if (entries.has(name)) return name;
      if (name === 'S' && value instanceof PDFName && actions.has(value.decodeText()))
        return value.decodeText();
      pending.push(value);
    }
  }
  return undefined;
}
