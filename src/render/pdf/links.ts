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
import { destinationName } from './destination-name.ts';
import { kidsOf, type StructureElement } from './structure.ts';

/**
 * Mends links: each annotation says where it leads (ISO 14289-1, 7.18.5), links to other documents of the set lead to the
 * file beside this one, and destinations with overlong names get short ones (ISO 19005-3, 6.1.13: 127 bytes).
 * @param texts what the links of the page say, in the order of the document
 * @param file name of the file that the print will be: links to it lead inside
 */
export function mendLinks(
  pdf: PDFDocument,
  elements: readonly StructureElement[],
  { texts, file }: { texts: readonly string[]; file: string },
): void {
  renameDestinations(pdf);
  const described = describeByStructure(pdf, elements, texts);
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    // The order of tabs is the order of reading (ISO 14289-1, 7.18.3).
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    for (const ref of annotations.asArray()) {
      const annotation = pdf.context.lookup(ref);
      if (!(annotation instanceof PDFDict)) continue;
      const target = retarget(pdf, annotation, file);
      const text = (ref instanceof PDFRef ? described.get(ref.toString()) : '') || target;
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text || 'Link'));
    }
  }
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

/** The anchor a destination of Chromium stands for: it writes the fragment of the URL, percent-encoded. */
export function anchorOf(destination: string): string {
  return decode(destination);
}

/** Points links at our own origin to the file they mean; returns words for where the link leads. */
function retarget(pdf: PDFDocument, annotation: PDFDict, own: string): string {
  const destination = annotation.lookup(PDFName.of('Dest'));
  if (destination instanceof PDFName) return anchorOf(destination.decodeText());
  const action = annotation.lookup(PDFName.of('A'));
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  if (!(uri instanceof PDFString || uri instanceof PDFHexString)) return '';
  const address = uri.decodeText();
  const url = URL.parse(address);
  if (url?.origin !== ownOrigin) return address;
  const file = decode(url.pathname.slice(1));
  const anchor = decode(url.hash.slice(1));
  if (file === own && anchor !== '') {
    annotation.delete(PDFName.of('A'));
    annotation.set(PDFName.of('Dest'), PDFName.of(destinationName(anchor)));
    return anchor;
  }
  const name = PDFHexString.fromText(file);
  const go = pdf.context.obj({ Type: 'Action', S: 'GoToR', F: {} });
  // Without `Type`: validators take what has it for a file that needs a relationship to this one (ISO 19005-3, 6.8).
  const specification = go.lookup(PDFName.of('F'), PDFDict);
  specification.set(PDFName.of('F'), PDFString.of(file.replace(/[()\\]/g, '\\$&')));
  specification.set(PDFName.of('UF'), name);
  go.set(PDFName.of('D'), anchor ? PDFName.of(destinationName(anchor)) : pdf.context.obj([0, 'Fit']));
  annotation.set(PDFName.of('A'), go);
  return anchor ? `${file}, ${anchor}` : file;
}

function renameDestinations(pdf: PDFDocument): void {
  const destinations = pdf.catalog.lookup(PDFName.of('Dests'));
  if (destinations instanceof PDFDict) {
    for (const [name, value] of destinations.entries()) {
      destinations.delete(name);
      destinations.set(PDFName.of(destinationName(anchorOf(name.decodeText()))), value);
    }
  }
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    for (const ref of annotations.asArray()) {
      const annotation = pdf.context.lookup(ref);
      const destination = annotation instanceof PDFDict ? annotation.get(PDFName.of('Dest')) : undefined;
      if (annotation instanceof PDFDict && destination instanceof PDFName) {
        annotation.set(PDFName.of('Dest'), PDFName.of(destinationName(anchorOf(destination.decodeText()))));
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
