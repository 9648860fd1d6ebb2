import { posix } from 'node:path';
import type { Item, Model, Page } from '../model/index.ts';

/** Where users are told something: a heading of a page, or an item, that belongs to the instructions for use. */
export interface Disclosure {
  /** As written. */
  target: string;
  page: string;
  anchor: string;
  /** Why it tells nobody anything; empty where it does. */
  problem: string;
}

/** Places an item names with `disclosed` (or `ifu`, as risk controls call it): items, or `path#anchor`, with commas between. */
export type Disclosures = (item: Item) => Disclosure[];

/** Documents that reach the user. */
const disclosingTypes = new Set(['instructions-for-use', 'label']);

/** Indexes a model once; every item is then answered from maps. */
export function disclosuresIn(model: Model): Disclosures {
  const disclosing = new Set(
    model.documents.filter(({ type }) => disclosingTypes.has(type)).flatMap((document) => document.pages),
  );
  const pages = new Map(model.pages.map((page) => [page.path, page]));
  const items = new Map(model.items.map((item) => [item.id, item]));
  const at = (target: string, page: string, anchor: string, problem = ''): Disclosure => ({
    target,
    page,
    anchor,
    problem: problem || (disclosing.has(page) ? '' : 'is no part of the instructions for use'),
  });

  return (item) => {
    const stated = item.attributes.disclosed ?? item.attributes.ifu ?? '';
    return stated
      .split(/[,;]/)
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((target) => {
        const named = items.get(target);
        if (!named) return atPage(target, item);
        const { file, line } = named.place;
        return at(
          target,
          file,
          pages.get(file)?.headings.find(({ place }) => place.line === line)?.anchor ?? '',
        );
      });
  };

  function atPage(target: string, { place }: Item): Disclosure {
    const [path = '', anchor = ''] = target.split('#');
    const relative = posix.normalize(posix.join(posix.dirname(place.file), path));
    const page: Page | undefined = pages.get(path) ?? pages.get(relative);
    if (!page) return at(target, '', anchor, 'is neither a page nor an item of this project');
    const heading = page.headings.find((each) => each.anchor === anchor);
    if (anchor !== '' && !heading)
      return at(target, page.path, anchor, 'names a heading its page does not have');
    return at(target, page.path, anchor, heading?.empty ? 'leads to a heading with nothing below it' : '');
  }
}
