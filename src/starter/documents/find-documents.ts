import picomatch from 'picomatch';
import { idSyntax } from '../../config/index.ts';
import { siteSchema } from '../../config/schema.ts';
import { compareText } from '../../model/index.ts';
import { prefixOf } from '../../sources/markdown/family.ts';
import { markdownSource } from '../../sources/markdown/index.ts';
import { typesOf } from '../../sources/markdown/types-of.ts';
import { type SourceContext, sourceContext } from '../../sources/source.ts';
import { begunOn, unreadFamilies } from './begun.ts';
import type { TableDecision } from './decide-table.ts';
import { type FoundPage, findPages } from './find-pages.ts';
import { otherForms } from './other-forms.ts';
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
  const begun = begunOn(pages);
  const proposal = propose(pages, new Set(begun.map(({ id }) => id)));
  const { columns, tables: allTables, notes, prefixes } = proposal;
  const context = contextOf(proposal);
  const facts = pages.map((page) => ({ page, facts: markdownSource.read(page, context) }));
  const items = facts.flatMap(({ page, facts: { items: all } }) => all.map(({ id }) => ({ id, page })));
  const ids = new Set(items.map(({ id }) => id));
  const unread = unreadFamilies(begun, (id) => ids.has(id));
  const patterns = patternsOf([...items.map(({ page }) => page), ...unread.pages]);
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
  return {
    families,
    columns,
    tables,
    notes: [...left, ...unread.notes, ...otherForms(pages), ...notes],
    patterns,
    links,
  };
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
