import picomatch from 'picomatch';
import { defaultTypes } from '../../config/defaults.ts';
import { idSyntax } from '../../config/index.ts';
import { siteSchema } from '../../config/schema.ts';
import { compareText, ownEntry } from '../../model/index.ts';
import { prefixOf } from '../../sources/markdown/family.ts';
import { markdownSource } from '../../sources/markdown/index.ts';
import { type SourceContext, sourceContext } from '../../sources/source.ts';
import type { TableDecision } from './decide-table.ts';
import { type FoundPage, findPages } from './find-pages.ts';
import { pattern } from './pattern.ts';
import { type Proposal, propose } from './propose.ts';

/** Items of one prefix, as the reader of Dossier finds them with the configuration that is proposed. */
export interface Family {
  prefix: string;
  type: string;
  /** The type is a guess from the prefix, or from the words around bare numbers. */
  isGuess: boolean;
  /** How many different IDs. */
  count: number;
  /** Pages that hold them, sorted. */
  pages: string[];
}

/** What the documents hold that are there already. */
export interface FoundDocuments extends Omit<Proposal, 'prefixes'> {
  families: Family[];
  /** Patterns of the pages, for `sources.markdown`. */
  patterns: string[];
  /** Links that are read between these items. */
  links: number;
}

/**
 * Finds items in the documents of a repository. What is proposed is tried with the reader of Dossier itself, so that what is counted
 * here is what `dossier check` reads; families of which it reads nothing are left out.
 * @implements SRS-3462
 */
export async function findDocuments(root: string): Promise<FoundDocuments> {
  const { pages, left } = await findPages(root);
  const proposal = propose(pages);
  const { columns, tables: allTables, notes, prefixes } = proposal;
  const context = contextOf(proposal);
  const facts = pages.map((page) => ({ page, facts: markdownSource.read(page, context) }));
  const items = facts.flatMap(({ page, facts: { items: all } }) => all.map(({ id }) => ({ id, page })));
  const patterns = patternsOf(items.map(({ page }) => page));
  const isRead = picomatch(patterns);
  const tables = allTables.filter(({ table: { page } }) => isRead(page.path));
  const numbered = new Set(tables.flatMap(({ prefix, type }) => (prefix === '' ? [] : [type])));
  const families = [...new Set(items.map(({ id }) => prefixOf(id) ?? ''))]
    .sort(compareText)
    .map((prefix): Family => {
      const own = items.filter(({ id }) => prefixOf(id) === prefix);
      const { type, isGuess } = prefixes.get(prefix) ?? { type: prefix, isGuess: false };
      return {
        prefix,
        type,
        isGuess: isGuess || numbered.has(prefix),
        count: new Set(own.map(({ id }) => id)).size,
        pages: [...new Set(own.map(({ page }) => page.path))],
      };
    });
  const links = facts.reduce((sum, { facts: { links: all } }) => sum + all.length, 0);
  return { families, columns, tables, notes: [...left, ...notes], patterns, links };
}

/** What the reader of pages would know with a proposal in the configuration. */
function contextOf({ columns, tables, prefixes }: Proposal): SourceContext {
  const types = typesOf([...prefixes].map(([prefix, { type }]) => ({ prefix, type })));
  const config = siteSchema.parse({
    product: { name: '-', version: '-', safetyClass: 'C', manufacturer: { name: '-', address: '-' } },
    trace: { types, columns, tables: tables.map(tableSetting) },
  });
  return sourceContext({ config, ids: idSyntax(config.trace.types) });
}

/** What `trace.types` says of these prefixes over the defaults. */
export function typesOf(
  families: readonly Pick<Family, 'prefix' | 'type'>[],
): Record<string, { title?: string; plural?: string; prefixes: string[] }> {
  const byType = new Map<string, string[]>();
  for (const { prefix, type } of families) byType.set(type, [...(byType.get(type) ?? []), prefix]);
  return Object.fromEntries(
    [...byType].flatMap(([type, own]) => {
      const byDefault = ownEntry(defaultTypes, type)?.prefixes;
      if (!byDefault) return [[type, { title: type, plural: type, prefixes: own }]];
      const all = [...new Set([...byDefault, ...own])];
      return all.length === byDefault.length ? [] : [[type, { prefixes: all }]];
    }),
  );
}

/** A table as `trace.tables` says it. */
export function tableSetting({
  table,
  id,
  prefix,
  quotes,
  columns,
  prefixes,
}: TableDecision): Record<string, unknown> {
  const parts = {
    pages: [pattern(table.page.path)],
    heading: table.heading,
    id,
    prefix,
    columns,
    prefixes,
    quotes,
  };
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) =>
        value !== '' &&
        value !== false &&
        (typeof value === 'string' || value === true || Object.keys(value).length > 0),
    ),
  );
}

/** The folders of some pages, each as a pattern; pages at the top by themselves. */
function patternsOf(pages: readonly FoundPage[]): string[] {
  const folders = [...new Set(pages.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))];
  const outer = folders.filter(
    (each) => each !== '' && !folders.some((other) => other !== '' && each.startsWith(`${other}/`)),
  );
  const single = pages.filter(({ path }) => !path.includes('/')).map(({ path }) => pattern(path));
  return [...new Set([...single, ...outer.map((folder) => `${pattern(folder)}/**/*.md`)])].sort(compareText);
}
