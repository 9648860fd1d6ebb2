import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { contentItems } from '../page-contents.ts';
import { type StructureElement, standardTypes } from '../structure.ts';
import { keyOf, nameIn } from './objects.ts';

/** Which elements may lie in an element, where the standard says it (ISO 32000-1, 14.8.4.3). */
const kids: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
};

/** And the other way round: in which they must lie. */
const homes: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
};

/**
 * The structure tree: roles, order of headings, texts of figures, and what lies in what.
 * @param before depth of the heading before it
 */
export function checkStructure(
  pdf: PDFDocument,
  elements: readonly StructureElement[],
  before: number,
): string[] {
  const problems: string[] = [];
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  const roles = root instanceof PDFDict ? root.lookup(PDFName.of('RoleMap')) : undefined;
  const ids = new Set<string>();
  const top = pdf.catalog.get(PDFName.of('StructTreeRoot'));
  let depth = before;
  for (const element of elements) {
    const { type, dictionary, parent } = element;
    const now = nameIn(dictionary, 'S');
    const within = parent ? nameIn(parent.dictionary, 'S') : '';
    const role = roles instanceof PDFDict ? nameIn(roles, type) : '';
    if (!standardTypes.has(now) && !standardTypes.has(role))
      problems.push(`the structure type ${type} has no role (ISO 19005-3, 6.7.3.4)`);
    if (dictionary.get(keyOf('P')) !== (parent?.ref ?? top))
      problems.push(`an element ${now} names another parent than it has (ISO 32000-1, 14.7.2)`);
    const level = Number(/^H([1-6])$/.exec(now)?.[1] ?? 0);
    if (level > depth + 1)
      problems.push(`a heading skips from level ${depth} to ${level} (ISO 14289-1, 7.4.2)`);
    if (level > 0) depth = level;
    if ((now === 'Figure' || now === 'Formula') && textIn(dictionary, 'Alt') === '')
      problems.push('a figure has no alternative text (ISO 14289-1, 7.3)');
    if (homes[now]?.includes(within) === false)
      problems.push(`an element ${now} lies in ${within || 'nothing'} (ISO 32000-1, 14.8.4.3)`);
    if (kids[within]?.includes(now) === false)
      problems.push(`an element ${within} holds ${now} (ISO 32000-1, 14.8.4.3)`);
    if (kids[now] && contentItems(element).length > 0)
      problems.push(`an element ${now} holds content of its own (ISO 32000-1, 14.8.4.3)`);
    const id = textIn(dictionary, 'ID');
    if (id !== '' && ids.has(id)) problems.push('two elements have one identifier (ISO 32000-1, 14.7.2)');
    ids.add(id);
  }
  if (elements.some(({ dictionary }) => headersOf(dictionary).some((id) => !ids.has(id))))
    problems.push('a cell names a heading that is not there (ISO 14289-1, 7.5)');
  return problems;
}

function textIn(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(keyOf(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

/** Attribute dictionaries of an element (ISO 32000-1, 14.7.5). */
export function attributesOf(element: PDFDict): PDFDict[] {
  const attributes = element.lookup(keyOf('A'));
  if (attributes instanceof PDFDict) return [attributes];
  if (!(attributes instanceof PDFArray)) return [];
  return attributes.asArray().flatMap((entry) => {
    const value = element.context.lookup(entry);
    return value instanceof PDFDict ? [value] : [];
  });
}

function headersOf(element: PDFDict): string[] {
  return attributesOf(element).flatMap((attributes) => {
    const headers = attributes.lookup(keyOf('Headers'));
    if (!(headers instanceof PDFArray)) return [];
    return headers
      .asArray()
      .map((id) => (id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : ''));
  });
}
