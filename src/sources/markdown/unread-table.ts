import type { TableBlock } from '../../markdown/structure.ts';
import { isBareNumber, saysSomething } from '../../model/index.ts';
import { idForm } from '../near-id.ts';
import { withoutTags } from './around-id.ts';
import { isIdName, prefixOf } from './family.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { typeOfWords } from './meanings.ts';
import type { TableForm } from './table-form.ts';
import { isFamily } from './unregistered.ts';
import { attributeName } from './vocabulary.ts';

/** Heads of a column of IDs that do not say of what. */
const plainHead = /^(?:#|№|n[°º]|num\.?|item|id|identifier|no\.?|nr\.?|number)$/;
/** What stands in a column of IDs whose prefix is not registered: `R1`, `FR-001`. */
const code = /^([A-Z]{1,8})([-_. ]?)\d+(?:\.\d+)*[a-z]?$/;
/** Heads of a column that says what an item of a technical file is, in the languages of the documents. */
const itemHead =
  /^(?:(?:software|system|user|product|functional|safety|performance|risk) )*(?:requirements?|needs?|hazards?|hazardous situations?|controls?(?: measures?)?|anforderung(?:en)?|gefährdung(?:en)?|exigences?|requisit[oi]s?|peligros?|pericol[io])(?: (?:text|description|statement))?$/i;

/**
 * Tells of a table whose rows seem to be items and are none, since numbers or the codes of another prefix tell them apart: nobody but the
 * project can say which items they are. What tells it from other numbered tables is that its column of IDs or a column beside names
 * requirements, hazards or the like.
 * @returns whether it is one
 * @implements SRS-3443, SRS-3537
 */
export function reportUnread(scope: FileScope, { header, rows }: TableBlock, form: TableForm): boolean {
  const column =
    form.idColumn >= 0
      ? form.idColumn
      : header.findIndex(({ text }) => plainHead.test(attributeName(text)) || isIdName(attributeName(text)));
  const head = header[column];
  if (!head || form.isSaid(column) || header.length < 2) return false;
  const cells = rows
    .map((row) => withoutTags(row.cells[column]?.text ?? ''))
    .filter((text) => text !== '' && saysSomething(text));
  const isNumbers = cells.every(isBareNumber);
  if (cells.length === 0 || !cells.every((text) => isBareNumber(text) || code.test(text))) return false;
  // IDs are mentions: where they are defined nowhere, that is told.
  if (cells.every((text) => scope.context.ids.isId(text))) return false;
  // A family of codes is told of the whole page.
  if (!isNumbers && cells.every((text) => prefixOf(text) !== undefined) && isFamily(cells)) return false;
  const isNamed =
    plainHead.test(attributeName(head.text)) &&
    header.some(({ text }, index) => index !== column && itemHead.test(text.trim()));
  const type = typeOfWords(head.text) ?? (/\breq\b/i.test(head.text) ? 'SRS' : undefined);
  const isOfType = type !== undefined || scope.vocabulary.prefixes.some((each) => head.text.startsWith(each));
  if (!(isNumbers && form.idColumn >= 0) && !isNamed && !isOfType) return false;
  const many = rows.length === 1 ? 'its row is no item' : `none of its ${rows.length} rows is an item`;
  const [other, letters = '', sign = ''] = code.exec(cells.find((text) => code.test(text)) ?? '') ?? [];
  scope.report.add('table-without-items', inFile(scope, head), {
    message: `The column "${head.text}" holds ${isNumbers ? 'numbers only' : `"${other}" and the like`}: ${many}.`,
    hint: `${hintOf(other, letters, sign, form.idColumn >= 0 ? '' : `id: '${head.text}', `, type ?? 'SRS', scope)} what the column is where the rows are no items: \`columns: { '${head.text}': 'number' }\`.`,
  });
  return true;
}

function hintOf(
  other: string | undefined,
  letters: string,
  sign: string,
  id: string,
  type: string,
  { vocabulary, context }: FileScope,
): string {
  if (other === undefined)
    return `Say in \`trace.tables\` what stands before the numbers (\`${id}prefix: '${type}-'\`), or`;
  if (vocabulary.prefixes.includes(letters))
    return `Write IDs ${idForm(letters, context.ids)}; or say in \`trace.tables\``;
  const pattern = sign === '-' || sign === '_' ? '' : `, pattern: '{prefix}${sign.trim()}{number}'`;
  return `Register the prefix in \`trace.types\` (\`{ prefixes: ['${letters}']${pattern} }\`); or say in \`trace.tables\``;
}
