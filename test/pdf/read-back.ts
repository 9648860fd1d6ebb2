import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a viewer sees in a PDF, read by an engine that did not write it. */
export interface ReadBack {
  /** Text of each page, items joined by blanks. */
  pages: string[];
  /** Bookmarks in order. */
  bookmarks: { depth: number; title: string; page: number }[];
  /** Links of each page: named destination or address. */
  links: { page: number; target: string; contents: string }[];
  pageOf(anchor: string): Promise<number>;
  attachments: string[];
  /** What the page field of a reader shows for each page. */
  labels: string[];
  sizes: { width: number; height: number }[];
  roles: Set<string>;
}

interface Bookmark {
  title: string;
  dest: string | unknown[] | null;
  items: Bookmark[];
}

export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pageOf = async (destination: string | unknown[] | null) => {
    const target = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
    return target ? (await pdf.getPageIndex(target[0] as { num: number; gen: number })) + 1 : 0;
  };
  const read: ReadBack = {
    pages: [],
    bookmarks: [],
    links: [],
    pageOf,
    attachments: [],
    labels: (await pdf.getPageLabels()) ?? [],
    sizes: [],
    roles: new Set(),
  };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    read.pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
    const [, , width = 0, height = 0] = page.view;
    read.sizes.push({ width, height });
    for (const annotation of await page.getAnnotations()) {
      const target = annotation.dest ?? annotation.url ?? annotation.unsafeUrl ?? '';
      read.links.push({ page: number, target: String(target), contents: annotation.contentsObj?.str ?? '' });
    }
    collectRoles(await page.getStructTree(), read.roles);
  }
  const walk = async (bookmarks: Bookmark[], depth: number) => {
    for (const { title, dest, items } of bookmarks) {
      read.bookmarks.push({ depth, title, page: await pageOf(dest) });
      await walk(items, depth + 1);
    }
  };
  await walk(((await pdf.getOutline()) ?? []) as Bookmark[], 1);
  const attachments = (await pdf.getAttachments()) as Map<string, unknown> | null;
  read.attachments = [...(attachments?.keys() ?? [])];
  return read;
}

function collectRoles(node: unknown, roles: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') roles.add(node.role);
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) collectRoles(child, roles);
}

/** The metadata packet, the catalog and the objects as another reader of the file finds them. */
export async function readObjects(bytes: Uint8Array) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const metadata = pdf.catalog.lookup(PDFName.of('Metadata'));
  const xmp = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.contents) : '';
  const intents = pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
  const profile = intents.lookup(0, PDFDict).lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info) as PDFDict;
  const infoText = (key: string) => {
    const value = info.lookup(PDFName.of(key));
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  };
  const attachment = (index: number) => {
    const files = pdf.catalog.lookup(PDFName.of('AF'), PDFArray);
    const specification = files.lookup(index, PDFDict);
    const stream = specification.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as PDFRawStream;
    return {
      relationship: String(specification.get(PDFName.of('AFRelationship'))),
      text: new TextDecoder().decode(decodePDFRawStream(stream).decode()),
    };
  };
  return {
    pdf,
    xmp,
    profile,
    infoText,
    attachment,
    language: String(pdf.catalog.lookup(PDFName.of('Lang'))),
  };
}
