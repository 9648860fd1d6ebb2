import { z } from 'zod';
import { ecosystems } from './ecosystems.ts';
import { place } from './place.ts';
import { soupKinds, soupScopes } from './soup-kinds.ts';
import { count, hash, text } from './values.ts';

/** Where a package comes from; the type of its package URL (purl). */
export const ecosystem = z.enum(ecosystems);
export type Ecosystem = z.output<typeof ecosystem>;

/** What a package is there for: `development` never reaches the product, `optional` may be missing from it. */
export const packageScope = z.enum(['production', 'development', 'optional']);
export type PackageScope = z.output<typeof packageScope>;

/** One package as one lockfile or bill of materials states it. */
export const lockedPackage = z.object({
  ecosystem: ecosystem.describe('Where it comes from; the type of its package URL.'),
  name: text
    .min(1)
    .describe('With its namespace as the ecosystem writes it, e.g. `@babel/core`, `org.slf4j:slf4j-api`.'),
  version: text.describe(
    'The version that is locked; empty where the file resolves none, which is an error.',
  ),
  requested: text.describe(
    'What was asked for, e.g. `^1.2.0`; empty where the file does not say, and for what nobody asked for by name.',
  ),
  purl: text.describe('Package URL with version, e.g. `pkg:npm/%40babel/core@7.0.0`.'),
  kind: z.enum(soupKinds).describe('What it is.'),
  direct: z.boolean().describe('Asked for by the project itself, and not only by another package.'),
  scope: packageScope.describe('What it is there for.'),
  licence: text.describe('SPDX licence expression; empty where the file does not say.'),
  hashes: z
    .array(
      z.object({
        algorithm: text.describe(
          'As CycloneDX names it: `SHA-256`, `SHA-512`; of no file are `h1` (of go.sum, over the list of a module’s files), `commit` (that a tag meant) and `recipe` (its revision).',
        ),
        value: hash.describe('Hexadecimal digits.'),
      }),
    )
    .describe('Hashes that its files state, of each algorithm.'),
  dependencies: z.array(text).describe('Package URLs of what it depends on, sorted.'),
  place: place.describe('The file that states it, and the line.'),
});
export type LockedPackage = z.output<typeof lockedPackage>;

/** One SOUP item (IEC 62304 3.29): what every file that states it says together. */
export const soupItem = lockedPackage.omit({ place: true }).extend({
  places: z.array(place).describe('Every file that states it, sorted.'),
  entry: text.describe("ID of its entry in the SOUP register, or of the group's; empty where there is none."),
  usedBy: z.array(text).describe('Elements of the architecture that import it, sorted.'),
  safetyClass: z
    .enum(['A', 'B', 'C', ''])
    .describe('The highest safety class among them; empty where none uses it.'),
  integrity: z
    .enum(['reviewed', 'moved', 'unrecorded', 'commit', 'not stated', ''])
    .describe(
      'Its bytes against those of its review: the same; others, or none that can be told any more; not in the SOUP lock; the commit that is its version tells them; its files state no hash; empty without a SOUP lock.',
    ),
});
export type SoupItem = z.output<typeof soupItem>;

/** A file that states SOUP, and what it locks it for. */
export const soupFile = z.object({
  path: text.describe('Relative to the project root.'),
  scope: z.enum(soupScopes).describe('What its packages are there for; `product` where any of them is.'),
  toldBy: z
    .enum(['configuration', 'directory', 'file'])
    .describe('`soup.scopes`; the name of a directory, which is a guess; the file itself.'),
  by: text.describe('The pattern of `soup.scopes`, or the directory; empty where the file tells it.'),
  product: count.describe('Packages that it states for the product.'),
  tools: count.describe('Packages that count as tools or documentation.'),
});
export type SoupFile = z.output<typeof soupFile>;
