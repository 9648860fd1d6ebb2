import { attributeForm } from './attribute-list.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { type Block, cutBlocks } from './plain-blocks.ts';

/**
 * Renders ordinary prose without a parser, and what is not ordinary through `slow`, group by group. The answer is that of `slow`
 * for the whole text; a property test proves it.
 * @param slow renders Markdown that starts at a line of the page
 */
export function renderQuickly(
  text: string,
  context: MarkdownContext,
  slow: (text: string, firstLine: number) => string,
): string {
  const blocks = cutBlocks(text);
  if (!blocks) return slow(text, context.firstLine);
  const lines = text.split('\n');
  const pieces: string[] = [];
  const group: Block[] = [];
  const flush = (): void => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return;
    const cut = lines.slice(first.line, last.line + last.text.split('\n').length);
    const html = slow(cut.join('\n'), context.firstLine + first.line);
    if (html !== '') pieces.push(html);
    group.length = 0;
  };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'other') {
      group.push(block);
      continue;
    }
    flush();
    pieces.push(render(block, blocks[index - 1], context));
  }
  flush();
  return pieces.join('\n');
}

function render(block: Block, before: Block | undefined, context: MarkdownContext): string {
  if (block.kind === 'paragraph') return `<p>${linkIds(block.text, context, true)}</p>`;
  if (block.kind === 'heading') return renderHeading(block, context);
  const entries = block.text.split('\n').map((line) => line.slice(2));
  const attributes =
    before?.kind === 'heading' &&
    itemOf(before, context) !== undefined &&
    entries.every((entry) => attributeForm.test(entry));
  const items = entries.map((entry) => {
    const [, key = '', rest = ''] = attributes ? (attributeForm.exec(entry) ?? []) : [];
    return attributes
      ? `<li><strong>${linkIds(`${key}:`, context, true)}</strong> ${linkIds(rest, context, true)}</li>`
      : `<li>${linkIds(entry, context, true)}</li>`;
  });
  return `<ul${attributes ? ' class="attribute-list"' : ''}>\n${items.join('\n')}\n</ul>`;
}

function renderHeading(block: Block, context: MarkdownContext): string {
  const depth = block.text.indexOf(' ');
  const text = block.text.slice(depth + 1);
  const anchor = context.anchorAt(context.firstLine + block.line);
  const item = itemOf(block, context);
  const name = `h${Math.min(6, depth + context.headingShift)}`;
  const id = anchor === undefined ? '' : ` id="${escapeAttribute(anchor)}"`;
  const data = item === undefined ? '' : ` data-item="${escapeAttribute(item)}"`;
  return `<${name}${id}${data}>${item === undefined ? linkIds(text, context, false) : text}</${name}>`;
}

function itemOf(block: Block, context: MarkdownContext): string | undefined {
  return context.itemAt(context.firstLine + block.line);
}

/** Prose with its identifiers as links. It holds no character that needs escaping. */
function linkIds(text: string, { ids, addresses }: MarkdownContext, referred: boolean): string {
  let html = '';
  let end = 0;
  for (const { id, offset } of ids.find(text)) {
    const href = addresses.item(id);
    if (href === undefined) continue;
    const kind = referred && href.startsWith('#') ? 'id ref' : 'id';
    html += `${text.slice(end, offset)}<a class="${kind}" href="${escapeAttribute(href)}" data-id="${id}">${id}</a>`;
    end = offset + id.length;
  }
  return html + text.slice(end);
}

/** As the serialiser escapes it. */
function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');
}
