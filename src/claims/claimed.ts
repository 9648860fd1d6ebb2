import type { Config } from '../config/index.ts';
import { type Item, isLeftOut, latestDayAt, type Revision, saysSomething } from '../model/index.ts';
import { type Claim, claims } from './attributes.ts';
import type { ClaimContext } from './forms.ts';

const byName = new Map(claims.flatMap((claim) => claim.names.map((name) => [`${claim.on} ${name}`, claim])));
const byType = Map.groupBy(claims, ({ on }) => on);

/** What claims are held against: the scales of the project, and the day of its commit. A tree with changes has no day yet. */
export function claimContext(
  { risk }: Pick<Config, 'risk'>,
  revision?: Pick<Revision, 'date' | 'dirty'>,
): ClaimContext {
  return { risk, today: !revision || revision.dirty ? '' : latestDayAt(revision.date) };
}

/** The claims an item of a type can make, of which `beside` and `needs` are still to be looked at. */
export function claimsOf(type: string): readonly Claim[] {
  return [...(byType.get(type) ?? []), ...(byType.get('*') ?? [])];
}

/** What an item states for a claim, trimmed; empty where nothing or a dash stands. */
export function statedFor({ attributes }: Pick<Item, 'attributes'>, names: readonly string[]): string {
  for (const name of names) {
    const stated = Object.hasOwn(attributes, name) ? (attributes[name] ?? '').trim() : '';
    if (!isLeftOut(stated)) return stated;
  }
  return '';
}

/**
 * What an item claims with an attribute: the value of its list as the list has it, and nothing for any other value. Of an attribute that is
 * in no table of claims, any text that says something counts.
 * @returns empty where nothing is claimed
 * @implements SRS-3220
 */
export function claimed(
  item: Pick<Item, 'type' | 'attributes'>,
  name: string,
  context: ClaimContext,
): string {
  const claim = byName.get(`${item.type} ${name}`) ?? byName.get(`* ${name}`);
  const stated = statedFor(item, claim?.names ?? [name]);
  if (stated === '') return '';
  if (!claim) return saysSomething(stated) ? stated : '';
  const value =
    claim.form.read(stated, context) ?? (claim.form.isOpen && saysSomething(stated) ? stated : '');
  return claim.needs?.some((other) => claimed(item, other, context) === '') ? '' : value;
}
