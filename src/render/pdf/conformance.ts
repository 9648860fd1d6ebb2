import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { informationOf } from './metadata.ts';
import { kidsOf, nameText, type StructureElement, standardTypes, structureElements } from './structure.ts';

/** What the pass over the content streams saw, which cannot be seen from the objects alone. */
export interface ContentReport {
  /** Every painting lies in marked content, and its operators pair up. */
  marked: boolean;
  showsMissingGlyph: boolean;
}

/**
 * Checks a document against the rules of PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) that a print of ours could break.
 * The claim of conformance is made only when this list is empty.
 * @returns what is wrong, each with the clause, at most one sentence a rule
 * @implements SRS-1005
 */
export function checkConformance(pdf: PDFDocument, content: ContentReport): string[] {
  const elements = structureElements(pdf);
  const all = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = all.flatMap((object) =>
    object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : [],
  );
  return [
    ...checkFile(pdf, dictionaries),
    ...checkMarking(pdf, content, elements),
    ...checkFonts(dictionaries, content),
    ...checkImages(dictionaries),
    ...checkStructure(elements),
    ...checkAnnotations(pdf, elements),
    ...checkAttachments(pdf, dictionaries),
  ];
}

function checkFile(pdf: PDFDocument, dictionaries: PDFDict[]): string[] {
  const intents = pdf.catalog.lookup(PDFName.of('OutputIntents'));
  const title = informationOf(pdf)?.lookup(PDFName.of('Title'));
  const actions = dictionaries
    .map((dictionary) => nameIn(dictionary, 'S'))
    .filter((type) => forbiddenActions.has(type));
  return [
    ...unless(
      pdf.context.trailerInfo.ID instanceof PDFArray,
      'the file has no identifier (ISO 19005-3, 6.1.3)',
    ),
    ...unless(pdf.context.trailerInfo.Encrypt === undefined, 'the file is encrypted (ISO 19005-3, 6.1.3)'),
    ...unless(
      intents instanceof PDFArray && intents.size() === 1,
      'there is no output intent (ISO 19005-3, 6.2.3)',
    ),
    ...unless(actions.length === 0, `there are actions of the type ${actions[0]} (ISO 19005-3, 6.5.1)`),
    ...unless(
      (title instanceof PDFHexString || title instanceof PDFString) && title.decodeText() !== '',
      'the file has no title (ISO 14289-1, 7.1)',
    ),
    ...unless(
      dictionaries.every((dictionary) => dictionary.keys().every(isShort)),
      'a name is longer than 127 bytes (ISO 19005-3, 6.1.13)',
    ),
  ];
}

/** No name of up to 40 characters is longer than 127 bytes, however it is written. */
function isShort(name: PDFName): boolean {
  return name.toString().length <= 40 || name.asBytes().length <= 127;
}

const forbiddenActions = new Set([
  'JavaScript',
  'Launch',
  'Sound',
  'Movie',
  'ResetForm',
  'ImportData',
  'Hide',
  'SetOCGState',
  'Rendition',
  'Trans',
  'GoTo3DView',
]);

function checkMarking(pdf: PDFDocument, content: ContentReport, elements: StructureElement[]): string[] {
  const { catalog } = pdf;
  const marks = catalog.lookup(PDFName.of('MarkInfo'));
  const preferences = catalog.lookup(PDFName.of('ViewerPreferences'));
  const language = catalog.lookup(PDFName.of('Lang'));
  return [
    ...unless(marks instanceof PDFDict && elements.length > 0, 'the file is not tagged (ISO 19005-3, 6.7.2)'),
    ...unless(content.marked, 'some content is neither tagged nor an artifact (ISO 14289-1, 7.1)'),
    ...unless(
      preferences instanceof PDFDict && String(preferences.get(PDFName.of('DisplayDocTitle'))) === 'true',
      'viewers are not told to show the title (ISO 14289-1, 7.1)',
    ),
    ...unless(
      language instanceof PDFString && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language.decodeText()),
      'the file has no language (ISO 19005-3, 6.7.4)',
    ),
  ];
}

function checkFonts(dictionaries: PDFDict[], content: ContentReport): string[] {
  const problems = new Set<string>();
  for (const font of dictionaries.filter((dictionary) => nameIn(dictionary, 'Type') === 'Font')) {
    const type = nameIn(font, 'Subtype');
    const name = nameIn(font, 'BaseFont');
    if (type === 'Type0') {
      if (!font.has(PDFName.of('ToUnicode')))
        problems.add(`the font ${name} does not say what its glyphs mean (ISO 14289-1, 7.21.7)`);
    } else if (type !== 'Type3') {
      const descriptor = font.lookup(PDFName.of('FontDescriptor'));
      const embedded =
        descriptor instanceof PDFDict &&
        ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)));
      if (!embedded) problems.add(`the font ${name} is not embedded (ISO 19005-3, 6.2.11.4)`);
      if (type === 'CIDFontType2' && !font.has(PDFName.of('CIDToGIDMap')))
        problems.add(`the font ${name} has no map of its glyphs (ISO 19005-3, 6.2.11.3)`);
    } else if (!font.has(PDFName.of('ToUnicode')))
      problems.add('a bitmap font does not say what its glyphs mean (ISO 14289-1, 7.21.7)');
  }
  if (content.showsMissingGlyph)
    problems.add('a character is shown that the fonts do not have (ISO 19005-3, 6.2.11.8)');
  return [...problems];
}

