import { literal, quote } from '../../config/literal.ts';
import { nameOfType } from '../../sources/markdown/meanings.ts';
import { typesOf } from '../../sources/markdown/types-of.ts';
import { type Family, type FoundDocuments, tableSetting } from './find-documents.ts';

/**
 * `trace` of `site.config.ts`: what the documents that are there need to be read, with the counts that were seen. What was guessed
 * is said where it stands. Empty where the defaults read them.
 * @implements SRS-3462, SRS-3463
 */
export function traceText({ families, columns, tables, notes }: FoundDocuments): string {
  const types = Object.entries(typesOf(families));
  const lines = [
    ...families.map((family) => `    // ${familyText(family)}`),
    ...(types.length > 0
      ? [
          '    types: {',
          ...types.map(([type, setting]) => `      ${quote(type)}: ${literal(setting)},`),
          '    },',
        ]
      : []),
    ...(Object.keys(columns).length > 0
      ? [
          '    // To confirm: what these columns hold.',
          '    columns: {',
          ...Object.entries(columns).map(([header, meaning]) => `      ${quote(header)}: ${quote(meaning)},`),
          '    },',
        ]
      : []),
    ...(tables.length > 0
      ? [
          '    // To confirm: what these tables are.',
          '    tables: [',
          ...tables.map(
            (table) => `      ${literal(tableSetting(table))},${table.quotes ? ' // repeats items' : ''}`,
          ),
          '    ],',
        ]
      : []),
    ...notes.map((note) => `    // Not read: ${note.replace(/[\r\n\u2028\u2029]/g, ' ')}`),
  ];
  return lines.length > 0 ? `  trace: {\n${lines.join('\n')}\n  },\n` : '';
}

/** A family in words: how many items, where, and what their type rests on. */
export function familyText({ prefix, type, isGuess, count, pages }: Family): string {
  const more = pages.length > 3 ? ` and ${pages.length - 3} more` : '';
  const where = `${count} ${prefix} in ${pages.slice(0, 3).join(', ')}${more}`;
  const name = nameOfType(type);
  if (name === undefined) return `${where}: a type of its own, since the prefix does not tell what they are`;
  return isGuess ? `${where}: to confirm, taken for ${name}` : `${where}: ${name}`;
}
