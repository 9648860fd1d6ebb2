import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * The page above the site: what a build made, and where it lies.
 * @implements SRS-3588
 */
export function frontPage({ model: { product, release, documents }, prints, t }: SiteView): PageFrame {
  return {
    path: 'index.html',
    root: 'site/',
    title: `${product.name} ${product.version}: ${t('technical documentation')}`,
    section: 'search',
    template: 'front',
    data: {
      name: product.name,
      version: product.version,
      release: release.label,
      draft: release.draft,
      prints,
      documents: prints
        ? documents.map(({ id, name, title }) => ({
            number: id,
            title,
            print: `pdf/${encodeURIComponent(name)}.pdf`,
          }))
        : [],
    },
  };
}
