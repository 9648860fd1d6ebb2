import { isBlank } from '../../markdown/line-forms.ts';
import type { Position } from '../../markdown/structure.ts';
import type { DeclaredLink } from '../../model/index.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { readIdList } from './id-list.ts';
import { isIds } from './near-names.ts';
import { plainText } from './statement.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** A line below a key that stands alone: an entry of a list, or the only line of text. */
export interface Below extends Position {
  source: string;
  text: string;
  isIds: boolean;
}

const bullet = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)/;
const longestLine = 2000;

/**
 * What stands below a line that is a key and nothing else: the entries of the list, or one line of IDs. Lines are 1-based.
 * @param to last line that may belong to it
 * @returns empty where neither stands there
 */
export function linesBelow(scope: FileScope, line: number, to: number): Below[] {
  const found: Below[] = [];
  for (let at = line + 1; at <= to; at++) {
    const source = scope.lines[at - 1] as string;
    if (isBlank(source.replaceAll('>', ' '))) continue;
    const mark = bullet.exec(source)?.[0];
    if (mark === undefined && found.length > 0) break;
    const rest = source.slice(mark?.length ?? 0, longestLine).replace(/\.?\s*$/, '');
    const text = plainText(rest).trim();
    const entry = {
      line: at,
      column: (mark?.length ?? 0) + 1,
      source: rest,
      text,
      isIds: isIds(text, scope),
    };
    if (mark === undefined) return entry.isIds ? [entry] : [];
    found.push(entry);
  }
  return found;
}

/** The links of the lines that are IDs; the others are told where they begin with one, since it was meant. */
export function readBelow(
  at: string,
  meaning: RelationMeaning,
  entries: readonly Below[],
  scope: FileScope,
): DeclaredLink[] {
  return entries.flatMap(({ line, column, source, text, isIds: isRead }) => {
    const position = inFile(scope, { line, column });
    if (isRead) {
      const value = { at, meaning, text, source, ...position };
      return readIdList(value, scope.path, scope.context, scope.report);
    }
    if (scope.context.ids.find(text).length > 0)
      scope.report.add('relation-not-read', position, {
        message: `"${text.slice(0, 60)}" stands in a list of what ${at} ${meaning.said}, but holds more than IDs.`,
        hint: 'Leave nothing but the IDs in the entry.',
        item: at,
      });
    return [];
  });
}
