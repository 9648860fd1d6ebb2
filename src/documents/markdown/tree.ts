import type { Element, Nodes, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import {
  drawnElements,
  type RemainingLines,
  scanBlocks,
  settleAnchors,
  settleHtml,
} from '../../markdown/index.ts';
import { markAlerts } from './alerts.ts';
import { certainElement } from './certain-block.ts';
import { notePrefix } from './finish.ts';
import type { MarkdownContext } from './markdown-context.ts';

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/**
 * The tree of a text: blocks that the scanner is certain of, and for the rest what remark says, sanitised. The same as
 * `treeFromRemark` of the whole text; a property test proves it.
 * @returns elements directly on the page in their order, each with the line on which it starts
 */
export function treeOf(source: string, context: MarkdownContext): Root {
  // Raw HTML may reach from one block into another.
  if (/[\r\0]/.test(source) || (context.allowHtml && source.includes('<')))
    return treeFromRemark(source, context);
  const { blocks, remainder, lines, traits } = scanBlocks(source);
  const rest: RemainingLines[] = remainder.filter(({ tableAt }) => tableAt === undefined);
  const rows = traits.hasDefinitions ? new Map<number, Element>() : rowsFromRemark(remainder, lines, context);
  const children: RootContent[] = [];
  for (const block of blocks) {
    const made = certainElement(block, { lines, traits }, rows);
    if (made) children.push(made);
    else rest.push(block);
  }
  if (rest.length > 0) children.push(...restFromRemark(rest, lines, context, traits.hasDefinitions));
  const sorted = children.sort((a, b) => lineOf(a) - lineOf(b));
  return {
    type: 'root',
    children: sorted.flatMap((child, index) =>
      index === 0 ? [child] : [{ type: 'text', value: '\n' }, child],
    ),
  };
}

/** The tree of a whole text as remark with GFM has it, sanitised. */
export function treeFromRemark(source: string, context: MarkdownContext): Root {
  const page = processor.parse(source);
  if (context.allowHtml) settleAnchors(page);
  else settleHtml(page);
  markAlerts(page, context.t);
  const tree = toHast(page, {
    allowDangerousHtml: context.allowHtml,
    clobberPrefix: notePrefix(context.page),
    footnoteLabel: context.t('Footnotes'),
    footnoteBackLabel: context.t('Back to the text'),
  }) as Root;
  // With the file at hand `raw` keeps the places of headings, rows and fences, by which anchors, items and blocks are found.
  const whole = context.allowHtml ? (raw(tree, { file: new VFile(source) }) as Root) : tree;
  return sanitize(whole as Nodes, schema) as Root;
}

const separator = '<!-- -->';

/**
 * Sends the rest through remark: run by run, or in one text where definitions hold for all of it. A comment in the place of what
 * was read already keeps two runs from growing together.
 */
function restFromRemark(
  rest: RemainingLines[],
  lines: readonly string[],
  context: MarkdownContext,
  isOneText: boolean,
): RootContent[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of rest.sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  }
  if (!isOneText)
    return runs.flatMap(({ from, to }) =>
      elementsOf(lines.slice(from, to).join('\n'), (line) => from + line, context),
    );
  const kept: string[] = [];
  const lineNumbers: number[] = [];
  for (const { from, to } of runs) {
    kept.push('', separator, ...lines.slice(from, to));
    lineNumbers.push(0, 0, ...Array.from({ length: to - from }, (_, at) => from + at + 1));
  }
  return elementsOf(kept.join('\n'), (line) => lineNumbers[line - 1] ?? 0, context);
}

/** Rows of tables that the scanner left, each table's with its header. */
function rowsFromRemark(
  remainder: readonly RemainingLines[],
  lines: readonly string[],
  context: MarkdownContext,
): Map<number, Element> {
  const rows = new Map<number, Element>();
  const byTable = Map.groupBy(
    remainder.filter(({ tableAt }) => tableAt !== undefined),
    ({ tableAt }) => tableAt as number,
  );
  for (const [header, parts] of byTable) {
    const places = parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
    const source = [header, header + 1, ...places].map((line) => lines[line]).join('\n');
    const [table] = elementsOf(source, (line) => (places[line - 3] ?? -1) + 1, context);
    for (const row of bodyRows(table)) rows.set(lineOf(row) - 1, row);
  }
  return rows;
}

function bodyRows(table: RootContent | undefined): Element[] {
  const elementsIn = (node: RootContent | undefined): Element[] =>
    node?.type === 'element' ? node.children.filter((child) => child.type === 'element') : [];
  return elementsIn(elementsIn(table).find(({ tagName }) => tagName === 'tbody'));
}

/**
 * Elements of a text that was put together from lines of the page.
 * @param lineAt line of the page (1-based) for a line of the text
 */
function elementsOf(
  source: string,
  lineAt: (line: number) => number,
  context: MarkdownContext,
): RootContent[] {
  const elements = treeFromRemark(source, context).children.filter(({ type }) => type === 'element');
  for (const element of elements) place(element, lineAt);
  return elements;
}

function place(node: RootContent, lineAt: (line: number) => number): void {
  if (node.position) node.position.start.line = lineAt(node.position.start.line);
  if ('children' in node) for (const child of node.children) place(child, lineAt);
}

/** What has no place of its own, as the notes have, stands at the end. */
function lineOf(node: RootContent): number {
  return node.position?.start.line ?? Number.POSITIVE_INFINITY;
}

/** GitHub's list without what only raw HTML can bring; addresses are checked again when they are resolved. */
const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: [] },
  tagNames: [...(defaultSchema.tagNames ?? []), ...drawnElements],
  attributes: {
    ...defaultSchema.attributes,
    blockquote: [['className', 'alert', /^alert-[a-z]+$/]],
    code: [['className', /^language-[\w+#.-]+$/]],
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'name' && name !== 'itemProp'),
  },
};
