import { escapeInline, escapeStart, escapeTitle } from './escape.ts';

/** An element of XHTML; its name is without prefix, in small letters. */
export interface XhtmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XhtmlElement | string)[];
}

/** What is asked while a text is written. */
export interface Conversion {
  /** Told what Markdown cannot say of it. */
  left(what: string): void;
  /** Told of an embedded file in whose place its picture is shown. */
  stoodFor(file: string): void;
  /** Where a picture lies, for Markdown; undefined where it is not shown. */
  picture(source: string): string | undefined;
}

const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table pre blockquote hr address body form noscript'.split(' '),
);
const isBlock = (node: XhtmlElement | string): node is XhtmlElement =>
  typeof node === 'object' && (blocks.has(node.name) || node.children.some(isBlock));

/**
 * XHTML of ReqIF as Markdown: paragraphs, headings, lists, tables, emphasis, code, links, images.
 * @param to told of merged cells and embedded files, which Markdown does not have, and asked for pictures
 * @implements SRS-3686
 */
export function markdownOf(children: XhtmlElement['children'], to: Conversion): string {
  const parts: string[] = [];
  let run: XhtmlElement['children'] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const words = paragraph(run, to);
    if (words !== '') parts.push(words);
    run = [];
  };
  for (const child of children) {
    if (typeof child === 'string' && run.length === 0 && child.trim() === '') continue;
    if (!isBlock(child)) run.push(child);
    else {
      flush();
      const block = blockOf(child, to);
      if (block !== '') parts.push(block);
    }
  }
  flush();
  return parts.join('\n\n');
}

/** The words of XHTML on one line. */
export function plainOf(children: XhtmlElement['children']): string {
  return oneLine(plainWords(children));
}

function plainWords(nodes: XhtmlElement['children']): string {
  let words = '';
  for (const node of nodes)
    if (typeof node === 'string') words += node;
    else words += `${node.name === 'br' || isBlock(node) ? ' ' : ''}${plainWords(node.children)}`;
  return words;
}

/** Words with one blank between, and none around. */
export function oneLine(text: string): string {
  return oneBlank(text).trim();
}

function oneBlank(text: string): string {
  return unevenBlank.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Most texts have none, and need no copy. */
const unevenBlank = /[^\S ]| {2}/;

function blockOf(element: XhtmlElement, to: Conversion): string {
  const { name, children } = element;
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) {
    const words = inline(children, to).replace(/\\?\n/g, ' ').trim();
    return words === '' ? '' : `${'#'.repeat(Number(level))} ${escapeTitle(words)}`;
  }
  switch (name) {
    case 'ul':
    case 'ol':
      return listOf(element, to);
    case 'table':
      return tableOf(element, to);
    case 'pre':
      return fenced(textOf(children));
    case 'hr':
      return '---';
    case 'blockquote':
      return indented(markdownOf(children, to), '> ', '> ');
    case 'dd':
      return indented(markdownOf(children, to), '- ', '  ');
    default:
      return markdownOf(children, to);
  }
}

function listOf({ name, children }: XhtmlElement, to: Conversion): string {
  let number = 0;
  return children
    .flatMap((child) => {
      if (typeof child === 'string' && child.trim() === '') return [];
      const own = typeof child === 'object' && child.name === 'li' ? child.children : [child];
      const text = markdownOf(own, to).replace(/\n\n(?= *(?:[-*]|\d+\.) )/g, '\n');
      const sign = name === 'ol' ? `${++number}. ` : '- ';
      return [indented(text, sign, ' '.repeat(sign.length))];
    })
    .join('\n');
}

