import { defaultColumns } from '../../config/defaults.ts';
import { compareText, isSameHeading, ownEntry } from '../../model/index.ts';
import { attributeName } from '../../sources/markdown/vocabulary.ts';
import type { TableDecision } from './decide-table.ts';
import { canBeNamed, type FoundTable, placeOf } from './found-table.ts';

/** What the same header stands for wherever it is, and is no header that Dossier knows: said once, for all tables. */
export function commonColumns(
  decisions: readonly TableDecision[],
  tables: readonly FoundTable[],
): Record<string, string> {
  const said = decisions.flatMap(({ id, columns, prefix }) =>
    prefix === '' ? [...(id === '' ? [] : [[id, 'id'] as const]), ...Object.entries(columns)] : [],
  );
  const all = new Map(said.map(([header, meaning]) => [attributeName(header), { header, meaning }]));
  return Object.fromEntries(
    [...all.values()]
      .filter(({ header, meaning }) => {
        const name = attributeName(header);
        const having = tables.filter(({ columns }) => columns.some((each) => each.name === name));
        return (
          ownEntry(defaultColumns, name) === undefined &&
          having.every((table) => {
            const decision = decisions.find((each) => each.table === table);
            if (meaning !== 'id') return decision === undefined || meaningIn(decision, name) === meaning;
            return decision !== undefined && decision.prefix === '' && attributeName(decision.id) === name;
          })
        );
      })
      .map(({ header, meaning }): [string, string] => [header.toLowerCase(), meaning])
      .sort(),
  );
}

function meaningIn({ columns }: TableDecision, name: string): string | undefined {
  return Object.entries(columns).find(([header]) => attributeName(header) === name)?.[1];
}

/** Entries of `trace.tables` for what is not said for all tables; where page and heading do not tell a table from others, a note. */
export function entriesOf(
  decisions: readonly TableDecision[],
  tables: readonly FoundTable[],
  columns: Readonly<Record<string, string>>,
  notes: string[],
): TableDecision[] {
  const isCommon = (header: string): boolean =>
    Object.keys(columns).some((each) => attributeName(each) === attributeName(header));
  const entries: TableDecision[] = [];
  for (const decision of decisions) {
    const own = {
      ...decision,
      id: isCommon(decision.id) ? '' : decision.id,
      columns: Object.fromEntries(Object.entries(decision.columns).filter(([header]) => !isCommon(header))),
    };
    if (own.id === '' && own.prefix === '' && !own.quotes && Object.keys(own.columns).length === 0) continue;
    const { page, heading } = decision.table;
    const alike = tables.filter(
      (each) => each.page === page && (heading === '' || isSameHeading(each.heading, heading)),
    );
    if (alike.length === 1 && canBeNamed(decision.table)) entries.push(own);
    else
      notes.push(
        `${placeOf(decision.table)}: a table of ${decision.type || 'items'} that only its place tells from others; give it a heading of its own`,
      );
  }
  const key = ({ table: { page, table } }: TableDecision): string =>
    `${page.path}\n${String(table.line).padStart(9)}`;
  return entries.sort((a, b) => compareText(key(a), key(b)));
}
