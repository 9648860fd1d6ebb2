import type { Page } from '../model/index.ts';
import { blocks } from './known-blocks.ts';

/**
 * Whether a generated part of a page can say something else after a change. Of a part that is not known it is assumed.
 * @param types types of the items that the change touches or reaches, `code` and `soup` among them where it touches those
 */
export function mayShow(page: Page, types: ReadonlySet<string>): boolean {
  if (types.size === 0) return false;
  return page.blocks.some(({ name, parameters }) => {
    const shows = blocks.get(name)?.shows;
    const shown = typeof shows === 'function' ? shows(parameters) : shows;
    return shown === undefined || shown.some((type) => types.has(type));
  });
}
