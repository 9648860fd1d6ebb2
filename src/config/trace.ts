import { z } from 'zod';
import { ownEntry } from '../model/index.ts';
import { defaultColumns, defaultCoverage, defaultRelations, defaultTypes } from './defaults.ts';
import { patternForm } from './ids/form.ts';
import { contested } from './ids/syntax.ts';
import { inside } from './inside-path.ts';
import { overDefaults } from './over-defaults.ts';

const text = z.string();
const name = z.string().min(1);
const severity = z.enum(['error', 'warning', 'info', 'off']);

const traceType = z
  .strictObject({
    title: name,
    plural: name,
    prefixes: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/)).min(1),
    /** What an ID looks like, the whole of it: `{prefix}{number:3}`. Without one it is of the plain form: `SRS-041`. */
    pattern: z.string().max(120).optional(),
    /** Prefix → attributes of the items that have it, unless they state others. */
    defaults: z.record(name, z.record(name, name)).optional(),
  })
  .superRefine(({ prefixes, defaults, pattern }, context) => {
    const form = pattern === undefined ? undefined : patternForm(prefixes[0] as string, pattern);
    if (form && 'refused' in form)
      context.addIssue({ code: 'custom', path: ['pattern'], message: `a pattern in which ${form.refused}` });
    for (const prefix of Object.keys(defaults ?? {}))
      if (!prefixes.includes(prefix))
        context.addIssue({
          code: 'custom',
          path: ['defaults', prefix],
          message: `one of the prefixes ${prefixes.join(', ')}`,
        });
  });

const relation = z.strictObject({
  /** How the link reads from its other end; written there, it is the same link. */
  inverse: name,
  from: z.array(name).min(1),
  to: z.array(name).min(1),
  aliases: z.array(name).default([]),
  inverseAliases: z.array(name).default([]),
});

const coverageRule = z.strictObject({
  every: name,
  relation: name,
  direction: z.enum(['in', 'out']),
  other: z.array(name).min(1),
  passed: z.boolean().default(false),
  unless: z.array(name).default([]),
  severity: severity.default('error'),
  hint: text.default(''),
});

/** A column of free text whose cells are items of their own: the control in the row of its hazard. */
const columnOfItems = z.strictObject({
  /** The ID of such an item is this, the ID of its row, and `.` with the position of the entry: `RC-` makes `RC-HAZ-3.1`. */
  prefix: name,
  /** How it is linked to the item of its row, said from that one: `controlled by`. */
  relation: name,
  /** Heads of columns that speak of it and not of the row's item → what they stand for. */
  columns: z.record(name, name).default({}),
});

/** What tables of a page are, where their heads do not say it. */
const table = z.strictObject({
  /** Patterns of the pages. */
  pages: z.array(name).min(1),
  /** Text of the nearest heading above, without its number; empty for every table of the pages. */
  heading: text.default(''),
  /** Names of columns that the tables have, to tell one of several; empty for any. */
  head: z.array(name).default([]),
  /** The tables repeat items of other pages, and define none. */
  quotes: z.boolean().default(false),
  /** Type of the items: its first prefix stands before what is no ID. Empty where `prefix` says it, or the cells hold IDs. */
  type: text.default(''),
  /** Head of the column that identifies a row; empty for the one that `columns` maps to `id`. */
  id: text.default(''),
  /** Put before what stands in that column and is no ID: `SRS-` makes `1` to `SRS-1`, `SOUP-` makes `React` to `SOUP-REACT-1`. */
  prefix: text.default(''),
  /** Over `trace.columns`; `P#2` is the second column of that name. */
  columns: z.record(name, name).default({}),
  /** Head of a column of links → what is put before the bare numbers in it. */
  prefixes: z.record(name, name).default({}),
  /** Attribute → what a cell says → the value that it stands for. */
  values: z.record(name, z.record(name, name)).default({}),
  /** Head of a column of free text → the items that its cells are. */
  items: z.record(name, columnOfItems).default({}),
});

/**
 * Items, links and what every item needs. Types, relations, columns and coverage rules are written over the defaults of `defaults.ts`.
 * @implements SRS-104, SRS-3351
 */
export const trace = z
  .strictObject({
    types: overDefaults(defaultTypes, traceType),
    relations: overDefaults(defaultRelations, relation),
    columns: overDefaults(defaultColumns, name),
    coverage: overDefaults(defaultCoverage, coverageRule),
    tables: z.array(table).default([]),
    rules: z.record(name, severity).default({}),
    lock: inside.default('content/trace.lock'),
    baseline: inside.default('content/baseline.json'),
  })
  .transform(withoutRemovedTypes)
  .superRefine(({ types, tables }, context) => {
    for (const [index, { type, prefix }] of tables.entries()) {
      const own = ownEntry(types, type)?.prefixes;
      if (own && prefix !== '' && !own.some((each) => prefix.startsWith(each)))
        context.addIssue({
          code: 'custom',
          path: ['tables', index, 'prefix'],
          message: `a prefix of ${type}: ${own.join(', ')}`,
        });
    }
    const both = contested(types);
    if (both)
      context.addIssue({
        code: 'custom',
        path: ['types', both.types[1]],
        message: `other IDs than those of ${both.types[0]}: \`${both.id}\` could be of either`,
      });
  })
  .transform(withPrefixesOfTypes);

export type TraceType = z.output<typeof traceType>;
export type Relation = z.output<typeof relation>;
export type CoverageRule = z.output<typeof coverageRule>;
export type TableConfig = z.output<typeof table>;

/**
 * The tables with the prefix of their type, where they state no other.
 * @implements SRS-3569
 */
function withPrefixesOfTypes<Trace extends { types: Record<string, TraceType>; tables: TableConfig[] }>(
  given: Trace,
): Trace {
  const tables = given.tables.map((entry) => {
    const [first] = ownEntry(given.types, entry.type)?.prefixes ?? [];
    return entry.prefix !== '' || first === undefined ? entry : { ...entry, prefix: `${first}-` };
  });
  return { ...given, tables };
}

/** What the defaults say of a type that the project took out goes with it; what the project itself says of it stays, and is a finding. */
function withoutRemovedTypes<
  Trace extends {
    types: Record<string, unknown>;
    relations: Record<string, Relation>;
    coverage: Record<string, CoverageRule>;
  },
>(given: Trace): Trace {
  const removed = new Set(Object.keys(defaultTypes).filter((type) => !Object.hasOwn(given.types, type)));
  if (removed.size === 0) return given;
  const left = (names: string[], byDefault: readonly string[] | undefined): string[] =>
    String(names) === String(byDefault) ? names.filter((type) => !removed.has(type)) : names;
  const relations = Object.entries(given.relations).flatMap(([key, relation]): [string, Relation][] => {
    const byDefault = ownEntry(defaultRelations, key);
    const [from, to] = [left(relation.from, byDefault?.from), left(relation.to, byDefault?.to)];
    return from.length > 0 && to.length > 0 ? [[key, { ...relation, from, to }]] : [];
  });
  const coverage = Object.entries(given.coverage).flatMap(([key, rule]): [string, CoverageRule][] => {
    const byDefault = ownEntry(defaultCoverage, key);
    const other = left(rule.other, byDefault?.other);
    const isGone = other.length === 0 || (rule.every === byDefault?.every && removed.has(rule.every));
    return isGone ? [] : [[key, { ...rule, other }]];
  });
  return { ...given, relations: Object.fromEntries(relations), coverage: Object.fromEntries(coverage) };
}
