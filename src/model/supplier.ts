import { z } from 'zod';
import { document } from './document.ts';
import { item, link } from './item.ts';
import { soupItem } from './soup.ts';
import { hash, text } from './values.ts';
import { verdict } from './verdict.ts';

/** What counts of a supplier. */
export const supplierStanding = z.enum(['signed', 'trusted', 'not proven']);

/** A project that a supplier itself relies on, as the supplier states it. */
export const furtherSupplier = z.object({
  prefix: text.describe('What stands before its IDs here, e.g. `PLATFORM:KERNEL`.'),
  product: text.describe('Name of its product.'),
  version: text.describe('Version of its product.'),
  release: text.describe('Tag of the release.'),
  manifest: hash.describe('SHA-256 of the manifest of that release.'),
  standing: supplierStanding.describe('What it was to the supplier.'),
  reason: text.describe('Why the supplier trusted it without a signature; empty where it is signed.'),
});
export type FurtherSupplier = z.output<typeof furtherSupplier>;

/** What a supplier says of one of its items in its release: never a verdict of ours. */
export const suppliedVerdict = z.object({
  state: verdict.shape.state.describe('What the evidence of that release said.'),
  reasons: z.array(text).describe('Why it is not verified, in the words of the supplier.'),
  tests: z
    .number()
    .int()
    .nonnegative()
    .describe('Tests in source and test cases that are linked with it there.'),
});
export type SuppliedVerdict = z.output<typeof suppliedVerdict>;

/** Another project of Dossier whose release ours relies on, read from its archive. */
export const supplier = z.object({
  name: text.describe('Its key in `uses`.'),
  prefix: text.describe('What stands before the colon in its IDs, e.g. `PLATFORM`.'),
  from: text.describe('Where its archive comes from, as configured.'),
  file: text.describe('Where it lies in the project.'),
  standing: supplierStanding.describe(
    '`signed` by somebody who is allowed; `trusted` for a stated reason without that; `not proven`: nothing of it counts.',
  ),
  fault: z
    .enum(['', 'missing', 'refused', 'unsigned'])
    .describe(
      'Why nothing counts: its file is not there; it contradicts itself or the configuration; nobody who is allowed signed it, which a reason may stand for.',
    ),
  signer: text.describe('Printed name of who signed it; empty where nobody who is allowed did.'),
  key: text.describe('Fingerprint of the key.'),
  reason: text.describe('The stated reason; empty where it is signed.'),
  lacking: text.describe('What is wrong with it, or what its signature lacks; empty where it is signed.'),
  product: text.describe('Name of its product; empty where nothing is proven.'),
  version: text.describe('Version of its product.'),
  manufacturer: text.describe('Who answers for it.'),
  release: text.describe('Tag of the release.'),
  commit: hash.describe('Full hash of the commit that was released.'),
  date: text.describe('Date of that commit, ISO 8601 in UTC.'),
  manifest: hash.describe('SHA-256 of the manifest of the archive.'),
  items: z
    .array(item)
    .describe(
      'Items that ours are linked with or name, and the chains they stand in, with the prefix before their IDs; in the order of the supplier.',
    ),
  links: z.array(link).describe('Links among these.'),
  verdicts: z.record(text, suppliedVerdict).describe('Item → what its release says of it.'),
  total: z.number().int().nonnegative().describe('Items of its release.'),
  documents: z
    .array(document.pick({ id: true, title: true, type: true, revision: true, language: true, status: true }))
    .describe('Documents of its set.'),
  soup: z
    .array(
      soupItem.pick({
        ecosystem: true,
        name: true,
        version: true,
        purl: true,
        kind: true,
        scope: true,
        licence: true,
        hashes: true,
      }),
    )
    .describe('SOUP of its product, tools left out.'),
  uses: z.array(furtherSupplier).describe('What it relies on itself.'),
});
export type Supplier = z.output<typeof supplier>;
