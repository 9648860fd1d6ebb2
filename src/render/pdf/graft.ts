import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { destinationName } from './destination-name.ts';
import { type OwnFile, reach } from './own-file.ts';
import { kidsOf, structureElements } from './structure.ts';
import { type Lookup, readTree } from './trees.ts';

/** A file of ours that is to be joined to another: what has to be known of it before, and the way to it. */
export interface Joinable {
  pages: GraftedPage[];
  destinations: Destination[];
  /** As its trailer names it. */
  identifier: string;
  /** Opens it: several large ones are not held at once. */
  open(): OwnFile;
}

/** What is to be joined. */
export function joinable(open: () => OwnFile): Joinable {
  const file = open();
  const identifier = String(file.trailer.get(PDFName.of('ID')));
  return { pages: pagesOf(file), destinations: destinationsOf(file), identifier, open };
}

/** A file of ours whose pages become pages of another, with their tags; its objects get the numbers from `offset` on. */
export interface Graft extends Pick<Joinable, 'pages' | 'open'> {
  offset: number;
  /** Highest number of its objects in the whole. */
  last: number;
  /** Bytes that it takes in the whole, about: numbers get longer, and every object stands once in the table. */
  size: number;
  /** Goes before the names of its destinations, and before the identifiers of its elements. */
  prefix: string;
  idPrefix: string;
  /** Added to the keys of its tree of parents. */
  keyOffset: number;
  /** Where its structure hangs: the element that takes the place of its root. */
  rootNumber: number;
  parent: PDFRef;
  /** What holds for the file as a whole, such as its outline and its metadata: it stays behind. */
  left: ReadonlySet<number>;
  /** Changes to single dictionaries, by their number in the file; they see them with their new references. */
  edits: Map<number, (dictionary: PDFDict) => void>;
}

/** A named destination: the number of its page, and what of it is shown. */
interface Destination {
  name: string;
  page: number;
  view: PDFObject[];
}

export interface GraftedPage {
  number: number;
  width: number;
  height: number;
}

/**
 * Joins the pages of files of ours, in their order, to those of another: page tree, structure, tree of parents, identifiers, roles and
 * destinations become one. Their outlines, attachments and metadata are left behind; the whole has its own.
 * The files' objects are not loaded: they are copied when the whole is written (`write-grafted.ts`).
 * @param at how many pages of the host stand before them
 * @param prefixOf name that goes before the destinations of the file at an index
 * @implements SDS-3233
 */
export function graft(
  host: PDFDocument,
  files: readonly Joinable[],
  { at, prefixOf }: { at: number; prefixOf: (index: number) => string },
): Graft[] {
  const { context, catalog } = host;
  const lookup: Lookup = (value) => context.lookup(value);
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const top = structureElements(host)[0];
  if (!top) throw new Error('What files are joined to has no structure.');
  const { entries: ownKeys, nodes: keyNodes } = readTree(root.get(parentTreeKey), 'Nums', lookup);
  const { entries: ownIds, nodes: idNodes } = readTree(root.get(idTreeKey), 'Names', lookup);
  // The nodes of the old trees: what nothing names would still be written.
  for (const node of [...keyNodes, ...idNodes]) context.delete(node);
  const keys = [treeNode(host, 'Nums', ownKeys)];
  const ids: PDFDict[] = [];
  let nextKey = 1 + Math.max(-1, ...ownKeys.map(([key]) => numberOf(key)));
  const elements: PDFObject[] = [];
  const pages: PDFRef[] = [];
  const grafts = files.map((joined, index): Graft => {
    const file = joined.open();
    const offset = context.largestObjectNumber;
    context.largestObjectNumber += file.largest;
    const structure = file.lookup(file.catalog.get(PDFName.of('StructTreeRoot'))) as PDFDict;
    const parents = readTree(structure.get(parentTreeKey), 'Nums', file.lookup);
    const named = readTree(structure.get(idTreeKey), 'Names', file.lookup);
    const made: Graft = {
      pages: joined.pages,
      open: joined.open,
      offset,
      last: offset + file.largest,
      size: file.body.length + 32 * file.numbers.length,
      prefix: prefixOf(index),
      idPrefix: `d${String(index + 1).padStart(4, '0')}`,
      keyOffset: nextKey,
      rootNumber: numberIn(file.catalog, 'StructTreeRoot'),
      parent: top.ref,
      left: new Set([
        ...filewide(file),
        ...[...parents.nodes, ...named.nodes].map((ref) => ref.objectNumber),
      ]),
      edits: new Map(),
    };
    const moved = (value: PDFObject) =>
      value instanceof PDFRef ? PDFRef.of(value.objectNumber + offset) : value;
    keys.push(
      treeNode(
        host,
        'Nums',
        parents.entries.map(([key, value]) => [PDFNumber.of(numberOf(key) + nextKey), moved(value)]),
      ),
    );
    if (named.entries.length > 0)
      ids.push(
        treeNode(
          host,
          'Names',
          named.entries.map(([id, value]) => [PDFString.of(made.idPrefix + textOf(id)), moved(value)]),
        ),
      );
    nextKey += 1 + Math.max(-1, ...parents.entries.map(([key]) => numberOf(key)));
    adoptRoles(host, root, structure, file);
    adoptElements(elements, structure, made, file);
    adoptPages(host, pages, made, file);
    adoptDestinations(host, made, joined);
    return made;
  });
  joinElements(host, elements, at);
  joinPages(host, pages, at);
  const count = grafts.reduce((sum, each) => sum + each.pages.length, host.getPageCount());
  catalog.lookup(PDFName.of('Pages'), PDFDict).set(PDFName.of('Count'), PDFNumber.of(count));
  if (ownIds.length > 0) ids.push(treeNode(host, 'Names', ownIds));
  root.set(parentTreeKey, treeOf(host, keys));
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(nextKey));
  if (ids.length > 0) root.set(idTreeKey, treeOf(host, ids));
  return grafts;
}

