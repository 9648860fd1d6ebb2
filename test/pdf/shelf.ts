import type { PrintedPdf, PrintShelf } from '../../src/render/pdf/index.ts';

/** A shelf in memory. */
export function shelfOf(printed: readonly PrintedPdf[] = []): PrintShelf & { all: Map<string, PrintedPdf> } {
  const all = new Map(printed.map((each) => [each.id, each]));
  return {
    all,
    put: (each) => all.set(each.id, each),
    bytesOf: (id) => {
      const found = all.get(id);
      if (!found) throw new Error(`${id} is not on the shelf.`);
      return found.bytes.slice();
    },
  };
}
