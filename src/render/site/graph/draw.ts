import { type EndKey, escapeHtml, fill, type Verdict } from '../../../model/index.ts';
import { type Neighbourhood, neighbourhood } from '../../../trace/index.ts';
import type { LinkAround } from '../cache/surroundings.ts';
import type { PageContext } from '../page-context.ts';
import { verdictWords } from '../states.ts';
import { columnsOf } from './columns.ts';
import { fitWords, widthOf } from './fit-words.ts';
import { layOut } from './lay-out.ts';

/** Links from the item that are followed, and ends shown of each direction. */
const reach = { steps: 2, ends: 12 };
const size = { name: 14, title: 13, word: 12 };
const box = { width: 188, padding: 10, line: 17 };
/** Height a line needs at a box, so that the word at it is read. */
const lineHeight = 15;
const longestWord = 96;

/** The drawing of what lies around an item as safe HTML, and the same as links in words. */
export interface ItemGraph {
  svg: string;
  links: { from: GraphEnd; relation: string; to: GraphEnd; suspect: boolean }[];
  /** Ends within reach that are not drawn. */
  left: number;
}

interface GraphEnd {
  name: string;
  href: string;
}

interface Box extends GraphEnd {
  state: Verdict['state'];
  /** What stands at the left and right of its first line. */
  head: string;
  word: string;
  title: string;
  lines: string[];
}

/**
 * Draws what an item is linked with: what it is there for at its left, what carries it out at its right. Nothing for an item without links.
 * Colours come from the style sheet of the site, so that the drawing follows its theme.
 * @implements SRS-3106, SRS-3670, SDS-3239
 */
export function drawNeighbourhood(page: PageContext, id: string): ItemGraph | undefined {
  const around = neighbourhood(page.view.graph, id, reach.steps, reach.ends);
  if (around.keys.length < 2) return undefined;
  const boxes = around.keys.map((key) => boxOf(page, key));
  const number = new Map(around.keys.map((key, index) => [key, index]));
  const endOf = (key: EndKey): GraphEnd => {
    const { name, href } = boxes[number.get(key) ?? 0] as Box;
    return { name, href };
  };
  return {
    svg: svgOf(page, id, around, boxes, (key) => number.get(key) ?? 0),
    links: around.links.map(({ from, relation, to, state }) => ({
      from: endOf(from),
      relation,
      to: endOf(to),
      suspect: state === 'suspect',
    })),
    left: around.left,
  };
}

function boxOf({ view, root, t }: PageContext, key: EndKey): Box {
  const { item, region, type } = view.graph.end(key);
  const state = item ? view.verdict(item.id).state : 'none';
  const file = region && view.paths.codeFile(region.file);
  const path = item ? view.paths.item(key) : file && `${file}#L${region.place.line}`;
  const name = region ? region.name || region.file : key;
  const title = item?.title ?? name;
  return {
    name,
    href: path === undefined ? '' : root + path,
    state,
    head: item ? name : t(type === 'test' ? 'Test code' : 'Code'),
    word: state === 'none' ? '' : t(verdictWords[state].word),
    title: region ? `${name}, ${region.file}` : `${name} ${title}`,
    lines: fitWords(title, size.title, box.width - 2 * box.padding, 2),
  };
}

