import { type FileScope, inFile } from './file-scope.ts';
import { isIds } from './near-names.ts';
import { plainText, statementIn } from './statement.ts';

/** Characters of a line that are looked at. */
const longestLine = 2000;
const bullet = /^\s*(?:[-*+]\s+)*/;

/**
 * Tells of entries and lines that are a relation and IDs, and stand in the text of no item: nobody is linked (`relation-not-read`).
 * @implements SRS-3539
 */
export function reportLooseRelations(scope: FileScope): void {
  const { structure, items, textLine, lines } = scope;
  const taken = new Set<number>();
  const take = (from: number, to: number): void => {
    for (let line = from; line <= to; line++) taken.add(line);
  };
  for (const { form, place } of items)
    if (form === 'heading') take(place.line - textLine + 1, (place.endLine ?? place.line) - textLine + 1);
  for (const [from, to] of scope.struck) take(from, to);
  for (const { line, endLine } of structure.fences) take(line, endLine);
  for (const { line, rows } of structure.tables) take(line, rows.at(-1)?.line ?? line);
  for (const [index, full] of lines.entries()) {
    const source = full.slice(0, longestLine);
    if (taken.has(index + 1) || scope.context.ids.find(source).length === 0) continue;
    const text = source.slice(bullet.exec(source)?.[0].length ?? 0);
    const said = statementIn(text, scope);
    if (
      !said?.meaning ||
      !said.isPair ||
      !isIds(plainText(text.slice(said.offset)).replace(/\.?\s*$/, ''), scope)
    )
      continue;
    scope.report.add('relation-not-read', inFile(scope, { line: index + 1, column: 1 }), {
      message: `"${source.trim().slice(0, 60)}" stands in the text of no item: it links nothing.`,
      hint: 'Move it below the heading of the item that it is about.',
    });
  }
}
