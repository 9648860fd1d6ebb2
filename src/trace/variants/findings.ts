import {
  type DeclaredLink,
  didYouMean,
  type Facts,
  type Finding,
  formatPlace,
  type Item,
  type Place,
  startOf,
} from '../../model/index.ts';
import { finding } from '../rules.ts';
import { key, type Scope } from './scopes.ts';

/** Items that a variant has not, by ID, with the variants that have them. */
export type Foreign = ReadonlyMap<string, { item: Item; of: readonly string[] }>;

/** Finding `unknown-variant` for each name that is not configured. */
export function judgeNames(
  scopes: ReadonlyMap<string, readonly Scope[]>,
  names: readonly string[],
): Finding[] {
  return [...scopes.values()]
    .flat()
    .flatMap(({ place, names: said }) =>
      said
        .filter((name) => !names.includes(name))
        .map((name) =>
          unknownVariant(place, `\`${key}\` names the variant "${name.slice(0, 60)}"`, name, names),
        ),
    );
}

function unknownVariant(place: Place, what: string, name: string, names: readonly string[]): Finding {
  return finding('unknown-variant', place, {
    message: `${what}, which is not configured.`,
    hint: `${didYouMean(name, names)}The variants are: ${names.join(', ')}. What is for all says nothing, or \`${key}: all\`.`,
  });
}

/** Finding `applies-to-none`. */
export function ofNone({ id, place }: Item): Finding {
  return finding('applies-to-none', place, {
    message: `${id} applies to no variant, so no file holds it.`,
    hint: `Name a variant in \`${key}\` that the section and page around it name too, or remove the item.`,
    item: id,
  });
}

/** One ID is one item, whichever variant has it: the reviews of links are shared. */
export function doubled(items: readonly Item[], foreign: Foreign): Finding[] {
  return items.flatMap(({ id, place }) => {
    const other = foreign.get(id);
    return other
      ? finding('duplicate-id', place, {
          message: `${id} is defined here, and for other variants at ${formatPlace(other.item.place)}.`,
          hint: 'Give one of them an ID of its own.',
          item: id,
        })
      : [];
  });
}

/** Links and mentions that lead out of the variant; what a link says is not said again for its mention. */
export function crossings(
  links: readonly DeclaredLink[],
  mentions: Facts['mentions'],
  foreign: Foreign,
  own: string,
): Finding[] {
  const said = new Set(links.map(({ to, place }) => `${to} ${place.file}:${place.line}`));
  const raise = (place: Place, id: string, what: string): Finding => {
    const of = foreign.get(id)?.of ?? [];
    return finding('not-of-variant', place, {
      message: `${what}, but ${id} does not apply to the variant ${own}${of.length === 0 ? '' : ` (only to ${of.join(', ')})`}.`,
      hint: `Let ${id} apply to ${own}, or say with \`${key}\` that what stands here does not.`,
      item: id,
    });
  };
  return [
    ...links.map(({ from, relation, to, place }) => raise(place, to, `${from} ${relation} ${to}`)),
    ...mentions
      .filter(({ id, place }) => foreign.has(id) && !said.has(`${id} ${place.file}:${place.line}`))
      .map(({ id, place }) => raise(place, id, `${id} is mentioned`)),
  ];
}

/** Finding `unknown-variant` for records of tests by hand. */
export function unknownRuns({ reportFormats }: Facts, names: readonly string[]): Finding[] {
  return reportFormats.flatMap(({ path, run }) =>
    run?.variant && !names.includes(run.variant)
      ? unknownVariant(startOf(path), `The record is of the variant "${run.variant}"`, run.variant, names)
      : [],
  );
}
