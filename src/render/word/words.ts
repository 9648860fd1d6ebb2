import type { Element, ElementContent } from 'hast';
import { classesOf, find, propertyOf, textOf } from '../export/html-tree.ts';
import { itemControl } from './content-control.ts';
import type { WordContext } from './context.ts';
import { drawing } from './drawing.ts';
import { decoded, wordFileOf } from './names.ts';
import { styleNames } from './styles.ts';
import { bookmarked, hyperlink, type Look, lineBreak, run, simpleField, type Xml } from './xml.ts';

/** Whether the line has no words yet, or ends with a blank: blanks are left out then. */
interface Line {
  isEmpty: boolean;
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
export function wordsOf(nodes: readonly ElementContent[], context: WordContext): Xml {
  return inline(nodes, plain, context, { isEmpty: true });
}

/** How words look where nothing around them says it. */
const plain: Look = {};

function inline(nodes: readonly ElementContent[], look: Look, context: WordContext, line: Line): Xml {
  let xml = '';
  for (const node of nodes)
    if (node.type === 'text') xml += textRuns(node.value, look, line);
    else if (node.type === 'element') xml += elementRuns(node, look, context, line);
  return xml;
}

function elementRuns(element: Element, look: Look, context: WordContext, line: Line): Xml {
  const { tagName, children } = element;
  const within = (more: Look): Xml => inline(children, { ...look, ...more }, context, line);
  switch (tagName) {
    case 'br':
      line.isEmpty = true;
      return lineBreak;
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
      return run(element.properties.checked ? '☑ ' : '☐ ');
    case 'wbr':
      return '';
    case 'span':
      if (classesOf(element).includes('caption-number')) return captionNumber(element, context, line);
      return named(element, within(lookOf(element)), context);
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

const strong: Look = { bold: true };

/** `Table 3`, counted by a field of Word, so that what is put in between is counted as well; in each chapter of a binder anew. */
function captionNumber(element: Element, context: WordContext, line: Line): Xml {
  const [, label = '', number = ''] = /^(.*) (\d+)$/.exec(textOf(element)) ?? [];
  line.isEmpty = false;
  const field = simpleField(`SEQ ${label} \\* ARABIC${context.isBinder ? ' \\s 1' : ''}`, number, strong);
  return run(`${label} `, strong) + field;
}

function link(element: Element, look: Look, context: WordContext, line: Line): Xml {
  const href = propertyOf(element, 'href');
  const shown = inline(
    element.children,
    href === '' ? look : { ...look, style: context.looks.idOf(styleNames.link) },
    context,
    line,
  );
  return named(element, href === '' || shown === '' ? shown : linkTo(href, shown, context), context);
}

/** A link to a place of the file, of another file of the set, or elsewhere. */
export function linkTo(href: string, content: Xml, { parts }: Pick<WordContext, 'parts'>): Xml {
  if (href.startsWith('#')) return hyperlink(content, { anchor: parts.bookmarkOf(decoded(href.slice(1))) });
  const [, document, anchor = ''] = /^([^/:#]+)\.pdf(?:#(.*))?$/.exec(href) ?? [];
  if (document === undefined) return hyperlink(content, { relation: parts.linkTo(href) });
  const place = anchor === '' ? {} : { anchor: parts.bookmarkOf(decoded(anchor)) };
  return hyperlink(content, { relation: parts.linkTo(wordFileOf(document)), ...place });
}

/** Words with the bookmark of the element around them, and with the content control of the item that it defines. */
export function named(element: Element, words: Xml, { parts }: Pick<WordContext, 'parts'>): Xml {
  const id = propertyOf(element, 'id');
  const item = propertyOf(element, 'dataItem');
  const shown = item === '' ? words : itemControl(item, words);
  return id === '' ? shown : bookmarked(shown, parts.bookmarkOf(id), parts.nextBookmark());
}

/**
 * A picture as large as it is, or as fits on a page.
 * @param label alternative text of a drawing that has none itself
 * @returns nothing for one that could not be drawn
 */
export function pictureWords(element: Element, label: string, { pictures, room, parts }: WordContext): Xml {
  const picture = pictures.of(element);
  if (!picture) return '';
  const { width, height } = picture;
  const scale = Math.min(1, room.width / width, room.height / height);
  return drawing(
    picture,
    {
      width: Math.round(width * scale),
      height: Math.round(height * scale),
      description: alternativeOf(element) || label,
    },
    parts,
  );
}

function alternativeOf(element: Element): string {
  if (element.tagName === 'img') return propertyOf(element, 'alt');
  const title = find(element, 'title');
  return propertyOf(element, 'ariaLabel') || (title ? textOf(title) : '');
}

/** Most words need no copy. */
const uneven = /[\t\n\r\f]| {2}/;

/** Blanks as HTML has them. */
function textRuns(value: string, look: Look, line: Line): Xml {
  let text = uneven.test(value) ? value.replace(/[ \t\n\r\f]+/g, ' ') : value;
  if (line.isEmpty) text = text.trimStart();
  if (text === '') return '';
  line.isEmpty = text.endsWith(' ');
  return look === plain ? run(text) : run(text, look);
}
