import type { Element, ElementContent } from 'hast';
import { classesOf, elementsOf, isElement, propertyOf, textOf } from '../export/html-tree.ts';
import type { WordContext } from './context.ts';
import { headingStyle, styleNames } from './styles.ts';
import { tableOf } from './table.ts';
import { named, pictureWords, wordsOf } from './words.ts';
import { bookmarked, lineBreak, type ParagraphLook, paragraph, run, type Xml } from './xml.ts';

/** How the paragraphs of a block stand. */
export interface Standing {
  style?: string;
  /** The list they are an entry of, with the level from 0. */
  list?: { reference: string; level: number; instance: number };
}

const blockNames = new Set(
  'p h1 h2 h3 h4 h5 h6 h7 ul ol dl dt dd div table figure pre blockquote details hr section header footer article'.split(
    ' ',
  ),
);

const isBlock = (node: ElementContent): node is Element => isElement(node) && blockNames.has(node.tagName);

/**
 * Blocks of HTML as paragraphs and tables; words between blocks are paragraphs of their own.
 * @param nodes safe HTML of ours
 * @implements SRS-3830
 */
export function blocksOf(
  nodes: readonly ElementContent[],
  context: WordContext,
  standing: Standing = {},
): Xml {
  let made = '';
  let words: ElementContent[] = [];
  const close = (): void => {
    const shown = wordsOf(words, context);
    words = [];
    if (shown !== '') made += standingAs(shown, context, standing);
  };
  for (const node of nodes) {
    if (!isBlock(node)) words.push(node);
    else {
      close();
      made += blockOf(node, context, standing);
    }
  }
  close();
  return made;
}

function blockOf(element: Element, context: WordContext, standing: Standing): Xml {
  const { tagName, children } = element;
  switch (tagName) {
    case 'p': {
      const shown = named(element, wordsOf(children, context), context);
      const style = classesOf(element).includes('caption') ? styleNames.caption : standing.style;
      return shown === '' ? '' : standingAs(shown, context, style ? { ...standing, style } : standing);
    }
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'h7':
      return headingOf(element, Number(tagName.slice(1)), context);
    case 'ul':
    case 'ol':
      return listOf(element, context, standing);
    case 'pre':
      return codeOf(element, context);
    case 'blockquote':
      return blocksOf(children, context, { ...standing, style: styleNames.note });
    case 'table':
      return tableWithCaption(element, context);
    case 'figure':
      return figureOf(element, context);
    case 'summary':
      return '';
    case 'hr':
      return paragraph('', { rule: true });
    case 'dt':
      return blocksOf([{ ...element, tagName: 'strong' }], context, standing);
    default:
      return blocksOf(children, context, standing);
  }
}

function standingAs(
  content: Xml,
  { rightToLeft, looks, parts }: WordContext,
  { style, list }: Standing,
  more?: ParagraphLook,
): Xml {
  return paragraph(content, {
    ...(style === undefined && !list ? {} : { style: looks.idOf(style ?? styleNames.entry) }),
    ...(list ? { list: { id: parts.listOf(list.reference, list.instance), level: list.level } } : {}),
    rightToLeft,
    ...more,
  });
}

function headingOf(element: Element, depth: number, context: WordContext): Xml {
  const { parts, countsHeadings } = context;
  const isNumber = (node: ElementContent): boolean =>
    isElement(node, 'span') && classesOf(node).includes('number');
  const shown = countsHeadings ? element.children.filter((node) => !isNumber(node)) : element.children;
  // The content control of an item stands around all that it says.
  const { dataItem: _, ...properties } = element.properties;
  const content = named({ ...element, properties }, wordsOf(shown, context), context);
  const number = parts.nextBookmark();
  const bookmark = `_Toc${number}`;
  parts.headings.push({
    depth,
    number: countsHeadings ? parts.nextNumber(depth) : '',
    words: shown.map(textOf).join('').replace(/\s+/g, ' ').trim(),
    bookmark,
  });
  return standingAs(
    bookmarked(content, bookmark, number),
    context,
    { style: headingStyle(depth) },
    countsHeadings ? { list: { id: parts.listOf('headings', 0), level: depth - 1 } } : {},
  );
}

/** Cells are narrow. */
const isInCell = ({ style }: Standing): boolean =>
  style === styleNames.cell || style === styleNames.columnHeading;

function listOf(element: Element, context: WordContext, standing: Standing): Xml {
  const level = standing.list ? standing.list.level + 1 : 0;
  const list =
    element.tagName === 'ul'
      ? { reference: isInCell(standing) ? 'bulletsInCells' : 'bullets', level, instance: 0 }
      : { reference: 'numbers', level, instance: context.parts.nextList() };
  let made = '';
  for (const entry of elementsOf(element, 'li')) {
    const [first, ...others] = grouped(entry.children);
    made += blocksOf(first ?? [], context, { ...standing, list });
    for (const group of others)
      made += blocksOf(
        group,
        context,
        group.some((node) => isElement(node, 'ul', 'ol')) ? { ...standing, list } : standing,
      );
  }
  return made;
}

/** The nodes of an entry of a list: what stands at its bullet, then each further block. */
function grouped(nodes: readonly ElementContent[]): ElementContent[][] {
  const groups: ElementContent[][] = [];
  let isOpen = false;
  for (const node of nodes) {
    const starts = isBlock(node) || !isOpen;
    if (node.type === 'text' && node.value.trim() === '' && !isOpen) continue;
    if (starts) groups.push([node]);
    else groups.at(-1)?.push(node);
    isOpen = !isBlock(node);
  }
  return groups;
}

function codeOf(element: Element, context: WordContext): Xml {
  const lines = textOf(element).replace(/\n$/, '').split('\n');
  return standingAs(
    lines.map((text) => run(text)).join(lineBreak),
    context,
    { style: styleNames.codeBlock },
    { spacing: { after: 120 } },
  );
}

/** What stands between a table and what follows: two tables that touch each other become one in Word. */
export const afterTable = paragraph('', { spacing: { after: 60, line: 120 } });

function tableWithCaption(element: Element, context: WordContext): Xml {
  const [caption] = elementsOf(element, 'caption');
  const words = caption ? named(caption, wordsOf(caption.children, context), context) : '';
  const above = words === '' ? '' : standingAs(words, context, { style: styleNames.caption });
  return above + tableOf(element, context) + afterTable;
}

/** A picture and its caption; the text that a drawing is made from stays with the sources. */
function figureOf(element: Element, context: WordContext): Xml {
  const [caption] = elementsOf(element, 'figcaption');
  const label = propertyOf(element, 'ariaLabel') || (caption ? textOf(caption) : '');
  let made = '';
  for (const child of element.children) {
    if (!isElement(child) || child.tagName === 'details') continue;
    if (child.tagName === 'svg' || child.tagName === 'img')
      made += standingAs(pictureWords(child, label, context), context, {}, { keepNext: true });
    else if (child !== caption) made += blocksOf([child], context);
    else {
      const words = named(child, wordsOf(child.children, context), context);
      made += standingAs(words, context, { style: styleNames.caption }, { keepNext: false });
    }
  }
  return made;
}
