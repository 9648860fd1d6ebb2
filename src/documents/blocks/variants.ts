import { z } from 'zod';
import { defineBlock } from './block.ts';

/**
 * The variants of the product side by side: what identifies each, and a matrix of the items that not every one has.
 * @implements SRS-3857
 */
export const variants = defineBlock({
  name: 'variants',
  summary: 'The variants of the product, and which of them have the items that not every one has.',
  parameters: z.strictObject({}),
  applies: (config) => Object.keys(config.variants).length > 0,
  data({ model: { variant, items }, config }) {
    const names = variant?.names ?? [];
    const restricted = new Set(variant?.items.map(({ id }) => id));
    const own = new Set(items.map(({ id }) => id));
    return {
      variants: Object.entries(config.variants).map(([name, { product }]) => ({
        name,
        here: name === variant?.name,
        product: product.name,
        model: product.model,
        version: product.version,
        safetyClass: product.safetyClass,
        di: product.udi?.di ?? '',
        markets: (product.markets ?? []).join(', '),
      })),
      shared: items.filter(({ id }) => !restricted.has(id)).length,
      rows: (variant?.items ?? []).map(({ id, title, appliesTo }) => ({
        number: id,
        title,
        here: own.has(id),
        has: names.map((name) => appliesTo.includes(name)),
      })),
    };
  },
});
