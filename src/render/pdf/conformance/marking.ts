import { PDFDict, type PDFDocument, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { contentItems, type PageContent } from '../page-contents.ts';
import type { StructureElement } from '../structure.ts';
import { parentsByScope } from '../table-artifacts.ts';
import { unless } from './objects.ts';

/** All content is tagged or an artifact, and content and structure name each other. */
export function checkMarking(
  pdf: PDFDocument,
  contents: readonly PageContent[],
  elements: readonly StructureElement[],
): string[] {
  const { catalog } = pdf;
  const marks = catalog.lookup(PDFName.of('MarkInfo'));
  const preferences = catalog.lookup(PDFName.of('ViewerPreferences'));
  const language = catalog.lookup(PDFName.of('Lang'));
  return [
    ...unless(
      marks instanceof PDFDict && String(marks.get(PDFName.of('Marked'))) === 'true' && elements.length > 0,
      'the file is not tagged (ISO 19005-3, 6.7.2)',
    ),
    ...unless(
      preferences instanceof PDFDict && String(preferences.get(PDFName.of('DisplayDocTitle'))) === 'true',
      'viewers are not told to show the title (ISO 14289-1, 7.1)',
    ),
    ...unless(
      language instanceof PDFString && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language.decodeText()),
      'the file has no language (ISO 19005-3, 6.7.4)',
    ),
    ...contents.flatMap(({ page, isTagged, reading: { balanced, loose, sequences } }) => [
      ...unless(balanced, `the marks of the content on page ${page} do not pair up (ISO 32000-1, 14.6)`),
      ...unless(
        loose.length === 0 || !isTagged,
        `some content on page ${page} is neither tagged nor an artifact (ISO 14289-1, 7.1)`,
      ),
      ...unless(
        sequences.every(({ isNested }) => !isNested),
        `content on page ${page} is tagged within other content (ISO 14289-1, 7.1)`,
      ),
    ]),
    ...checkOwners(pdf, contents, elements),
  ];
}

/** Every sequence belongs to the one element that names it, and the tree of parents says the same. */
function checkOwners(
  pdf: PDFDocument,
  contents: readonly PageContent[],
  elements: readonly StructureElement[],
): string[] {
  const owners = new Map<PDFRef, Map<number, PDFRef>>();
  const problems: string[] = [];
  const numbers = new Map(contents.map(({ scope, page }) => [scope, page]));
  for (const element of elements) {
    for (const { scope, mcid } of contentItems(element)) {
      const own = owners.get(scope) ?? new Map<number, PDFRef>();
      if (own.has(mcid))
        problems.push(`content on page ${numbers.get(scope)} belongs to two elements (ISO 32000-1, 14.7.4)`);
      owners.set(scope, own.set(mcid, element.ref));
    }
  }
  const parentsOf = parentsByScope(pdf);
  const shown = new Map<PDFRef, Set<number>>();
  for (const { page, scope, reading } of contents) {
    const own = owners.get(scope);
    const parents = parentsOf(scope);
    const here = shown.get(scope) ?? new Set<number>();
    shown.set(scope, here);
    for (const { mcid } of reading.sequences) {
      if (here.has(mcid)) problems.push(`two contents on page ${page} have one number (ISO 32000-1, 14.7.4)`);
      here.add(mcid);
      const owner = own?.get(mcid);
      if (!owner) problems.push(`content on page ${page} belongs to no element (ISO 14289-1, 7.1)`);
      else if (parents?.get(mcid) !== owner)
        problems.push(`content on page ${page} has another parent than its element (ISO 32000-1, 14.7.4.4)`);
    }
  }
  for (const [scope, own] of owners) {
    for (const mcid of own.keys())
      if (!shown.get(scope)?.has(mcid))
        problems.push('an element names content that no page has (ISO 32000-1, 14.7.4)');
  }
  return problems;
}
