import type { SiteInput } from '../input.ts';
import type { AssetPaths, Layout } from '../layout.ts';
import type { PageFrame } from '../page-frame.ts';
import { stampOf } from '../stamp.ts';
import type { SiteView } from '../view.ts';
import { CachedPages } from './cached-pages.ts';
import type { Questions } from './surroundings.ts';

/**
 * The pages of the last build, with all that every page is made of: settings, language, templates, assets, and what stands around each page.
 * @returns undefined where they are not at hand
 */
export function openCached(
  { standing, config, templates, model: { release } }: SiteInput,
  { language, paths }: SiteView,
  questions: Questions,
  layout: Layout,
  assets: AssetPaths,
): CachedPages | undefined {
  if (!standing) return undefined;
  const own = templates && [...templates].map(([path, { text }]) => [path, text]);
  const addresses = [paths.source('file', 1, 2), paths.commit('commit')];
  const ground = [config, language, own, layout.page(emptyItem, ''), [...assets], addresses];
  return new CachedPages(standing, questions, ground, stampOf(release));
}

const emptyItem: PageFrame = {
  path: 'items/item/index.html',
  title: '',
  section: 'items',
  styles: ['graph'],
  template: '',
  data: {},
};
