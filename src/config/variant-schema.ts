import { z } from 'zod';
import { artifactEntry } from './artifacts.ts';

const text = z.string();
const name = text.min(1);

/**
 * The variants of a product by name, small letters, digits and hyphens, as `applies-to`, tags and directories write it.
 * @param udi shape of `product.udi`
 */
export function variantsOf<Udi extends z.ZodType>(udi: Udi) {
  const variant = z.strictObject({
    /** What identifies this device; what is left out is that of `product`. */
    product: z.strictObject({
      name: name.optional(),
      version: name.optional(),
      model: text.optional(),
      description: text.optional(),
      safetyClass: z.enum(['A', 'B', 'C']).optional(),
      udi: udi.optional(),
      languages: z.array(name).min(1).optional(),
      markets: z.array(name).optional(),
    }),
    /** For `label.catalogueNumber`. */
    catalogueNumber: text.optional(),
    /** The software that is released, in the place of `release.artifacts`. */
    artifacts: z.array(artifactEntry).optional(),
  });
  return z
    .record(
      text.regex(
        /^(?!(?:all|none)$)[a-z][a-z0-9-]{0,39}$/,
        'small letters, digits and hyphens, such as `adult`, and neither `all` nor `none`',
      ),
      variant,
    )
    .default({});
}
