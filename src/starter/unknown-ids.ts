import { idSyntax } from '../config/index.ts';
import { compareText } from '../model/index.ts';
import { prefixOf } from '../sources/markdown/family.ts';
import { typeOfPrefix } from '../sources/markdown/meanings.ts';
import { typesOf } from './documents/types-of.ts';
import { literal, quote } from './literal.ts';

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
  const plain = new Set(ids.flatMap((id) => prefixOf(id) ?? []));
  const types: Types = typesOf(
    [...plain].sort(compareText).map((prefix) => ({ prefix, type: typeOfPrefix(prefix, []).type })),
  );
  const others = ids.filter((id) => prefixOf(id) === undefined);
  const families = Map.groupBy(
    others,
    (id) => /^[A-Za-z][A-Za-z0-9]*?(?=\d+$|[^A-Za-z0-9])/.exec(id)?.[0] ?? '',
  );
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

/** Types as they stand in the configuration. */
export function typesText(types: Types): string {
  return Object.entries(types)
    .map(([type, setting]) => `  ${quote(type)}: ${literal(setting)},`)
    .join('\n');
}

function takesAll(prefix: string, pattern: string, ids: readonly string[]): boolean {
  const { isId } = idSyntax({ X: { title: 'X', plural: 'X', prefixes: [prefix], pattern } });
  return ids.every(isId);
}
