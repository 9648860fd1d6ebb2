import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** What a reference leads to, or the value itself. */
export type Lookup = (value: PDFObject | undefined) => PDFObject | undefined;

/**
 * Entries of a name tree or a number tree in their order (ISO 32000-1, 7.9.6 and 7.9.7), and the nodes of the tree that are objects of
 * their own. A node that is met twice is read once.
 */
export function readTree(
  root: PDFObject | undefined,
  kind: 'Names' | 'Nums',
  lookup: Lookup,
): { entries: [PDFObject, PDFObject][]; nodes: PDFRef[] } {
  const entries: [PDFObject, PDFObject][] = [];
  const nodes: PDFRef[] = [];
  const seen = new Set<PDFObject>();
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    const node = lookup(value);
    if (!(node instanceof PDFDict) || seen.has(node)) continue;
    seen.add(node);
    if (value instanceof PDFRef) nodes.push(value);
    const kids = lookup(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) open.push(...kids.asArray().reverse());
    const leaves = lookup(node.get(PDFName.of(kind)));
    if (!(leaves instanceof PDFArray)) continue;
    for (let at = 0; at + 1 < leaves.size(); at += 2) {
      const key = lookup(leaves.get(at));
      if (key) entries.push([key, leaves.get(at + 1)]);
    }
  }
  return { entries, nodes };
}
