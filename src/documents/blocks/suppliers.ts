import { z } from 'zod';
import { nameOfRelease, reliedOn, type Supplier, suppliedBy } from '../../model/index.ts';
import { saidBySupplier } from '../said-by-supplier.ts';
import { defineBlock } from './block.ts';

/**
 * The releases of other projects that ours relies on: whose word they are, which items are relied on by what, and the documents and the SOUP
 * of each (IEC 62304 5.1.7, 8.1.2; ISO 13485 7.4).
 * @implements SRS-3823, SRS-3828, SRS-3829, SRS-3858
 */
export const suppliers = defineBlock({
  name: 'suppliers',
  summary:
    'Releases of other projects that ours relies on: product, release, signer or stated reason, the items that ours are linked with and what is said of them there, documents and SOUP.',
  parameters: z.strictObject({}),
  applies: ({ uses }) => Object.keys(uses).length > 0,
  data({ model, t }) {
    const supplied = suppliedBy(model);
    const given = model.suppliers ?? [];
    return {
      rows: given.map(rowOf),
      items: given.flatMap((supplier) =>
        reliedOn(supplier, model).map(({ item, by }) => {
          const theirs = supplied(item.id);
          return {
            name: item.id,
            title: item.title,
            text: paragraphsOf(item.body),
            said: theirs ? saidBySupplier(theirs, t) : '',
            isVerified: theirs?.verdict.state === 'verified',
            by: by.map(({ id }) => id),
          };
        }),
      ),
      documents: given.flatMap((supplier) =>
        supplier.documents.map(({ id, title, revision, language }) => ({
          origin: nameOfRelease(supplier),
          name: id,
          title,
          revision,
          language,
        })),
      ),
      soup: given.flatMap((supplier) =>
        supplier.soup.map(({ name, version, ecosystem, licence }) => ({
          origin: nameOfRelease(supplier),
          name,
          version,
          ecosystem,
          licence,
        })),
      ),
    };
  },
});

/** The text of an item, paragraph by paragraph: words of another project, no Markdown of ours. */
export function paragraphsOf(body: string): string[][] {
  return body
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.trim().split('\n'));
}

function rowOf(supplier: Supplier): object {
  const {
    prefix,
    product,
    version,
    manufacturer,
    release,
    date,
    standing,
    signer,
    key,
    reason,
    lacking,
    manifest,
  } = supplier;
  return {
    prefix,
    product,
    version,
    manufacturer,
    release,
    date: date.slice(0, 10),
    isProven: standing !== 'not proven',
    isSigned: standing === 'signed',
    signer,
    key,
    reason,
    lacking,
    manifest,
    further: supplier.uses.map((each) => `${each.prefix} ${each.version} (${each.standing})`),
  };
}
