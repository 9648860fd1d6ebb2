import { z } from 'zod';
import { type Item, type Link, type Refused, type Supplier, sayReason, visible } from '../model/index.ts';
import { item as itemShape, link as linkShape } from '../model/item.ts';
import { supplier as supplierShape } from '../model/supplier.ts';
import { verdict as verdictShape } from '../model/verdict.ts';
import { fingerprintOf } from '../sources/markdown/fingerprint.ts';
import type { Excerpt } from './excerpt.ts';

const text = z.string().max(2000);

/** What is read of a supplier's model. Members that a later version adds are passed over. */
const shape = z.object({
  schema: z.string(),
  product: z.object({ name: text, version: text, manufacturer: z.object({ name: text }) }),
  release: z.object({ label: text, draft: z.boolean(), revision: z.object({ commit: text }) }),
  items: z.array(itemShape).max(1_000_000),
  links: z.array(
    linkShape.pick({ from: true, relation: true, to: true, place: true, origin: true, state: true }),
  ),
  verdicts: z.record(z.string(), verdictShape),
  documents: z.array(supplierShape.shape.documents.element),
  soup: z.array(supplierShape.shape.soup.element),
  suppliers: z
    .array(
      supplierShape.pick({
        prefix: true,
        product: true,
        version: true,
        release: true,
        manifest: true,
        standing: true,
        reason: true,
        items: true,
        links: true,
        verdicts: true,
        uses: true,
      }),
    )
    .default([]),
});
type Stated = z.output<typeof shape>;

/** What counts of a supplier's model. */
export type Understood = Pick<
  Supplier,
  | 'product'
  | 'version'
  | 'manufacturer'
  | 'items'
  | 'links'
  | 'verdicts'
  | 'total'
  | 'documents'
  | 'soup'
  | 'uses'
>;

/** Longest list of reasons that is repeated. */
const mostReasons = 3;

/**
 * What a supplier's model says of the items that are wanted, and of the chains that these stand in, under the prefix. Its words are kept as text;
 * fingerprints are made anew, so that no review rests on one that the supplier states.
 * @param wanted IDs with the prefix; all where undefined
 * @param file where the archive lies
 * @returns what counts; or why the model is not taken
 * @implements SRS-3820, SRS-3822
 */
export function understand(
  { model, manifest }: Pick<Excerpt, 'model' | 'manifest'>,
  { prefix, file }: Pick<Supplier, 'prefix' | 'file'>,
  wanted: ReadonlySet<string> | undefined,
): Understood | Refused {
  const stated = read(model);
  if ('refused' in stated)
    return { refused: `${stated.refused} It was made by version ${manifest.generator.version}.` };
  const { product, release } = stated;
  const isOfManifest =
    product.name === manifest.product.name &&
    product.version === manifest.product.version &&
    release.label === manifest.release &&
    release.revision.commit === manifest.commit &&
    !release.draft;
  if (!isOfManifest) return { refused: 'Its model is of another product or release than its manifest.' };
  const own = (id: string): string => `${prefix}:${id}`;
  const all = new Map<string, Item>();
  const source = `${prefix} ${product.version}`;
  for (const { alsoAt: _, attributeLines: _lines, ...each } of [
    ...stated.items,
    ...stated.suppliers.flatMap(({ items }) => items),
  ]) {
    const id = own(each.id);
    if (all.has(id)) return { refused: `Its model has two items ${each.id}.` };
    const { place, origin } = each;
    all.set(id, {
      ...each,
      id,
      place: { file, line: 1, column: 1 },
      bodyLine: 1,
      origin: { tool: source, place: origin?.place ?? `${place.file}:${place.line}` },
    });
  }
  const links = [...stated.links, ...stated.suppliers.flatMap((other) => other.links)]
    .map(
      (each): Link => ({
        ...each,
        from: own(each.from),
        to: own(each.to),
        place: { file, line: 1, column: 1 },
      }),
    )
    .filter(({ from, to }) => all.has(from) && all.has(to));
  const shown = wanted && chainsOf(wanted, links);
  const items = [...all.values()]
    .filter(({ id }) => shown?.has(id) ?? true)
    .map((each) => ({ ...each, fingerprint: fingerprintOf(each) }));
  const isShown = new Set(items.map(({ id }) => id));
  return visible({
    product: product.name,
    version: product.version,
    manufacturer: product.manufacturer.name,
    items,
    links: links.filter(({ from, to }) => isShown.has(from) && isShown.has(to)),
    verdicts: verdictsOf(stated, own, isShown),
    total: stated.items.length,
    documents: stated.documents,
    soup: stated.soup.filter(({ scope }) => scope !== 'development'),
    uses: stated.suppliers.flatMap(
      ({ prefix: further, product: name, version, release: tag, manifest: sum, standing, reason, uses }) => [
        { prefix: own(further), product: name, version, release: tag, manifest: sum, standing, reason },
        ...uses.map((each) => ({ ...each, prefix: own(each.prefix) })),
      ],
    ),
  });
}

function read(model: Uint8Array): Stated | Refused {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(model));
  } catch {
    return { refused: 'Its model is no JSON.' };
  }
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (schema !== 'dossier-model-1')
    return {
      refused: `Its model is of the form ${JSON.stringify(schema)?.slice(0, 60)}, which this version does not know: update Dossier.`,
    };
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return {
    refused: `Its model does not read at ${issue?.path.join('.').slice(0, 200)}: ${issue?.message.slice(0, 200)}.`,
  };
}

/** What is named, and all above and below it. */
function chainsOf(wanted: ReadonlySet<string>, links: readonly Link[]): Set<string> {
  const ups = Map.groupBy(links, ({ from }) => from);
  const downs = Map.groupBy(links, ({ to }) => to);
  const reach = (next: (id: string) => string[]): Set<string> => {
    const seen = new Set(wanted);
    // A set may grow while it is walked.
    for (const id of seen) for (const other of next(id)) seen.add(other);
    return seen;
  };
  return new Set([
    ...reach((id) => (ups.get(id) ?? []).map(({ to }) => to)),
    ...reach((id) => (downs.get(id) ?? []).map(({ from }) => from)),
  ]);
}

function verdictsOf(
  { verdicts, links, suppliers }: Stated,
  own: (id: string) => string,
  shown: ReadonlySet<string>,
): Supplier['verdicts'] {
  const tests = new Map<string, number>();
  for (const { relation, to } of links) if (relation === 'verifies') tests.set(to, (tests.get(to) ?? 0) + 1);
  const made: Supplier['verdicts'] = Object.create(null);
  const none = { state: 'none' as const, reasons: [] };
  for (const id of shown) {
    const theirs = id.slice(own('').length);
    const { state, reasons } = Object.hasOwn(verdicts, theirs)
      ? (verdicts[theirs] as Stated['verdicts'][string])
      : none;
    made[id] = {
      state,
      reasons: reasons.slice(0, mostReasons).map((reason) => sayReason(reason).slice(0, 500)),
      tests: tests.get(theirs) ?? 0,
    };
  }
  for (const supplier of suppliers)
    for (const [id, verdict] of Object.entries(supplier.verdicts))
      if (shown.has(own(id))) made[own(id)] = verdict;
  return made;
}
