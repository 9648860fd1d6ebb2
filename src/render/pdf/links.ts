import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { ownOrigin } from '../browser/index.ts';
import { kidsOf, type StructureElement } from './structure.ts';

/**
 * Mends links: each annotation says where it leads (ISO 14289-1, 7.18.5), links to other documents of the set lead to the
 * file beside this one, and destinations with overlong names get short ones (ISO 19005-3, 6.1.13: 127 bytes).
 * @param texts what the links of the page say, in the order of the document
 */
export function mendLinks(
  pdf: PDFDocument,
  elements: readonly StructureElement[],
  texts: readonly string[],
): void {
  shortenDestinations(pdf);
  const described = describeByStructure(pdf, elements, texts);
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    // The order of tabs is the order of reading (ISO 14289-1, 7.18.3).
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    for (const ref of annotations.asArray()) {
      const annotation = pdf.context.lookup(ref);
      if (!(annotation instanceof PDFDict)) continue;
      const target = retarget(pdf, annotation);
      const text = (ref instanceof PDFRef ? described.get(ref.toString()) : '') || target;
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text || 'Link'));
    }
  }
}

/** Name of a destination in the file: the anchor, or a hash of it where it is too long for a PDF name. */
export function destinationName(anchor: string): string {
  if (Buffer.byteLength(anchor) <= 100) return anchor;
  return `long-${createHash('sha256').update(anchor).digest('hex').slice(0, 32)}`;
}

function describeByStructure(
  pdf: PDFDocument,
  elements: readonly StructureElement[],
  texts: readonly string[],
): Map<string, string> {
  const described = new Map<string, string>();
  const links = elements.filter(({ type }) => type === 'Link');
  if (links.length !== texts.length) return described;
  links.forEach(({ dictionary }, index) => {
    for (const kid of kidsOf(dictionary)) {
      const reference = kid instanceof PDFRef ? pdf.context.lookup(kid) : kid;
      const annotation = reference instanceof PDFDict ? reference.get(PDFName.of('Obj')) : undefined;
      if (annotation instanceof PDFRef) described.set(annotation.toString(), texts[index] ?? '');
    }
  });
  return described;
}

/** Points links at our own origin to the file they mean; returns words for where the link leads. */
function retarget(pdf: PDFDocument, annotation: PDFDict): string {
  const destination = annotation.lookup(PDFName.of('Dest'));
  if (destination instanceof PDFName) return destination.decodeText();
  const action = annotation.lookup(PDFName.of('A'));
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  if (!(uri instanceof PDFString || uri instanceof PDFHexString)) return '';
  const address = uri.decodeText();
  const url = URL.parse(address);
  if (url?.origin !== ownOrigin) return address;
  const file = decode(url.pathname.slice(1));
  const anchor = decode(url.hash.slice(1));
  const name = PDFHexString.fromText(file);
  const go = pdf.context.obj({ Type: 'Action', S: 'GoToR', F: { Type: 'Filespec' } });
  const specification = go.lookup(PDFName.of('F'), PDFDict);
  specification.set(PDFName.of('F'), PDFString.of(file.replace(/[()\\]/g, '\\$&')));
  specification.set(PDFName.of('UF'), name);
  go.set(PDFName.of('D'), anchor ? PDFName.of(destinationName(anchor)) : pdf.context.obj([0, 'Fit']));
  annotation.set(PDFName.of('A'), go);
  return anchor ? `${file}, ${anchor}` : file;
}

function shortenDestinations(pdf: PDFDocument): void {
  const destinations = pdf.catalog.lookup(PDFName.of('Dests'));
  if (destinations instanceof PDFDict) {
    for (const [name, value] of destinations.entries()) {
      const short = destinationName(name.decodeText());
      if (short === name.decodeText()) continue;
      destinations.delete(name);
      destinations.set(PDFName.of(short), value);
    }
  }
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    for (const ref of annotations.asArray()) {
      const annotation = pdf.context.lookup(ref);
      const destination = annotation instanceof PDFDict ? annotation.get(PDFName.of('Dest')) : undefined;
      if (annotation instanceof PDFDict && destination instanceof PDFName) {
        annotation.set(PDFName.of('Dest'), PDFName.of(destinationName(destination.decodeText())));
      }
    }
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
