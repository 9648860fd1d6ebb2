import type { Item, Link } from './item.ts';
import type { Model } from './model.ts';
import type { SuppliedVerdict, Supplier } from './supplier.ts';

/** What a model has of the projects that it relies on. */
type Relying = Pick<Model, 'suppliers'>;

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

/** How a release of a supplier is called: `PLATFORM 2.1.0`. */
export function nameOfRelease({ prefix, version }: Pick<Supplier, 'prefix' | 'version'>): string {
  return version === '' ? prefix : `${prefix} ${version}`;
}
