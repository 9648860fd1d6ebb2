import {
  Bookmark,
  ExternalHyperlink,
  ImageRun,
  InternalHyperlink,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx';
import type { Element, ElementContent } from 'hast';
import { classesOf, find, propertyOf, textOf } from '../export/html-tree.ts';
import { itemWords } from './content-control.ts';
import type { WordContext } from './context.ts';
import { bookmarkOf, decoded, wordFileOf } from './names.ts';
import { styleNames } from './styles.ts';

/** Whether the line has no words yet, or ends with a blank: blanks are left out then. */
interface Line {
  isEmpty: boolean;
}

/** How words look, as the elements around them say. */
interface Look {
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
  subScript?: boolean;
  superScript?: boolean;
  style?: string;
  color?: string;
}

/** Colours of states, dark enough on white (WCAG 1.4.3). */
const stateColours: Record<string, string> = {
  'is-verified': '1D6B3A',
  'is-passed': '1D6B3A',
  'is-failed': 'A3182B',
  'is-suspect': '8A5200',
  'is-open': '4A5866',
};

/**
 * Words of a paragraph, with blanks as HTML shows them: one between words, none at the start of a line.
 * @param nodes inline HTML of ours
 */
export function wordsOf(nodes: readonly ElementContent[], context: WordContext): ParagraphChild[] {
  return inline(nodes, {}, context, { isEmpty: true });
}

function inline(
  nodes: readonly ElementContent[],
  look: Look,
  context: WordContext,
  line: Line,
): ParagraphChild[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return textRuns(node.value, look, line);
    if (node.type !== 'element') return [];
    return elementRuns(node, look, context, line);
  });
}

function elementRuns(element: Element, look: Look, context: WordContext, line: Line): ParagraphChild[] {
  const { tagName, children } = element;
  const within = (more: Look): ParagraphChild[] => inline(children, { ...look, ...more }, context, line);
  switch (tagName) {
    case 'br':
      line.isEmpty = true;
      return [new TextRun({ break: 1 })];
    case 'strong':
    case 'b':
      return within({ bold: true });
    case 'em':
    case 'i':
      return within({ italics: true });
    case 'del':
    case 's':
      return within({ strike: true });
    case 'sub':
      return within({ subScript: true });
    case 'sup':
      return within({ superScript: true });
    case 'code':
    case 'kbd':
      return within({ style: context.looks.idOf(styleNames.code) });
    case 'a':
      return link(element, look, context, line);
    case 'img':
    case 'svg':
      line.isEmpty = false;
      return pictureWords(element, '', context);
    case 'input':
      line.isEmpty = true;
      return [new TextRun({ text: element.properties.checked ? '☑ ' : '☐ ' })];
    case 'wbr':
      return [];
    case 'span':
      if (classesOf(element).includes('caption-number')) return captionNumber(element, context, line);
      return named(element, within(lookOf(element)));
    default:
      return within({});
  }
}

function lookOf(element: Element): Look {
  const classes = classesOf(element);
  const state = classes.find((name) => Object.hasOwn(stateColours, name));
  if (state !== undefined) return { color: stateColours[state] ?? '', bold: classes.includes('badge') };
  return classes.includes('gap') ? { color: stateColours['is-failed'] ?? '' } : {};
}

/** `Table 3`, counted by a field of Word, so that what is put in between is counted as well; in each chapter of a binder anew. */
function captionNumber(element: Element, context: WordContext, line: Line): ParagraphChild[] {
  const [, label = '', number = ''] = /^(.*) (\d+)$/.exec(textOf(element)) ?? [];
  line.isEmpty = false;
  return [
    new TextRun({ text: `${label} `, bold: true }),
    new SimpleField(`SEQ ${label} \\* ARABIC${context.isBinder ? ' \\s 1' : ''}`, number),
  ];
}

function link(element: Element, look: Look, context: WordContext, line: Line): ParagraphChild[] {
  const href = propertyOf(element, 'href');
  const shown = inline(
    element.children,
    href === '' ? look : { ...look, style: context.looks.idOf(styleNames.link) },
    context,
    line,
  );
  return named(element, href === '' || shown.length === 0 ? shown : [linkTo(href, shown)]);
}

/** A link to a place of the file, of another file of the set, or elsewhere. */
export function linkTo(href: string, children: ParagraphChild[]): ParagraphChild {
  if (href.startsWith('#'))
    return new InternalHyperlink({ anchor: bookmarkOf(decoded(href.slice(1))), children });
  const [, document, anchor = ''] = /^([^/:#]+)\.pdf(?:#(.*))?$/.exec(href) ?? [];
  if (document === undefined) return new ExternalHyperlink({ link: href, children });
  const place = anchor === '' ? '' : `#${bookmarkOf(decoded(anchor))}`;
  return new ExternalHyperlink({ link: `${wordFileOf(document)}${place}`, children });
}

/** Words with the bookmark of the element around them, and with the content control of the item that it defines. */
export function named(element: Element, words: ParagraphChild[]): ParagraphChild[] {
  const id = propertyOf(element, 'id');
  const item = propertyOf(element, 'dataItem');
  const shown = item === '' ? words : [itemWords(item, words)];
  return id === '' ? shown : [new Bookmark({ id: bookmarkOf(id), children: shown })];
}

/**
 * A picture as large as it is, or as fits on a page.
 * @param label alternative text of a drawing that has none itself
 * @returns nothing for one that could not be drawn
 */
export function pictureWords(
  element: Element,
  label: string,
  { pictures, room }: WordContext,
): ParagraphChild[] {
  const picture = pictures.of(element);
  if (!picture) return [];
  const { png, svg, width, height } = picture;
  const description = alternativeOf(element) || label;
  const scale = Math.min(1, room.width / width, room.height / height);
  const shown = {
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: description.slice(0, 60), description },
  };
  return [
    svg === undefined
      ? new ImageRun({ ...shown, type: 'png', data: png })
      : new ImageRun({ ...shown, type: 'svg', data: Buffer.from(svg), fallback: { type: 'png', data: png } }),
  ];
}

function alternativeOf(element: Element): string {
  if (element.tagName === 'img') return propertyOf(element, 'alt');
  const title = find(element, 'title');
  return propertyOf(element, 'ariaLabel') || (title ? textOf(title) : '');
}

/** Blanks as HTML has them. */
function textRuns(value: string, look: Look, line: Line): ParagraphChild[] {
  let text = value.replace(/[ \t\n\r\f]+/g, ' ');
  if (line.isEmpty) text = text.trimStart();
  if (text === '') return [];
  line.isEmpty = text.endsWith(' ');
  return [new TextRun({ ...look, text })];
}
