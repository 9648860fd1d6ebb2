import type { Translate } from '../../documents/messages.ts';
import type { Surroundings } from './cache/surroundings.ts';
import { rootFrom } from './page-frame.ts';
import type { SiteView } from './view.ts';

/** The page that is made: what it shows, where it stands, and in which language it speaks. */
export interface PageContext {
  view: Surroundings;
  /** Prefix that leads from the page back to the root, e.g. `../../`. */
  root: string;
  /** BCP 47, of the words around the content. */
  language: string;
  t: Translate;
}

/** The context of a page at this path from the site's root, in the language of the site. */
export function contextAt(
  path: string,
  { language, t }: Pick<SiteView, 'language' | 't'>,
  view: Surroundings,
): PageContext {
  return { view, root: rootFrom(path), language, t };
}
