import type { TableBlock } from '../../markdown/structure.ts';
import { append, type DeclaredLink } from '../../model/index.ts';
import { isRelationValue } from './attribute-list.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { readIdList } from './id-list.ts';
import { reportNearName } from './near-names.ts';
import { type Stated, state } from './stated.ts';
import { isWhollyStruck } from './struck.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** Whether a table of two columns holds a relation in its first one, the head being a row like the others. */
export function isFieldTable(table: TableBlock, scope: FileScope): boolean {
  return fieldsOf(table, scope).some(
    ({ key, value }) => relationIn(key, value, scope) && hasIds(value, scope),
  );
}

/** The links of a table of fields in the text of an item; what else its rows say is attributes. */
export function readFields(
  at: string,
  table: TableBlock,
  attributes: Stated,
  scope: FileScope,
): DeclaredLink[] {
  const links: DeclaredLink[] = [];
  if (!isFieldTable(table, scope)) return links;
  for (const { key, value: text, source, line, column } of fieldsOf(table, scope)) {
    const meaning = relationIn(key, text, scope);
    const value = { at, text, source, ...inFile(scope, { line, column }) };
    if (meaning) append(links, readIdList({ ...value, meaning }, scope.path, scope.context, scope.report));
    else if (key !== '' && text !== '' && line !== table.line) {
      const named = { key, value: text, line, column };
      state(at, attributes, named, scope);
      reportNearName(`at ${at}`, named, scope, at);
    }
  }
  return links;
}

function relationIn(key: string, value: string, scope: FileScope): RelationMeaning | undefined {
  const meaning = scope.vocabulary.ofKey(key);
  return meaning.kind === 'relation' && isRelationValue(meaning, value, scope) ? meaning : undefined;
}

function hasIds(text: string, { context }: FileScope): boolean {
  return context.ids.find(text.slice(0, 10_000)).length > 0;
}

/** The rows of a table of two columns, the head being one of them unless it only names the columns. */
function fieldsOf({ header, rows, container }: TableBlock, scope: FileScope) {
  if (container !== 'page' || header.length !== 2) return [];
  return [hasIds(header[1]?.text ?? '', scope) ? header : [], ...rows.map(({ cells }) => cells)].flatMap(
    ([key, value]) =>
      key && value && !isWhollyStruck(value.source)
        ? [{ key: key.text, value: value.text, source: value.source, line: value.line, column: value.column }]
        : [],
  );
}
