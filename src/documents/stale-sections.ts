import type { Element, Root } from 'hast';
import type { TranslatedSection } from '../model/index.ts';
import type { Translate } from './messages.ts';

/**
 * Says below the heading of each section of a translation that it is not of its original as that is now, and of which revision it is.
 * @returns a plugin for the page, whose headings have their anchors
 * @implements SRS-2216
 */
export function staleSections(
  sections: readonly TranslatedSection[],
  anchorOf: (anchor: string) => string,
  t: Translate,
): (tree: Root) => void {
  const notes = new Map(
    sections
      .filter(({ state }) => state !== 'current')
      .map((section) => [anchorOf(section.anchor), noteOf(section, t)]),
  );
  return (tree) => {
    if (notes.size === 0) return;
    tree.children = tree.children.flatMap((block) => {
      const note = block.type === 'element' ? notes.get(String(block.properties.id)) : undefined;
      return note === undefined ? [block] : [block, { type: 'text', value: '\n' }, paragraph(note)];
    });
  };
}

function paragraph(text: string): Element {
  return {
    type: 'element',
    tagName: 'p',
    properties: { className: ['empty', 'missing'] },
    children: [{ type: 'text', value: text }],
  };
}

function noteOf({ state, madeFrom }: TranslatedSection, t: Translate): string {
  if (state === 'stale')
    return t(
      'Out of date: the original changed since this section was made from its revision {revision}.',
    ).replace('{revision}', () => madeFrom?.revision ?? '');
  return state === 'changed'
    ? t('This section changed since somebody compared it with its original.')
    : t('Nobody compared this section with its original as it is now.');
}
