import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * What a host shows for an address that it has not. It may stand at any depth, so it is told from the root of the host.
 * @implements SRS-3588
 */
export function notFoundPage({ t }: SiteView): PageFrame {
  return {
    path: '404.html',
    root: '/',
    lost: true,
    title: t('There is no such page'),
    section: 'search',
    template: 'not-found',
    data: {},
  };
}
