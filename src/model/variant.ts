import { z } from 'zod';
import { text } from './values.ts';

/** Of a product with variants: which one this is, and what does not apply to all. */
export const variantOfModel = z.object({
  name: text.describe('As the configuration calls it.'),
  names: z.array(text).describe('All variants, in the order of the configuration.'),
  items: z
    .array(
      z.object({
        id: text.describe('ID of the item.'),
        type: text.describe('Its type.'),
        title: text.describe('Its title.'),
        appliesTo: z.array(text).describe('The variants that have it.'),
      }),
    )
    .describe('Items that not every variant has, sorted like `items`; all others are in each.'),
  pages: z.array(text).describe('Paths of the pages that this variant has not, sorted.'),
});
export type VariantOfModel = z.output<typeof variantOfModel>;