/** A table of GitHub's Markdown; its first row is the head. */
function tableOf(table: XhtmlElement, to: Conversion): string {
  const rows = rowsOf(table).map((row) =>
    row.children
      .filter((cell) => typeof cell === 'object' && /^t[dh]$/.test(cell.name))
      .flatMap((cell) => cellsOf(cell as XhtmlElement, to)),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const lines = rows.map(
    (row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`,
  );
  lines.splice(1, 0, `|${' --- |'.repeat(width)}`);
  const caption = table.children.find((child) => typeof child === 'object' && child.name === 'caption');
  const words = typeof caption === 'object' ? paragraph(caption.children, to) : '';
  return `${words === '' ? '' : `${words}\n\n`}${lines.join('\n')}`;
}

const mostColumns = 100;

function cellsOf({ attributes, children }: XhtmlElement, to: Conversion): string[] {
  const span = Number(attributes.colspan ?? '1');
  if (span > 1 || Number(attributes.rowspan ?? '1') > 1) to.left('merged cells of a table');
  const text = markdownOf(children, to)
    .replace(/\\?\n+/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
  return [text, ...Array.from({ length: Math.min(span, mostColumns) - 1 || 0 }, () => '')];
}

function rowsOf({ children }: XhtmlElement): XhtmlElement[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

function paragraph(nodes: XhtmlElement['children'], to: Conversion): string {
  const words = inline(nodes, to);
  if (!words.includes('\n')) return escapeStart(words.trim());
  return words
    .replace(/ *\\\n */g, '\\\n')
    .replace(/^(?:\\\n|\s)+|(?:\\\n|\s)+$/g, '')
    .split('\n')
    .map(escapeStart)
    .join('\n');
}

function inline(nodes: XhtmlElement['children'], to: Conversion): string {
  let text = '';
  for (const node of nodes) {
    const part =
      typeof node === 'string' ? escapeInline(oneBlank(node)) : inlineElement(node, to, /[*~]$/.test(text));
    text += text.endsWith('`') && part.startsWith('`') ? ` ${part}` : part;
  }
  return text;
}

const marks = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
  ['del', '~~'],
  ['s', '~~'],
  ['strike', '~~'],
]);

function inlineElement(
  { name, attributes, children }: XhtmlElement,
  to: Conversion,
  isMarked: boolean,
): string {
  const mark = marks.get(name);
  if (mark !== undefined) return marked(inline(children, to), isMarked ? '' : mark);
  switch (name) {
    case 'br':
      return '\\\n';
    case 'code':
    case 'tt':
    case 'kbd':
    case 'samp':
      return codeSpan(textOf(children));
    case 'a': {
      const words = inline(children, to);
      const href = attributes.href ?? '';
      return /^(?:https?:\/\/|mailto:)/i.test(href) && words.trim() !== ''
        ? `[${words.trim()}](<${address(href)}>)`
        : words;
    }
    case 'img':
      return image(attributes.src ?? '', attributes.alt ?? '', to);
    case 'object':
      return objectOf({ name, attributes, children }, to);
    default:
      return inline(children, to);
  }
}

/** An embedded object is its picture, its own or that of its fallback; of another file its words are left. */
function objectOf({ attributes, children }: XhtmlElement, to: Conversion): string {
  const data = attributes.data ?? '';
  const words = plainOf(children);
  if (/^image\//.test(attributes.type ?? '') || /\.(?:png|jpe?g|gif|svg|bmp|webp)$/i.test(data))
    return image(data, words, to);
  const fallback = children.filter((child) => typeof child === 'object' && child.name === 'object');
  if (fallback.length === 0) to.left(`the embedded file ${data.slice(0, 80) || 'without a name'}`);
  else if (data !== '') to.stoodFor(data);
  return inline(fallback.length > 0 ? fallback : children, to);
}

function image(source: string, words: string, to: Conversion): string {
  const target = source === '' ? undefined : to.picture(source);
  return target === undefined ? escapeInline(words) : `![${escapeInline(words || source)}](<${target}>)`;
}

/** What a link or picture leads to, as Markdown takes it between angle brackets. */
export function address(text: string): string {
  return text.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign));
}

/** Marks stand at letters and digits, and not beside others: elsewhere they might be read as signs. */
function marked(text: string, mark: string): string {
  const words = text.trim();
  if (words.includes('\\\n') || !/^[\p{L}\p{N}]/u.test(words) || !/[\p{L}\p{N}]$/u.test(words)) return text;
  const start = text.indexOf(words);
  return `${text.slice(0, start)}${mark}${words}${mark}${text.slice(start + words.length)}`;
}

function textOf(children: XhtmlElement['children']): string {
  return children
    .map((child) => (typeof child === 'string' ? child : child.name === 'br' ? '\n' : textOf(child.children)))
    .join('');
}

function codeSpan(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const ticks = '`'.repeat(longestRun(words) + 1);
  const pad = /^`|`$/.test(words) ? ' ' : '';
  return `${ticks}${pad}${words}${pad}${ticks}`;
}

function fenced(text: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}text\n${text.replace(/^\n|\s+$/g, '')}\n${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function indented(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? others.trimEnd() : others) + line)
    .join('\n');
}
