import { isBlank } from '../../markdown/line-forms.ts';
import type { HeadingBlock, Position } from '../../markdown/structure.ts';
import { append, withoutNumber } from '../../model/index.ts';
import { isTold } from '../near-id.ts';
import { withoutTags } from './around-id.ts';
import { readAttributeList } from './attribute-list.ts';
import { type BlocksByLine, readBodyRelations } from './body-relations.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { makeItem } from './make-item.ts';
import { reportNear } from './near-findings.ts';
import type { Stated } from './stated.ts';
import { isWhollyStruck, reportStruck, reportStruckText, strikesOf } from './struck.ts';

/**
 * Reads the items that headings define: `### SRS-041 Alarm latency`, a section number before the ID or not, the ID in brackets or not,
 * a colon, dash, full stop or comma behind it or not; or `### Alarm latency (SRS-041)`. The section reaches to the next heading of the same or a higher level, or to the next item. A bullet list of
 * `key: value` entries directly below is the attribute list. Headings in quotes and lists define nothing.
 * Reports `malformed-id`, and for attribute lists `not-an-id`, `empty-relation`, `mixed-attribute-list`.
 * @implements SRS-201, SRS-212
 */
export function readHeadingItems(scope: FileScope): void {
  const headings = scope.structure.headings.filter(({ container }) => container === 'page');
  const titles = headings.map((heading) => splitHeading(heading, scope));
  const { lists, tables, fences } = scope.structure;
  const blocks: BlocksByLine = { lists: byLine(lists), tables: byLine(tables), fences: byLine(fences) };
  // Read backwards, the end of a section is the nearest of the headings kept by depth.
  const endByDepth = Array<number>(7).fill(scope.lines.length + 1);
  const sections: number[] = [];
  for (let index = headings.length - 1; index >= 0; index--) {
    const { depth, line } = headings[index] as HeadingBlock;
    sections[index] = Math.min(...endByDepth.slice(1, depth + 1)) - 1;
    if (titles[index]) endByDepth.fill(line);
    else endByDepth[depth] = line;
  }
  for (const [index, heading] of headings.entries()) {
    const split = titles[index];
    if (!split) continue;
    const source = scope.lines[heading.line - 1] ?? '';
    if (strikesOf(source)(source.indexOf(split.id))) {
      reportStruck(scope.report, inFile(scope, heading), split.id);
      scope.struck.push([heading.line, sections[index] as number]);
    } else addItem(scope, heading, split, sections[index] as number, blocks);
  }
}

interface HeadingTitle {
  id: string;
  title: string;
}

function splitHeading(heading: HeadingBlock, scope: FileScope): HeadingTitle | undefined {
  const text = withoutTags(withoutNumber(withoutTags(heading.text))).replace(/^[[(]/, '');
  const found = scope.context.ids.find(text.slice(0, 200));
  const [first] = found;
  if (first?.offset === 0) {
    const rest = text.slice(first.id.length).replace(/^[\])]/, '');
    const title = /^(?:\s*[:：–—]|[.,](?=\s|$)|\s+-(?=\s|$))?\s*/.exec(rest)?.[0] ?? '';
    if (rest === '' || title !== '') return { id: first.id, title: rest.slice(title.length) };
  }
  const last = /^(.*\S)\s+[([]([^()[\]]+)[)\]]$/.exec(text);
  if (last && first && found.length === 1 && first.id === last[2])
    return { id: first.id, title: last[1] as string };
  const near = scope.vocabulary.nearIds.inHeading(text);
  if (near !== undefined) reportNear('heading begins with', near, inFile(scope, heading), scope);
  else reportNearEnd(heading, text, scope);
  return undefined;
}

/** `Alarm (SRS 4)` */
function reportNearEnd(heading: HeadingBlock, text: string, scope: FileScope): void {
  const last = /\s[([]([^()[\]]{1,80})[)\]]$/.exec(text)?.[1] ?? '';
  if (isTold(last) && scope.vocabulary.nearIds.inHeading(last) === last && !scope.context.ids.isId(last))
    reportNear('heading ends in', last, inFile(scope, heading), scope);
}

function addItem(
  scope: FileScope,
  heading: HeadingBlock,
  { id, title }: HeadingTitle,
  end: number,
  blocks: BlocksByLine,
): void {
  const { lines, path } = scope;
  let bodyStart = nextContent(lines, heading.endLine + 1, end);
  const list = blocks.lists.get(bodyStart);
  const stated: Stated = new Map();
  const read = list && readAttributeList(list, id, stated, scope);
  const listed = read === 'mixed' ? undefined : read;
  if (list && listed) bodyStart = nextContent(lines, list.endLine + 1, end);
  let bodyEnd = end;
  while (bodyEnd >= bodyStart && isBlank(lines[bodyEnd - 1] as string)) bodyEnd--;
  const textStart = list && read === 'mixed' ? list.endLine + 1 : bodyStart;
  const links = readBodyRelations(id, [textStart, bodyEnd], blocks, stated, listed ?? [], scope);
  const body = lines.slice(bodyStart - 1, bodyEnd).join('\n');
  if (isWhollyStruck(body)) reportStruckText(scope.report, inFile(scope, { line: bodyStart, column: 1 }), id);
  const item = {
    id,
    title,
    attributes: Object.fromEntries([...stated].map(([name, { said }]) => [name, said])),
    ...(stated.size === 0
      ? {}
      : { attributeLines: Object.fromEntries([...stated].map(([name, { line }]) => [name, line])) }),
    body,
    bodyLine: inFile(scope, { line: bodyStart, column: 1 }).line,
    form: 'heading' as const,
    place: {
      file: path,
      ...inFile(scope, heading),
      endLine: Math.max(bodyEnd, heading.endLine) + scope.textLine - 1,
    },
  };
  scope.items.push(makeItem(item, scope));
  append(scope.links, links);
}

function byLine<Block extends Position>(blocks: readonly Block[]): ReadonlyMap<number, Block> {
  return new Map(blocks.map((block) => [block.line, block]));
}

/** First line from `line` to `end` (1-based) that is not blank, else the line after `end`. */
function nextContent(lines: string[], line: number, end: number): number {
  let next = line;
  while (next <= end && isBlank(lines[next - 1] as string)) next++;
  return next;
}
