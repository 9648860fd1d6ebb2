import { type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { Element, ElementContent } from 'hast';
import { classesOf, isElement, propertyOf, textOf } from '../export/html-tree.ts';
import type { WordContext } from './context.ts';
import { headingStyle, styleNames } from './styles.ts';
import { tableOf } from './table.ts';
import { named, pictureWords, wordsOf } from './words.ts';

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
 */
export function blocksOf(
  nodes: readonly ElementContent[],
  context: WordContext,
  standing: Standing = {},
): (Paragraph | ReturnType<typeof tableOf>)[] {
  const made: (Paragraph | ReturnType<typeof tableOf>)[] = [];
  let words: ElementContent[] = [];
  const close = (): void => {
    const shown = wordsOf(words, context);
    words = [];
    if (shown.length > 0) made.push(paragraph(shown, context, standing));
  };
  for (const node of nodes) {
    if (!isBlock(node)) words.push(node);
    else {
      close();
      made.push(...blockOf(node, context, standing));
    }
  }
  close();
  return made;
}

function blockOf(element: Element, context: WordContext, standing: Standing): ReturnType<typeof blocksOf> {
  const { tagName, children } = element;
  switch (tagName) {
    case 'p': {
      const shown = named(element, wordsOf(children, context));
      const style = classesOf(element).includes('caption') ? styleNames.caption : standing.style;
      return shown.length === 0
        ? []
        : [paragraph(shown, context, { ...standing, ...(style ? { style } : {}) })];
    }
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'h7':
      return [headingOf(element, Number(tagName.slice(1)), context)];
    case 'ul':
    case 'ol':
      return listOf(element, context, standing);
    case 'pre':
      return [codeOf(element, context)];
    case 'blockquote':
      return blocksOf(children, context, { ...standing, style: styleNames.note });
    case 'table':
      return tableWithCaption(element, context);
    case 'figure':
      return figureOf(element, context);
    case 'summary':
      return [];
    case 'hr':
      return [new Paragraph({ thematicBreak: true })];
    case 'dt':
      return blocksOf([{ ...element, tagName: 'strong' }], context, standing);
    default:
      return blocksOf(children, context, standing);
  }
}

export function paragraph(
  children: readonly ParagraphChild[],
  { rightToLeft, looks }: WordContext,
  { style, list }: Standing,
  more: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...(style === undefined && !list ? {} : { style: looks.idOf(style ?? styleNames.entry) }),
    ...(list ? { numbering: list } : {}),
    ...(rightToLeft ? { bidirectional: true } : {}),
    ...more,
    children: [...children],
  });
}

function headingOf(element: Element, depth: number, context: WordContext): Paragraph {
  const isNumber = (node: ElementContent): boolean =>
    isElement(node, 'span') && classesOf(node).includes('number');
  const shown = context.countsHeadings
    ? element.children.filter((node) => !isNumber(node))
    : element.children;
  // The content control of an item stands around all that it says.
  const { dataItem: _, ...properties } = element.properties;
  return paragraph(
    named({ ...element, properties }, wordsOf(shown, context)),
    context,
    { style: headingStyle(depth) },
    {
      ...(context.countsHeadings
        ? { numbering: { reference: 'headings', level: depth - 1, instance: 0 } }
        : {}),
    },
  );
}

/** Cells are narrow. */
const isInCell = ({ style }: Standing): boolean =>
  style === styleNames.cell || style === styleNames.columnHeading;

function listOf(element: Element, context: WordContext, standing: Standing): ReturnType<typeof blocksOf> {
  const level = standing.list ? standing.list.level + 1 : 0;
  const list =
    element.tagName === 'ul'
      ? { reference: isInCell(standing) ? 'bulletsInCells' : 'bullets', level, instance: 0 }
      : { reference: 'numbers', level, instance: context.nextList() };
  return element.children
    .filter((child): child is Element => isElement(child, 'li'))
    .flatMap((entry) => {
      const [first, ...others] = grouped(entry.children);
      return [
        ...blocksOf(first ?? [], context, { ...standing, list }),
        ...others.flatMap((group) =>
          blocksOf(
            group,
            context,
            group.some((node) => isElement(node, 'ul', 'ol')) ? { ...standing, list } : standing,
          ),
        ),
      ];
    });
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

function codeOf(element: Element, context: WordContext): Paragraph {
  const lines = textOf(element).replace(/\n$/, '').split('\n');
  return paragraph(
    lines.map((text, at) => new TextRun({ text, ...(at > 0 ? { break: 1 } : {}) })),
    context,
    { style: styleNames.codeBlock },
    { spacing: { after: 120 } },
  );
}

function tableWithCaption(element: Element, context: WordContext): ReturnType<typeof blocksOf> {
  const caption = element.children.find((child): child is Element => isElement(child, 'caption'));
  const table = tableOf(element, context);
  return [
    ...(caption
      ? [
          paragraph(named(caption, wordsOf(caption.children, context)), context, {
            style: styleNames.caption,
          }),
        ]
      : []),
    table,
    // Two tables that touch each other become one in Word.
    new Paragraph({ spacing: { after: 60, line: 120 } }),
  ];
}

/** A picture and its caption; the text that a drawing is made from stays with the sources. */
function figureOf(element: Element, context: WordContext): ReturnType<typeof blocksOf> {
  const caption = element.children.find((child): child is Element => isElement(child, 'figcaption'));
  const label = propertyOf(element, 'ariaLabel') || (caption ? textOf(caption) : '');
  return element.children.flatMap((child) => {
    if (!isElement(child) || child.tagName === 'details') return [];
    if (child.tagName === 'svg' || child.tagName === 'img')
      return [paragraph(pictureWords(child, label, context), context, {}, { keepNext: true })];
    if (child !== caption) return blocksOf([child], context);
    return [
      paragraph(
        named(child, wordsOf(child.children, context)),
        context,
        { style: styleNames.caption },
        { keepNext: false },
      ),
    ];
  });
}
