import { posix } from 'node:path';
import type { Item, Model } from '../model/index.ts';

/** Where users are told something: a heading of a page, or an item, that belongs to the instructions for use. */
export interface Disclosure {
  /** As written. */
  target: string;
  page: string;
  anchor: string;
  /** Why it tells nobody anything; empty where it does. */
  problem: string;
}

/** Documents that reach the user. */
const toldBy = new Set(['instructions-for-use', 'label']);

/** Places an item names with `disclosed` (or `ifu`, as risk controls call it): items, or `path#anchor`, with commas between. */
export function disclosuresOf(item: Item, model: Model): Disclosure[] {
  const stated = item.attributes.disclosed ?? item.attributes.ifu ?? '';
  const pages = new Set(
    model.documents.filter(({ type }) => toldBy.has(type)).flatMap((document) => document.pages),
  );
  return stated
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((target) => resolve(target, item, model, pages));
}

function resolve(target: string, item: Item, model: Model, told: ReadonlySet<string>): Disclosure {
  const named = model.items.find(({ id }) => id === target);
  if (named) {
    const heading = model.pages
      .find(({ path }) => path === named.place.file)
      ?.headings.find(({ place }) => place.line === named.place.line);
    return place(target, named.place.file, heading?.anchor ?? '', told);
  }
  const [path = '', anchor = ''] = target.split('#');
  const beside = posix.normalize(posix.join(posix.dirname(item.place.file), path));
  const page =
    model.pages.find((each) => each.path === path) ?? model.pages.find((each) => each.path === beside);
  if (!page) return { target, page: '', anchor, problem: 'is neither a page nor an item of this project' };
  const heading = page.headings.find((each) => each.anchor === anchor);
  if (anchor !== '' && !heading)
    return { target, page: page.path, anchor, problem: 'names a heading its page does not have' };
  if (heading?.empty)
    return { target, page: page.path, anchor, problem: 'leads to a heading with nothing below it' };
  return place(target, page.path, anchor, told);
}

function place(target: string, page: string, anchor: string, told: ReadonlySet<string>): Disclosure {
  return { target, page, anchor, problem: told.has(page) ? '' : 'is no part of the instructions for use' };
}
