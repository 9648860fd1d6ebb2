import { defaultTypes } from '../../config/defaults.ts';
import { idSyntax } from '../../config/index.ts';
import { literal, quote } from '../../config/literal.ts';
import { compareText, ownEntry } from '../../model/index.ts';
import { prefixOf } from './family.ts';
import { typeOfPrefix } from './meanings.ts';
import { typesOf } from './types-of.ts';

/** Settings of `trace.types` by type. */
export type Types = Record<string, { title?: string; plural?: string; prefixes: string[]; pattern?: string }>;

/** Forms of IDs that tools write, the narrowest first. */
const patterns = [
  '{prefix}{number}',
  '{prefix}-{number}',
  '{prefix}_{number}',
  '{prefix}~{slug}~{number}',
  '{prefix}_{hex}',
  '{prefix}_{slug}',
  '{prefix}__{slug}',
  '{prefix}-{slug}',
  '{prefix}.{slug}',
];

/**
 * What `trace.types` has to say over the defaults, so that IDs are such. IDs of the plain form are added to the type that their prefix is
 * usually of; others get a type of their own with the pattern that all of them have.
 * @param ids that are of no registered form
 * @returns the types, and IDs that no form takes
 */
export function typesFor(ids: readonly string[]): { types: Types; left: string[] } {
  const plain = new Map(
    ids
      .filter((id) => prefixOf(id) !== undefined)
      .map(familyOf)
      .map((family) => [family.prefix, family]),
  );
  const types: Types = typesOf([...plain.values()].sort((a, b) => compareText(a.prefix, b.prefix)));
  const others = ids.filter((id) => prefixOf(id) === undefined);
  const families = Map.groupBy(others, prefixOfAny);
  const left: string[] = [];
  for (const [prefix, own] of [...families].sort(([a], [b]) => compareText(a, b))) {
    const pattern = prefix === '' ? undefined : patterns.find((each) => takesAll(prefix, each, own));
    if (pattern === undefined) left.push(...own);
    else
      types[prefix.toUpperCase() in types ? prefix : prefix.toUpperCase()] = {
        title: prefix,
        plural: prefix,
        prefixes: [prefix],
        pattern,
      };
  }
  return { types, left };
}

/** What IDs of a family have in common; the same for IDs that one entry of `trace.types` takes. */
export function familyName(id: string): string {
  return prefixOf(id) === undefined ? `other ${prefixOfAny(id)}` : `plain ${familyOf(id).prefix}`;
}

/**
 * The entry of `trace.types` for IDs of one family, as it has to stand there: with the prefixes that their type has already.
 * @param meant their type, where somebody said it
 * @param own `trace.types` of the project
 * @returns `replaces`: the type whose IDs have another form so far; undefined where no form takes them all
 */
export function typeSetting(
  ids: readonly string[],
  meant: string | undefined,
  own: Readonly<Record<string, { prefixes: readonly string[]; pattern?: string | undefined }>>,
): { setting: string; replaces?: string } | undefined {
  const { types, left } = typesFor(ids);
  const [entry] = Object.entries(types);
  if (!entry || left.length > 0) return undefined;
  const [guess, { prefixes, pattern, ...names }] = entry;
  const type = meant ?? guess;
  const before = ownEntry(own, type);
  // A type has one form: a pattern goes with prefixes of its own.
  const isSameForm = before !== undefined && before.pattern === pattern;
  const all = isSameForm ? [...new Set([...before.prefixes, ...prefixes])] : prefixes;
  const setting = { ...(before === undefined && names), prefixes: all, ...(pattern && { pattern }) };
  const text = literal({ [type]: setting }).slice(2, -2);
  return before === undefined || isSameForm ? { setting: text } : { setting: text, replaces: type };
}

/** Types as they stand in the configuration. */
export function typesText(types: Types): string {
  return Object.entries(types)
    .map(([type, setting]) => `  ${quote(type)}: ${literal(setting)},`)
    .join('\n');
}

/** Prefix and type of an ID of the plain form: all its words where the last of them tells what it is and the first does not. */
function familyOf(id: string): { prefix: string; type: string } {
  const first = prefixOf(id) ?? '';
  const words = /^[A-Z][A-Z0-9]*(?:[-_][A-Z][A-Z0-9]*)+(?=[-_]\d)/.exec(id)?.[0] ?? first;
  const last = words.split(/[-_]/).at(-1) ?? '';
  const prefix = isKnown(last) && !isKnown(first) ? words : first;
  return { prefix, type: typeOfPrefix(prefix === words ? last : first, []).type };
}

function isKnown(prefix: string): boolean {
  return ownEntry(defaultTypes, prefix) !== undefined || typeOfPrefix(prefix, []).isGuess;
}

function prefixOfAny(id: string): string {
  return (
    /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*(?=__)|^[A-Za-z][A-Za-z0-9]*?(?=\d+$|[^A-Za-z0-9])/.exec(
      id,
    )?.[0] ?? ''
  );
}

function takesAll(prefix: string, pattern: string, ids: readonly string[]): boolean {
  const { isId } = idSyntax({ X: { title: 'X', plural: 'X', prefixes: [prefix], pattern } });
  return ids.every(isId);
}
