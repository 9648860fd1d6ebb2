import { literal, quote } from '../../config/literal.ts';
import { compareText, withoutNumber } from '../../model/index.ts';
import { isIdName, prefixOf } from '../../sources/markdown/family.ts';
import { mayBePrefix } from '../../sources/markdown/meanings.ts';
import { typesFor } from '../../sources/markdown/unknown-ids.ts';
import { isFamily } from '../../sources/markdown/unregistered.ts';
import type { FoundPage } from './find-pages.ts';
import { tablesOf } from './found-table.ts';

/** Words before numbers that count parts of a text. */
const ofText =
  /^(?:appendix|chapter|day|fig|figure|level|milestone|month|note|page|part|phase|section|sprint|stage|step|table|week|ver|version|year)$/i;

/**
 * The families of IDs that begin headings or stand in columns of IDs and are of another form than the plain one: `REQ001`,
 * `req~alarm~1`, `Svc-Framing-001`. Only the project can say that they are items.
 * @returns a note of each, with what to write into `trace.types`
 * @implements SRS-3575
 */
export function otherForms(pages: readonly FoundPage[]): string[] {
  const byPrefix = Map.groupBy(pages.flatMap(idsOf), ({ id }) => prefixOfAny(id));
  return [...byPrefix]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([prefix, found]) => {
      const ids = [...new Set(found.map(({ id }) => id))];
      const [first] = found;
      if (!first || ofText.test(prefix) || !mayBePrefix(prefix.toUpperCase()) || !isFamily(ids)) return [];
      const [setting] = Object.values(typesFor(ids).types);
      const mend =
        setting === undefined ? 'give their type a `pattern`' : `add ${quote(prefix)}: ${literal(setting)}`;
      return `${first.id} (${first.where}) and ${ids.length - 1} more: IDs of another form than SRS-001; where they are items, ${mend} in trace.types`;
    });
}

interface Found {
  id: string;
  /** `file:line`. */
  where: string;
}

function idsOf(page: FoundPage): Found[] {
  const at = (line: number): string => `${page.path}:${line + page.textLine - 1}`;
  const inHeadings = page.structure.headings
    .filter(({ container }) => container === 'page')
    .map(({ text, line }) => ({ id: firstWord(withoutNumber(text)), where: at(line) }));
  const inTables = tablesOf(page).flatMap(({ table, columns }) =>
    columns
      .filter(({ name }, index) => index === 0 || isIdName(name))
      .flatMap(({ cells }) => cells.map((id) => ({ id, where: at(table.line) }))),
  );
  return [...inHeadings, ...inTables].filter(({ id }) => isOtherForm(id));
}

function firstWord(text: string): string {
  return text.replace(/^[[(]/, '').replace(/[\s\]):：,].*$/s, '');
}

/** Words and signs with a number at the end, behind a prefix of two letters or more. */
function isOtherForm(id: string): boolean {
  return (
    id.length <= 80 &&
    /^[A-Za-z]{2}[A-Za-z0-9]*(?:[-_.~#]{1,2}[A-Za-z0-9]+)*$/.test(id) &&
    /\d[a-z]?$/.test(id) &&
    prefixOf(id) === undefined &&
    prefixOfAny(id) !== ''
  );
}

function prefixOfAny(id: string): string {
  return /^[A-Za-z][A-Za-z0-9]*?(?=\d+[a-z]?$|[^A-Za-z0-9])/.exec(id)?.[0] ?? '';
}