function checkImages(dictionaries: PDFDict[]): string[] {
  const images = dictionaries.filter((dictionary) => nameIn(dictionary, 'Subtype') === 'Image');
  return [
    ...unless(
      images.every((image) => String(image.get(PDFName.of('Interpolate')) ?? 'false') === 'false'),
      'an image is interpolated (ISO 19005-3, 6.2.8)',
    ),
    ...unless(
      images.every((image) => nameIn(image, 'ColorSpace') !== 'DeviceCMYK'),
      'an image has CMYK colours, which the output intent does not describe (ISO 19005-3, 6.2.4.3)',
    ),
  ];
}

function checkStructure(elements: StructureElement[]): string[] {
  const problems = new Set<string>();
  let depth = 0;
  for (const { type, dictionary, parent } of elements) {
    if (!standardTypes.has(type) && !roleOf(elements, type))
      problems.add(`the structure type ${type} has no role (ISO 19005-3, 6.7.3.4)`);
    const heading = /^H([1-6])$/.exec(nameIn(dictionary, 'S'));
    if (heading) {
      const level = Number(heading[1]);
      if (level > depth + 1)
        problems.add(`a heading skips from level ${depth} to ${level} (ISO 14289-1, 7.4.2)`);
      depth = level;
    }
    const current = nameIn(dictionary, 'S');
    if (current === 'Figure' && !dictionary.has(PDFName.of('Alt')))
      problems.add('a figure has no alternative text (ISO 14289-1, 7.3)');
    if (
      current === 'TR' &&
      parent &&
      !['Table', 'THead', 'TBody', 'TFoot'].includes(nameIn(parent.dictionary, 'S'))
    )
      problems.add('a row lies outside a table (ISO 14289-1, 7.2)');
    if ((current === 'TH' || current === 'TD') && (!parent || nameIn(parent.dictionary, 'S') !== 'TR'))
      problems.add('a cell lies outside a row (ISO 14289-1, 7.2)');
    if (current === 'LI' && elements.length > 0 && !listItemIsWhole(dictionary))
      problems.add('a list item has no body (ISO 14289-1, 7.6)');
  }
  return [...problems];
}

function roleOf(elements: StructureElement[], type: string): boolean {
  const root = elements[0]?.dictionary.context.lookup(elements[0].dictionary.get(PDFName.of('P')));
  const map = root instanceof PDFDict ? root.lookup(PDFName.of('RoleMap')) : undefined;
  return map instanceof PDFDict && map.has(PDFName.of(type));
}

function listItemIsWhole(item: PDFDict): boolean {
  return kidsOf(item).every((kid) => {
    const child = kid instanceof PDFRef ? item.context.lookup(kid) : kid;
    return child instanceof PDFDict && ['Lbl', 'LBody'].includes(nameIn(child, 'S'));
  });
}

function checkAnnotations(pdf: PDFDocument, elements: StructureElement[]): string[] {
  const problems = new Set<string>();
  const inStructure = new Set<string>();
  for (const { dictionary, type } of elements) {
    if (type !== 'Link') continue;
    for (const kid of kidsOf(dictionary)) {
      const reference = kid instanceof PDFRef ? pdf.context.lookup(kid) : kid;
      const annotation = reference instanceof PDFDict ? reference.get(PDFName.of('Obj')) : undefined;
      if (annotation instanceof PDFRef) inStructure.add(annotation.toString());
    }
  }
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    if (nameIn(page.node, 'Tabs') !== 'S')
      problems.add('the order of tabs is not that of the structure (ISO 14289-1, 7.18.3)');
    for (const ref of annotations.asArray()) {
      const annotation = pdf.context.lookup(ref);
      if (!(annotation instanceof PDFDict)) continue;
      if (!annotation.has(PDFName.of('Contents')))
        problems.add('a link has no text of its own (ISO 14289-1, 7.18.5)');
      if (!inStructure.has(ref.toString())) problems.add('a link is not tagged (ISO 14289-1, 7.18.5)');
      // Bit 3 of the flags: the annotation prints.
      if ((Number(String(annotation.get(PDFName.of('F')) ?? 0)) & 4) === 0)
        problems.add('a link does not print (ISO 19005-3, 6.3.2)');
    }
  }
  return [...problems];
}

function checkAttachments(pdf: PDFDocument, dictionaries: PDFDict[]): string[] {
  const files = dictionaries.filter((dictionary) => dictionary.has(PDFName.of('EF')));
  const associated = pdf.catalog.lookup(PDFName.of('AF'));
  return [
    ...unless(
      files.every((file) => ['AFRelationship', 'F', 'UF'].every((key) => file.has(PDFName.of(key)))),
      'an attachment does not say how it relates to the document (ISO 19005-3, 6.8)',
    ),
    ...unless(
      files.length === 0 || (associated instanceof PDFArray && associated.size() === files.length),
      'an attachment is not associated with the document (ISO 19005-3, 6.8)',
    ),
  ];
}

function unless(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}

function nameIn(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? nameText(value) : '';
}
