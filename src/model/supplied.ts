import type { Item, Link } from './item.ts';
import type { Model } from './model.ts';
import type { SuppliedVerdict, Supplier } from './supplier.ts';

/** What a model has of the projects that it relies on. */
export type Relying = Pick<Model, 'suppliers'>;

/** Those of which something counts. */
export function provenSuppliers({ suppliers = [] }: Relying): Supplier[] {
  return suppliers.filter(({ standing }) => standing !== 'not proven');
}

/** The items of suppliers, with their prefixes. */
export function suppliedItems({ suppliers = [] }: Relying): Item[] {
  return suppliers.flatMap(({ items }) => items);
}

/** The links among them. */
export function suppliedLinks({ suppliers = [] }: Relying): Link[] {
  return suppliers.flatMap(({ links }) => links);
}

/** An item of a supplier, and what its release says of it. */
export interface Supplied {
  supplier: Supplier;
  verdict: SuppliedVerdict;
}

/** Answers whose an ID is, and what is said of it there; undefined for one of ours, and for one that no supplier has. */
export function suppliedBy({ suppliers = [] }: Relying): (id: string) => Supplied | undefined {
  const byPrefix = new Map(suppliers.map((supplier) => [supplier.prefix, supplier]));
  return (id) => {
    const colon = id.indexOf(':');
    const supplier = colon < 0 ? undefined : byPrefix.get(id.slice(0, colon));
    const verdict = supplier && Object.hasOwn(supplier.verdicts, id) ? supplier.verdicts[id] : undefined;
    return supplier && verdict && { supplier, verdict };
  };
}

/** An item of a supplier with what of ours is linked with it. */
export interface ReliedOn {
  item: Item;
  /** The other ends, `up` where the link leads to the item of the supplier. */
  by: { id: string; relation: string; direction: 'up' | 'down'; state: Link['state'] }[];
}

/** The items of a supplier that something of ours is linked with, in its order. */
export function reliedOn({ items }: Pick<Supplier, 'items'>, { links }: Pick<Model, 'links'>): ReliedOn[] {
  const byId = new Map(items.map((item) => [item.id, { item, by: [] as ReliedOn['by'] }]));
  for (const { from, to, relation, state } of links) {
    byId.get(to)?.by.push({ id: from, relation, direction: 'up', state });
    byId.get(from)?.by.push({ id: to, relation, direction: 'down', state });
  }
  return [...byId.values()].filter(({ by }) => by.length > 0);
}

/** How a release of a supplier is called: `PLATFORM 2.1.0`. */
export function nameOfRelease({ prefix, version }: Pick<Supplier, 'prefix' | 'version'>): string {
  return version === '' ? prefix : `${prefix} ${version}`;
}
