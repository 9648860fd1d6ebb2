import type { Element } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Translate } from '../messages.ts';

/** An entry that speaks to the checklist of the document: `covers: 7.2.2.5`, `not-applicable: reason`. */
const word = /^(covers|not[- ]applicable)(?: ?:\s*(.*))?$/is;

/**
 * Puts a sentence in the place of the list below a heading that says that the section does not apply: readers of the document need no
 * keys. Any other list stays as it is.
 * @implements SRS-3702
 */
export function sayInWords(list: Element | undefined, t: Translate): void {
  if (list?.tagName !== 'ul') return;
  const entries = list.children.filter((child) => child.type === 'element');
  const said = entries.map((entry) => word.exec(textOf(entry).trim()));
  const reason = said.find((each) => each?.[1]?.toLowerCase() !== 'covers');
  if (!reason || said.includes(null)) return;
  const [, , why = ''] = reason;
  const text = why.trim()
    ? t('Does not apply: {reason}').replace('{reason}', () => why.trim())
    : t('Does not apply.');
  list.tagName = 'p';
  list.properties = {};
  list.children = [{ type: 'text', value: text }];
}
