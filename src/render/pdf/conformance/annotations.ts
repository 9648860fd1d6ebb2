import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { kidsOf, type StructureElement } from '../structure.ts';
import { parentTree } from '../table-artifacts.ts';
import { nameIn, unless } from './objects.ts';

/** Annotations: only links, each tagged, each with a text, all of them printed. */
export function checkAnnotations(
  pdf: PDFDocument,
  elements: readonly StructureElement[],
  numberOf: (index: number) => number,
): string[] {
  const owners = new Map<PDFRef, PDFRef>();
  for (const { dictionary, type, ref } of elements) {
    if (type !== 'Link') continue;
    for (const kid of kidsOf(dictionary)) {
      const reference = pdf.context.lookup(kid);
      const annotation = reference instanceof PDFDict ? reference.get(PDFName.of('Obj')) : undefined;
      if (annotation instanceof PDFRef) owners.set(annotation, ref);
    }
  }
  const parents = parentTree(pdf);
  return pdf.getPages().flatMap((page, index) => {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray) || annotations.size() === 0) return [];
    return [
      ...unless(
        nameIn(page.node, 'Tabs') === 'S',
        'the order of tabs is not that of the structure (ISO 14289-1, 7.18.3)',
      ),
      ...annotations
        .asArray()
        .flatMap((ref) => checkAnnotation(pdf, ref, { owners, parents, page: numberOf(index) })),
    ];
  });
}

function checkAnnotation(
  pdf: PDFDocument,
  ref: unknown,
  { owners, parents, page }: { owners: Map<PDFRef, PDFRef>; parents: Map<number, PDFRef>; page: number },
): string[] {
  const annotation = ref instanceof PDFRef ? pdf.context.lookup(ref) : undefined;
  if (!(ref instanceof PDFRef) || !(annotation instanceof PDFDict))
    return [`a link on page ${page} cannot be read`];
  const owner = owners.get(ref);
  const key = annotation.lookup(PDFName.of('StructParent'));
  const text = annotation.lookup(PDFName.of('Contents'));
  // Bits of the flags: 1 invisible, 2 hidden, 3 prints, 6 not in view, 9 in view at times.
  const flags = Number(String(annotation.get(PDFName.of('F')) ?? 0));
  return [
    ...unless(
      nameIn(annotation, 'Subtype') === 'Link',
      `page ${page} has an annotation that is no link (ISO 19005-3, 6.3.1)`,
    ),
    ...unless(
      (text instanceof PDFString || text instanceof PDFHexString) && text.decodeText() !== '',
      `a link on page ${page} has no text of its own (ISO 14289-1, 7.18.5)`,
    ),
    ...unless(owner !== undefined, `a link on page ${page} is not tagged (ISO 14289-1, 7.18.5)`),
    ...unless(
      owner === undefined || (key instanceof PDFNumber && parents.get(key.asNumber()) === owner),
      `a link on page ${page} has another parent than its element (ISO 32000-1, 14.7.4.4)`,
    ),
    ...unless((flags & 0b100100111) === 0b100, `a link on page ${page} does not print (ISO 19005-3, 6.3.2)`),
  ];
}
