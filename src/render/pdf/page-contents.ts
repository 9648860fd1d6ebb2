import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { type ContentReading, readContent } from './content-stream.ts';
import { decodedStream } from './streams.ts';
import { kidsOf, type StructureElement } from './structure.ts';

/** A content stream, decoded and read: of a page, or of a form that a page paints. */
export interface PageContent {
  /** Page it is painted on, from 1. */
  page: number;
  /** What its marks are numbered in: the page, or the form. */
  scope: PDFRef;
  ref: PDFRef;
  bytes: Uint8Array;
  reading: ContentReading;
  /** Its paintings are marked one by one. A form without tags is marked as a whole where it is painted. */
  isTagged: boolean;
}

/**
 * The content of all pages, in order. Chromium paints in forms with tags of their own where a page blends colours.
 * @param numberOf number of the page at an index
 */
export function readPageContents(pdf: PDFDocument, numberOf = fromOne): PageContent[] {
  const known = new Set<PDFRef>();
  return pdf.getPages().flatMap((page, index) => {
    const read = (
      ref: PDFRef,
      scope: PDFRef,
      resources: PDFDict | undefined,
      isTagged: boolean,
    ): PageContent[] => {
      const stream = pdf.context.lookup(ref);
      if (!(stream instanceof PDFRawStream) || known.has(ref)) return [];
      known.add(ref);
      const forms = formsIn(resources);
      const bytes = decodedStream(stream);
      const reading = readContent(bytes, (name) => forms.get(name)?.isTagged ?? false);
      return [
        { page: numberOf(index), scope, ref, bytes, reading, isTagged },
        ...[...forms.values()].flatMap((form) => read(form.ref, form.ref, form.resources, form.isTagged)),
      ];
    };
    return contentRefs(page.node).flatMap((ref) => read(ref, page.ref, page.node.Resources(), true));
  });
}

/** Number of the page at an index, where no pages stand before it. */
export function fromOne(index: number): number {
  return index + 1;
}

/** Writes what is to stand in a content stream in place of what does. */
export function writeContent(pdf: PDFDocument, ref: PDFRef, bytes: Uint8Array): void {
  const old = pdf.context.lookup(ref);
  const stream = pdf.context.flateStream(bytes);
  if (old instanceof PDFRawStream) {
    for (const [key, value] of old.dict.entries()) if (!stream.dict.has(key)) stream.dict.set(key, value);
  }
  pdf.context.assign(ref, stream);
}

/** The streams that a page paints. */
export function contentRefs(page: PDFDict): PDFRef[] {
  const contents = page.get(PDFName.of('Contents'));
  if (contents instanceof PDFRef) return [contents];
  return contents instanceof PDFArray ? contents.asArray().filter((ref) => ref instanceof PDFRef) : [];
}

interface Form {
  ref: PDFRef;
  resources: PDFDict | undefined;
  isTagged: boolean;
}

/** The forms among the resources of a stream, by the name that paints them (ISO 32000-1, 8.10). */
function formsIn(resources: PDFDict | undefined): Map<string, Form> {
  const forms = new Map<string, Form>();
  const objects = resources?.lookup(PDFName.of('XObject'));
  if (!(objects instanceof PDFDict)) return forms;
  for (const [name, ref] of objects.entries()) {
    const form = objects.context.lookup(ref);
    if (!(ref instanceof PDFRef && form instanceof PDFRawStream)) continue;
    if (form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) continue;
    const own = form.dict.lookup(PDFName.of('Resources'));
    forms.set(name.decodeText(), {
      ref,
      resources: own instanceof PDFDict ? own : undefined,
      isTagged: form.dict.has(PDFName.of('StructParents')),
    });
  }
  return forms;
}

/** Forms with tags of their own that are painted by what has these resources, directly or in other forms. */
export function taggedForms(resources: PDFDict | undefined): PDFRef[] {
  return [...formsIn(resources).values()].flatMap((form) => [
    ...(form.isTagged ? [form.ref] : []),
    ...taggedForms(form.resources),
  ]);
}

/** A marked-content sequence in the list of kids of an element (ISO 32000-1, 14.7.4.2). */
export interface ContentItem {
  kid: PDFObject;
  scope: PDFRef;
  mcid: number;
}

/** What an element holds of pages by itself, not by the elements in it. */
export function contentItems({ dictionary }: Pick<StructureElement, 'dictionary'>): ContentItem[] {
  const own = dictionary.get(pageKey);
  return kidsOf(dictionary).flatMap((kid): ContentItem[] => {
    if (kid instanceof PDFNumber)
      return own instanceof PDFRef ? [{ kid, scope: own, mcid: kid.asNumber() }] : [];
    if (!(kid instanceof PDFDict)) return [];
    const mcid = kid.get(mcidKey);
    const scope = kid.get(streamKey) ?? kid.get(pageKey) ?? own;
    return mcid instanceof PDFNumber && scope instanceof PDFRef
      ? [{ kid, scope, mcid: mcid.asNumber() }]
      : [];
  });
}

const pageKey = PDFName.of('Pg');
const streamKey = PDFName.of('Stm');
const mcidKey = PDFName.of('MCID');
