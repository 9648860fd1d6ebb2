import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** A structure element with its own reference, in the order of reading. */
export interface StructureElement {
  ref: PDFRef;
  dictionary: PDFDict;
  /** Structure type as written, before the role map. */
  type: string;
  parent: StructureElement | undefined;
}

/** All structure elements of a document (ISO 32000-1, 14.7.2), in reading order. */
export function structureElements(pdf: PDFDocument): StructureElement[] {
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  const elements: StructureElement[] = [];
  if (!(root instanceof PDFDict)) return elements;
  // The library keeps one object a reference and one a name.
  const seen = new Set<PDFRef>();
  const open: { ref: PDFRef; parent: StructureElement | undefined }[] = childRefs(root)
    .reverse()
    .map((ref) => ({ ref, parent: undefined }));
  for (let next = open.pop(); next; next = open.pop()) {
    const dictionary = pdf.context.lookup(next.ref);
    const type = dictionary instanceof PDFDict ? dictionary.lookup(typeKey) : undefined;
    if (!(dictionary instanceof PDFDict) || !(type instanceof PDFName) || seen.has(next.ref)) continue;
    seen.add(next.ref);
    const element = { ref: next.ref, dictionary, type: nameText(type), parent: next.parent };
    elements.push(element);
    for (const ref of childRefs(dictionary).reverse()) open.push({ ref, parent: element });
  }
  return elements;
}

const typeKey = PDFName.of('S');
const kidsKey = PDFName.of('K');
const texts = new WeakMap<PDFName, string>();

/** A name as text, decoded once: a tree of tens of thousands of elements has some twenty names. */
export function nameText(name: PDFName): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = name.decodeText();
  texts.set(name, text);
  return text;
}

/** What stands in `K`, as a list. */
export function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.get(kidsKey);
  const value = kids instanceof PDFRef ? element.context.lookup(kids) : kids;
  if (value instanceof PDFArray) return value.asArray();
  return kids === undefined ? [] : [kids];
}

function childRefs(element: PDFDict): PDFRef[] {
  return kidsOf(element).filter((kid) => kid instanceof PDFRef);
}

/** Types Chromium writes that PDF 1.7 does not know, and what they are (ISO 32000-1, 14.7.3). */
const roles: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Aside: 'Div',
  Title: 'P',
  FENote: 'Div',
  Sub: 'Span',
};

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** Mends what Chromium's structure tree lacks for PDF/UA-1: roles, bodies of list items, figures without a text of their own. */
export function mendStructure(pdf: PDFDocument, elements: StructureElement[]): void {
  addRoleMap(pdf, elements);
  const parents = new Set(elements.map(({ parent }) => parent));
  for (const element of elements) {
    if (element.type === 'LI') wrapListBody(pdf, element);
    // The `figure` around a picture and its caption is a group; the picture inside carries the alternative text.
    if (element.type === 'Figure' && !element.dictionary.has(PDFName.of('Alt')) && parents.has(element))
      element.dictionary.set(PDFName.of('S'), PDFName.of('Div'));
  }
}

function addRoleMap(pdf: PDFDocument, elements: StructureElement[]): void {
  const foreign = new Set(elements.map(({ type }) => type).filter((type) => !standardTypes.has(type)));
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (foreign.size === 0 || !(root instanceof PDFDict)) return;
  const map = pdf.context.obj({});
  for (const type of [...foreign].sort()) map.set(PDFName.of(type), PDFName.of(roles[type] ?? 'Span'));
  root.set(PDFName.of('RoleMap'), map);
}

/** ISO 32000-1, 14.8.4.3.3: a list item holds a label and a body, nothing else. */
function wrapListBody(pdf: PDFDocument, item: StructureElement): void {
  const typeOf = (kid: PDFObject) => {
    const dictionary = kid instanceof PDFRef ? pdf.context.lookup(kid) : undefined;
    const type = dictionary instanceof PDFDict ? dictionary.lookup(PDFName.of('S')) : undefined;
    return type instanceof PDFName ? nameText(type) : '';
  };
  const kids = kidsOf(item.dictionary);
  const loose = kids.filter((kid) => !['Lbl', 'LBody'].includes(typeOf(kid)));
  if (loose.length === 0) return;
  const body = pdf.context.obj({ Type: 'StructElem', S: 'LBody' });
  body.set(PDFName.of('P'), item.ref);
  body.set(PDFName.of('K'), pdf.context.obj(loose));
  // Content that lies in the item itself names its page there; the body needs the same.
  const page = item.dictionary.get(PDFName.of('Pg'));
  if (page) body.set(PDFName.of('Pg'), page);
  const ref = pdf.context.register(body);
  for (const kid of loose) {
    const child = kid instanceof PDFRef ? pdf.context.lookup(kid) : undefined;
    if (child instanceof PDFDict && child.has(PDFName.of('P'))) child.set(PDFName.of('P'), ref);
  }
  item.dictionary.set(PDFName.of('K'), pdf.context.obj([...kids.filter((kid) => !loose.includes(kid)), ref]));
}
