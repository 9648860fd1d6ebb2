import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * The variants of the product side by side.
 * @param variants the block `variants` as safe HTML
 * @implements SRS-3857
 */
export function variantsPage(variants: string, { t }: SiteView): PageFrame {
  return {
    path: 'items/variants.html',
    title: t('Variants'),
    section: 'items',
    crumbs: [{ label: 'Items', path: 'items/index.html' }],
    template: 'variants',
    data: { variants },
  };
}