const parentTreeKey = PDFName.of('ParentTree');
const idTreeKey = PDFName.of('IDTree');

function treeNode(host: PDFDocument, kind: 'Names' | 'Nums', entries: [PDFObject, PDFObject][]): PDFDict {
  const node = host.context.obj({});
  const [first, last] = [entries[0], entries.at(-1)];
  if (first && last) node.set(PDFName.of('Limits'), host.context.obj([first[0], last[0]]));
  node.set(PDFName.of(kind), host.context.obj(entries.flat()));
  return node;
}

function treeOf(host: PDFDocument, nodes: readonly PDFDict[]): PDFRef {
  const { context } = host;
  const kids = nodes.filter((node) => node.has(PDFName.of('Limits'))).map((node) => context.register(node));
  return context.register(context.obj({ Kids: kids }));
}

/** Objects of what a file says of itself. */
function filewide(file: OwnFile): Set<number> {
  const { catalog, trailer } = file;
  const own = ['Outlines', 'Metadata', 'Names', 'AF', 'OutputIntents', 'Dests', 'ViewerPreferences'].map(
    (key) => catalog.get(PDFName.of(key)),
  );
  const found = reach(file, [...own, trailer.get(PDFName.of('Info'))], isPageOrElement);
  return found.add(numberIn(trailer, 'Root')).add(numberIn(catalog, 'StructTreeRoot'));
}

function isPageOrElement(object: PDFObject): boolean {
  const type = object instanceof PDFDict ? object.get(PDFName.of('Type')) : undefined;
  return ['Page', 'Pages', 'StructElem', 'StructTreeRoot', 'Catalog'].some(
    (name) => type === PDFName.of(name),
  );
}

/** The pages of a file in their order. */
export function pagesOf(file: OwnFile): GraftedPage[] {
  const pages: GraftedPage[] = [];
  const open: (PDFObject | undefined)[] = [file.catalog.get(PDFName.of('Pages'))];
  while (open.length > 0) {
    const ref = open.pop();
    const node = file.lookup(ref);
    if (!(ref instanceof PDFRef && node instanceof PDFDict)) continue;
    const kids = file.lookup(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) open.push(...kids.asArray().reverse());
    else {
      const box = file.lookup(node.get(PDFName.of('MediaBox'))) as PDFArray;
      const [left = 0, bottom = 0, right = 0, up = 0] = box.asArray().map(numberOf);
      pages.push({ number: ref.objectNumber, width: right - left, height: up - bottom });
    }
  }
  return pages;
}

function destinationsOf(file: OwnFile): Destination[] {
  const all = file.lookup(file.catalog.get(PDFName.of('Dests')));
  if (!(all instanceof PDFDict)) return [];
  return all.entries().flatMap(([name, value]) => {
    const destination = file.lookup(value);
    const [page, ...view] = destination instanceof PDFArray ? destination.asArray() : [];
    return page instanceof PDFRef ? [{ name: name.decodeText(), page: page.objectNumber, view }] : [];
  });
}

