import type { Element } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import { sectionWordOf } from '../../model/index.ts';
import type { Translate } from '../messages.ts';

/**
 * Puts a sentence in the place of the list below a heading that says that the section does not apply: readers of the document need no
 * keys. Any other list stays as it is.
 * @implements SRS-3702
 */
export function sayInWords(list: Element | undefined, t: Translate): void {
  if (list?.tagName !== 'ul') return;
  const entries = list.children.filter((child) => child.type === 'element');
  const said = entries.map((entry) => sectionWordOf(textOf(entry).trim()));
  const reason = said.find((each) => each?.word === 'not-applicable');
  if (!reason || said.includes(undefined)) return;
  const why = reason.value ?? '';
  const text = why ? t('Does not apply: {reason}').replace('{reason}', () => why) : t('Does not apply.');
  list.tagName = 'p';
  list.properties = {};
  list.children = [{ type: 'text', value: text }];
}
