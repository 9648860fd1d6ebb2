import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * The environments compared with actual use, and what runs and ran in each.
 * @param blocks the blocks `environments` and `deployments` as safe HTML
 * @implements SRS-3762
 */
export function environmentsPage(blocks: string, { t }: SiteView): PageFrame {
  return {
    path: 'environments/index.html',
    title: t('Environments'),
    section: 'environments',
    template: 'environments',
    data: { blocks },
  };
}
