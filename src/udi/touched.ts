import { claimContext, claimed } from '../claims/index.ts';
import { compareText, ownEntry } from '../model/index.ts';
import type { Comparable } from './comparable.ts';

/** Part of a device whose change can call for a new UDI-DI (MDR Annex VI Part C 6.5.2; name, model and languages: MDCG 2018-5). */
export type Aspect =
  | 'identity'
  | 'intended use'
  | 'performance'
  | 'safety'
  | 'algorithm'
  | 'data'
  | 'platform'
  | 'architecture'
  | 'interfaces';

export interface Touched {
  aspect: Aspect;
  /** IDs of items, names of elements, members of the product: sorted, without repetition. */
  what: string[];
}

type Item = Comparable['items'][number];
type Element = NonNullable<Comparable['architecture']>['elements'][number];

/** Types of items as a whole. */
const byType: Readonly<Record<string, Aspect>> = {
  URS: 'intended use',
  HAZ: 'safety',
  RC: 'safety',
  SDS: 'algorithm',
};

/** Kinds of software requirements (IEC 62304 5.2.2), as their attribute `type` says. Security alone is a minor revision (6.5.3). */
const byKind: Readonly<Record<string, Aspect>> = {
  functional: 'performance',
  performance: 'performance',
  safety: 'safety',
  'alarms-messages': 'safety',
  algorithm: 'algorithm',
  'inputs-outputs': 'algorithm',
  data: 'data',
  installation: 'platform',
  operation: 'platform',
  network: 'platform',
  interfaces: 'interfaces',
  ui: 'interfaces',
};

const outside = new Set(['external', 'device', 'person']);

/**
 * What changed of that which MDR Annex VI Part C 6.5.2 names, as far as the models tell: items added, changed or removed, elements of the
 * architecture, the product's own statements. Nothing found is no proof that nothing changed.
 * @implements SRS-1908
 */
export function touchedAspects(before: Comparable, now: Comparable): Touched[] {
  const found = new Map<Aspect, Set<string>>();
  const touch = (aspect: Aspect, what: string): void => {
    const known = found.get(aspect);
    if (known) known.add(what);
    else found.set(aspect, new Set([what]));
  };
  compareProducts(before, now, touch);
  compareItems(before, now, touch);
  compareElements(before, now, touch);
  return [...found]
    .map(([aspect, what]) => ({ aspect, what: [...what].sort(compareText) }))
    .sort((a, b) => compareText(a.aspect, b.aspect));
}

type Touch = (aspect: Aspect, what: string) => void;

function compareProducts({ product: old }: Comparable, { product }: Comparable, touch: Touch): void {
  if (old.name !== product.name) touch('identity', 'name');
  if (old.model !== product.model) touch('identity', 'model');
  if (old.languages.join() !== product.languages.join()) touch('identity', 'languages');
  if (old.description !== product.description) touch('intended use', 'description');
  if (old.safetyClass !== product.safetyClass) touch('safety', 'safety class');
}

function compareItems(before: Comparable, now: Comparable, touch: Touch): void {
  const olds = new Map(before.items.map((item) => [item.id, item]));
  const news = new Map(now.items.map((item) => [item.id, item]));
  const controls = new Set([...controlling(before), ...controlling(now)]);
  for (const id of new Set([...olds.keys(), ...news.keys()])) {
    const old = olds.get(id);
    const item = news.get(id);
    if (old?.fingerprint === item?.fingerprint) continue;
    for (const each of [old, item]) {
      const aspect = each && aspectOf(each);
      if (aspect) touch(aspect, id);
    }
    if (controls.has(id)) touch('safety', id);
  }
}

function aspectOf(item: Item): Aspect | undefined {
  const { type } = item;
  if (Object.hasOwn(byType, type)) return byType[type];
  const kind = claimed(item, 'type', claimContext({ risk: undefined }));
  return type === 'SRS' ? ownEntry(byKind, kind) : undefined;
}

/** Items that implement a risk control. */
function controlling({ items, links }: Comparable): string[] {
  const controls = new Set(items.filter(({ type }) => type === 'RC').map(({ id }) => id));
  return links.filter(({ to }) => controls.has(to)).map(({ from }) => from);
}

function compareElements(before: Comparable, now: Comparable, touch: Touch): void {
  const olds = new Map(structure(before).map((element) => [element.id, element]));
  const news = new Map(structure(now).map((element) => [element.id, element]));
  for (const id of new Set([...olds.keys(), ...news.keys()])) {
    const old = olds.get(id);
    const element = news.get(id);
    const { kind, name } = (element ?? old) as Element;
    if (!old || !element) touch(outside.has(kind) ? 'interfaces' : 'architecture', name);
    else if (old.technology !== element.technology)
      touch(outside.has(kind) ? 'interfaces' : 'platform', name);
  }
}

/** Systems, containers, components and what lies outside; single pieces of code are no architecture. */
function structure({ architecture }: Comparable): Element[] {
  return (architecture?.elements ?? []).filter(({ kind }) => kind !== 'code');
}
