import { filesOf } from '../document-files.ts';
import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * The page above the site: what a build made, and where it lies.
 * @param generated documents of the set that have no pages: those that a build adds by itself, and what binds all
 * @implements SRS-3588, SRS-3811
 */
export function frontPage(view: SiteView, generated: readonly { id: string; title: string }[]): PageFrame {
  const {
    model: { product, release, documents },
    beside,
    t,
  } = view;
  const lies = (directory: string): boolean => [...beside].some((path) => path.startsWith(`${directory}/`));
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
      prints: lies('pdf'),
      words: lies('word'),
      tables: lies('tables'),
      documents: [
        ...documents.map((document) => ({
          number: document.id,
          title: document.title,
          ...filesOf(view, document),
        })),
        ...generated.map(({ id, title }) => ({
          number: id,
          title,
          ...filesOf(view, { name: id, type: '' }),
        })),
      ].filter(({ files }) => files.length > 0),
    },
  };
}
