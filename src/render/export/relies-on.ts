import { z } from 'zod';
import { type Model, reliedOn } from '../../model/index.ts';

const text = z.string();

const shape = z.strictObject({
  schema: z.literal('dossier-relies-on-1').describe('Version of this shape.'),
  product: z
    .strictObject({ name: text.describe('Its name.'), version: text.describe('Its version.') })
    .describe('The product that relies.'),
  release: text.describe('Its release tag, or `DRAFT …`.'),
  commit: text.describe('Its commit.'),
  suppliers: z
    .array(
      z.strictObject({
        prefix: text.describe('What stands before IDs of the supplier in the project that relies.'),
        product: text.describe('Name of the product of the supplier; empty where nothing of it counts.'),
        version: text.describe('Its version.'),
        release: text.describe('Tag of the release that is relied on.'),
        manifest: text.describe('SHA-256 of the manifest of that release.'),
        standing: z
          .enum(['signed', 'trusted', 'not proven'])
          .describe('Signed by somebody who is allowed; relied on for a reason; or nothing counts.'),
        items: z
          .array(
            z.strictObject({
              id: text.describe('ID of the item, as the supplier has it.'),
              fingerprint: text.describe('What it says, as a fingerprint.'),
              by: z
                .array(
                  z.strictObject({
                    id: text.describe('The other end: an item, or code by its key.'),
                    relation: text.describe('Relation of the link.'),
                    direction: z
                      .enum(['up', 'down'])
                      .describe('`up` where the link leads to the item of the supplier.'),
                    state: text.describe('State of its review.'),
                  }),
                )
                .describe('Links, by their other end.'),
            }),
          )
          .describe('Items that something is linked with.'),
      }),
    )
    .describe('Releases that are relied on, by their prefixes.'),
});

/**
 * Who relies on what, for the makers of it: `data/relies-on.json`.
 * @returns undefined where nothing is relied on
 * @implements SRS-3829
 */
export function reliesOn(model: Model): z.output<typeof shape> | undefined {
  const { suppliers = [], product, release } = model;
  if (suppliers.length === 0) return undefined;
  return {
    schema: 'dossier-relies-on-1',
    product: { name: product.name, version: product.version },
    release: release.label,
    commit: release.revision.commit,
    suppliers: suppliers.map((supplier) => ({
      prefix: supplier.prefix,
      product: supplier.product,
      version: supplier.version,
      release: supplier.release,
      manifest: supplier.manifest,
      standing: supplier.standing,
      items: reliedOn(supplier, model).map(({ item, by }) => ({
        id: item.id.slice(supplier.prefix.length + 1),
        fingerprint: item.fingerprint,
        by,
      })),
    })),
  };
}

/** JSON Schema (2020-12) of that file. */
export function reliesOnSchema(): object {
  return z.toJSONSchema(shape, { target: 'draft-2020-12' });
}