function svgOf(
  { t }: PageContext,
  id: string,
  around: Neighbourhood<LinkAround>,
  boxes: readonly Box[],
  numberOf: (key: EndKey) => number,
): string {
  const columns = columnsOf(around);
  const lines = around.links.map(({ from, to }) => ({ from: numberOf(from), to: numberOf(to) }));
  const starts = Map.groupBy(lines, ({ from }) => from);
  const heights = boxes.map((each, index) =>
    Math.max(
      2 * box.padding + box.line * (1 + each.lines.length) - 4,
      lineHeight * ((starts.get(index)?.length ?? 0) + 1),
    ),
  );
  const placed = layOut({ columns, heights, lines });
  const words = around.links.map(({ relation }) => fitWords(relation, size.word, longestWord, 1)[0] ?? '');
  const gap = Math.max(56, ...words.map((word) => widthOf(word, size.word) + 34));
  const leftOf = (column: number): number => margin + column * (box.width + gap);
  const width = leftOf(Math.max(...columns)) + box.width + margin;
  const height = placed.height + 2 * margin;
  const drawn = around.links.map((link, index) => {
    const { from, to } = lines[index] as { from: number; to: number };
    const [own = 0, other = 0] = [columns[from], columns[to]];
    const ys = (placed.lines[index] ?? []).map((y) => y + margin);
    return lineOf(link, words[index] ?? '', ys, leftOf(own), leftOf(other) + box.width, gap, t);
  });
  const shapes = boxes.map((each, index) =>
    shapeOf(
      each,
      leftOf(columns[index] ?? 0),
      (placed.tops[index] ?? 0) + margin,
      heights[index] ?? 0,
      index === 0,
    ),
  );
  const name = fill(t('Neighbourhood of {id}'), { id });
  return [
    `<svg role="group" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-label="${escapeHtml(name)}">`,
    `<desc>${escapeHtml(t(graphNote))}</desc>`,
    ...drawn,
    ...shapes,
    '</svg>',
  ].join('');
}

const margin = 3;

/** What is to be known of a drawing, as the page says it too. */
const graphNote =
  'What it answers stands at the left, what carries it out at the right, two links far. A dashed line is a link that is suspect; the colour of a box repeats the word in it.';

/** A line from the left side of a box, through the columns between, to the right side of another. */
function lineOf(
  { from, relation, to, state }: LinkAround,
  word: string,
  ys: readonly number[],
  start: number,
  end: number,
  gap: number,
  t: PageContext['t'],
): string {
  const suspect = state === 'suspect';
  const [first = 0] = ys;
  const last = ys.at(-1) ?? 0;
  let path = `M${start} ${first}`;
  let x = start;
  let y = first;
  for (const [index, next] of ys.slice(1).entries()) {
    const goal = index === ys.length - 2 ? end + 6 : x - gap;
    // A line that leads back, as in a circle, swings out to both sides.
    const bend = goal < x ? (x - goal) / 2 : gap;
    path += `C${Math.round(x - bend)} ${y} ${Math.round(goal + bend)} ${next} ${goal} ${next}`;
    x = goal;
    y = next;
    if (index < ys.length - 2) {
      x -= box.width;
      path += `H${x}`;
    }
  }
  const what = `${from} ${relation} ${to}${suspect ? ` (${t('suspect')})` : ''}`;
  return `<g class="line${suspect ? ' suspect' : ''}"><title>${escapeHtml(what)}</title><path d="${path}"/><path class="tip" d="M${end} ${last}l7-4v8z"/><text x="${start - 6}" y="${first - 4}">${escapeHtml(word)}</text></g>`;
}

function shapeOf(
  { href, state, head, word, title, lines }: Box,
  x: number,
  y: number,
  height: number,
  own: boolean,
): string {
  const room = box.width - 3 * box.padding - widthOf(word, size.word);
  const left = x + box.padding;
  const shape = [
    `<title>${escapeHtml(title.trim())}</title>`,
    `<rect x="${x}" y="${y}" width="${box.width}" height="${height}" rx="4"/>`,
    `<text class="name" x="${left}" y="${y + box.padding + 11}">${escapeHtml(fitWords(head, size.name * 1.05, room, 1)[0] ?? '')}</text>`,
    word === ''
      ? ''
      : `<text class="word" x="${x + box.width - box.padding}" y="${y + box.padding + 11}">${escapeHtml(word)}</text>`,
    ...lines.map(
      (line, index) =>
        `<text x="${left}" y="${y + box.padding + 11 + box.line * (index + 1)}">${escapeHtml(line)}</text>`,
    ),
  ].join('');
  const group = `class="box is-${state}${own ? ' own' : ''}"`;
  return href === '' || own
    ? `<g ${group}>${shape}</g>`
    : `<a ${group} href="${escapeHtml(href)}">${shape}</a>`;
}