function adoptRoles(host: PDFDocument, root: PDFDict, structure: PDFDict, file: OwnFile): void {
  const roles = file.lookup(structure.get(PDFName.of('RoleMap')));
  if (!(roles instanceof PDFDict)) return;
  const known = root.lookup(PDFName.of('RoleMap'));
  const map = known instanceof PDFDict ? known : host.context.obj({});
  for (const [name, role] of roles.entries()) map.set(name, role);
  root.set(PDFName.of('RoleMap'), map);
}

/** What was the whole document becomes a part of one (ISO 32000-1, 14.8.4.2). */
function adoptElements(
  elements: PDFObject[],
  structure: PDFDict,
  { offset, edits }: Graft,
  file: OwnFile,
): void {
  const value = file.lookup(structure.get(PDFName.of('K')));
  const kids = value instanceof PDFArray ? value.asArray() : [structure.get(PDFName.of('K'))];
  for (const kid of kids) {
    if (!(kid instanceof PDFRef)) continue;
    edits.set(kid.objectNumber, (element) => {
      if (element.get(PDFName.of('S')) === PDFName.of('Document'))
        element.set(PDFName.of('S'), PDFName.of('Part'));
    });
    elements.push(PDFRef.of(kid.objectNumber + offset));
  }
}

/** Puts the elements where their pages are read. */
function joinElements(host: PDFDocument, elements: readonly PDFObject[], at: number): void {
  const behind = new Set(
    host
      .getPages()
      .slice(at)
      .map(({ ref }) => ref),
  );
  const [top, ...own] = structureElements(host);
  if (!top) return;
  let next = own.find(({ dictionary }) => behind.has(dictionary.get(PDFName.of('Pg')) as PDFRef));
  while (next?.parent && next.parent !== top) next = next.parent;
  const kids = kidsOf(top.dictionary);
  const before = next ? kids.indexOf(next.ref) : kids.length;
  top.dictionary.set(
    PDFName.of('K'),
    host.context.obj([...kids.slice(0, before), ...elements, ...kids.slice(before)]),
  );
}

function adoptPages(
  { catalog }: PDFDocument,
  trees: PDFRef[],
  { offset, edits }: Graft,
  file: OwnFile,
): void {
  const number = numberIn(file.catalog, 'Pages');
  edits.set(number, (node) => node.set(PDFName.of('Parent'), catalog.get(PDFName.of('Pages')) as PDFRef));
  trees.push(PDFRef.of(number + offset));
}

/** One node of the tree of pages holds those of the host and the trees of the files. */
function joinPages(host: PDFDocument, trees: readonly PDFRef[], at: number): void {
  const { catalog, context } = host;
  const ref = catalog.get(PDFName.of('Pages')) as PDFRef;
  const root = context.lookup(ref, PDFDict);
  const own = host.getPages();
  for (const { node } of own) {
    const parent = node.get(PDFName.of('Parent'));
    if (parent instanceof PDFRef && parent !== ref) context.delete(parent);
    node.set(PDFName.of('Parent'), ref);
  }
  const refs = own.map((page) => page.ref);
  root.set(PDFName.of('Kids'), context.obj([...refs.slice(0, at), ...trees, ...refs.slice(at)]));
}

/** Names of destinations in the whole; those that the host has already are taken over. */
function adoptDestinations(
  { catalog, context }: PDFDocument,
  { offset, prefix }: Graft,
  { pages, destinations }: Joinable,
): void {
  const known = catalog.lookup(PDFName.of('Dests'));
  const all = known instanceof PDFDict ? known : context.obj({});
  if (all !== known) catalog.set(PDFName.of('Dests'), all);
  const [first] = pages;
  if (first && prefix !== '')
    all.set(
      PDFName.of(movedName(prefix, '')),
      context.obj([PDFRef.of(first.number + offset), PDFName.of('Fit')]),
    );
  for (const { name, page, view } of destinations)
    all.set(PDFName.of(movedName(prefix, name)), context.obj([PDFRef.of(page + offset), ...view]));
}

/** Name of a destination in the whole. */
export function movedName(prefix: string, name: string): string {
  return prefix === '' ? name : destinationName(prefix + name);
}

function numberIn(dictionary: PDFDict, key: string): number {
  const value = dictionary.get(PDFName.of(key));
  return value instanceof PDFRef ? value.objectNumber : 0;
}

/** A number of a file; 0 for anything else. */
export function numberOf(value: PDFObject | undefined): number {
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

function textOf(value: PDFObject): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}
