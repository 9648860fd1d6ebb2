/** A directive of reStructuredText: `.. name:: argument`, its options, and its content without the indent. */
export interface Directive {
  name: string;
  argument: string;
  /** Options in their order, values of several lines with line ends between. */
  options: readonly { name: string; value: string; line: number }[];
  content: string;
  /** 1-based lines of the file. */
  line: number;
  contentLine: number;
}

/** A title, by how it is underlined: 1 for the first style of the document. */
export interface Title {
  words: string;
  level: number;
  line: number;
}

const directiveForm = /^( *)\.\. +([a-z][\w-]*):: *(.*)$/i;
const optionForm = /^:((?:\\.|[^:\\])+):(?: +(.*))?$/;
const adornment = /^([!-/:-@[-`{-~])\1*$/;

/**
 * The directives and titles of a document (docutils, "reStructuredText Markup Specification"), in their order. Literal blocks, comments
 * and the contents of directives of other names are examples or texts: of them nothing is a directive.
 * @param isOwn whether a directive of this name is read; its content is given whole
 */
export function readRst(source: string, isOwn: (name: string) => boolean): (Directive | Title)[] {
  const lines = source.replace(/\r\n?/g, '\n').replaceAll('\t', '        ').split('\n');
  const styles: string[] = [];
  const found: (Directive | Title)[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const match = directiveForm.exec(line);
    const [, indent = '', name = '', argument = ''] = match ?? [];
    if (match && isOwn(name)) {
      const end = blockEnd(lines, index, indent.length);
      found.push(directiveOf(lines.slice(index + 1, end), name, argument, index + 1));
      index = end - 1;
    } else if (/^ *\.\.(?: |$)/.test(line) || /::\s*$/.test(line)) {
      index = blockEnd(lines, index, indentOf(line)) - 1;
    } else {
      const title = titleAt(lines, index, styles);
      if (title) found.push(title);
    }
  }
  return found;
}

/** The line behind those that are blank or further in than `indent`; blank ones at the end stay outside. */
function blockEnd(lines: readonly string[], start: number, indent: number): number {
  let end = start + 1;
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    end = index + 1;
  }
  return end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function directiveOf(body: readonly string[], name: string, argument: string, line: number): Directive {
  const options: { name: string; value: string; line: number }[] = [];
  let [index, words] = [0, argument.trim()];
  // An argument may go on in the lines below it, until the options.
  while (index < body.length && options.length === 0) {
    const text = (body[index] as string).trim();
    if (text === '' || optionForm.test(text)) break;
    words = `${words} ${text}`.trim();
    index++;
  }
  let depth = 0;
  for (; index < body.length; index++) {
    const own = body[index] as string;
    const option = optionForm.exec(own.trim());
    const last = options.at(-1);
    if (own.trim() === '') break;
    if (option && (last === undefined || indentOf(own) <= depth)) {
      depth = indentOf(own);
      options.push({ name: option[1] as string, value: (option[2] ?? '').trim(), line: line + index + 1 });
    } else if (last) last.value = `${last.value}\n${own.trim()}`.trim();
    else break;
  }
  while (index < body.length && (body[index] as string).trim() === '') index++;
  const content = body.slice(index);
  const inner = Math.min(...content.filter((each) => each.trim() !== '').map(indentOf));
  return {
    name,
    argument: words,
    options,
    content: content.map((each) => each.slice(Number.isFinite(inner) ? inner : 0).trimEnd()).join('\n'),
    line,
    contentLine: line + index + 1,
  };
}

/** A line with signs below it, and above it where it has an overline, that are as long as it. */
function titleAt(lines: readonly string[], index: number, styles: string[]): Title | undefined {
  const line = lines[index] as string;
  const [, sign = ''] = adornment.exec((lines[index + 1] ?? '').trimEnd()) ?? [];
  const words = line.trim();
  if (
    sign === '' ||
    words === '' ||
    adornment.test(words) ||
    (lines[index + 1] ?? '').trimEnd().length < words.length
  )
    return undefined;
  const isOver = (lines[index - 1] ?? '').trimEnd() === (lines[index + 1] ?? '').trimEnd();
  if (!isOver && indentOf(line) > 0) return undefined;
  const style = `${isOver ? 'over' : ''}${sign}`;
  if (!styles.includes(style)) styles.push(style);
  return { words, level: styles.indexOf(style) + 1, line: index + 1 };
}
