import type { Html, Nodes, Paragraph, Parent, PhrasingContent, Root } from 'mdast';

/** Elements of HTML that pages draw as they are, since Markdown has no sign for them. */
export const drawnElements: readonly string[] = ['sup', 'sub', 'br', 'del', 'ins', 'kbd', 'mark', 'abbr'];

/** HTML that a reader sees as text: where it begins (in the tree's text), and its source. */
export interface HtmlAsText {
  node: Nodes;
  source: string;
}

/** An anchor of the author's own, `<a id="limits"></a>`, and where it stands in the tree. */
export interface OwnAnchor {
  node: Nodes;
  name: string;
}

/** The HTML of a tree, in the order of its text. */
export interface SettledHtml {
  asText: HtmlAsText[];
  anchors: OwnAnchor[];
}

/**
 * Takes the HTML out of a tree so that no text is lost: elements of `drawnElements` become elements, anchors become places, comments go,
 * and any other HTML becomes text that shows its source. Changes the tree.
 * @returns what became text, and the anchors
 * @implements SRS-213, SRS-3906, SDS-3289
 */
export function settleHtml(root: Root): SettledHtml {
  const found: SettledHtml = { asText: [], anchors: [] };
  visit(root, found);
  return found;
}

/**
 * Turns the anchors of a tree into places, and leaves any other HTML as it is. Changes the tree.
 * @implements SRS-3906
 */
export function settleAnchors(parent: Parent): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type !== 'html' || !flowParents.has(parent.type)) continue;
    const [made] = flow(node, { asText: [], anchors: [] });
    if (made && isAnchors(made)) (parent.children as Nodes[])[index] = made;
  }
  if (!flowParents.has(parent.type)) settleInline(parent, { asText: [], anchors: [] }, true);
  for (const child of parent.children) if ('children' in child) settleAnchors(child);
}

function visit(parent: Parent, found: SettledHtml): void {
  if (!flowParents.has(parent.type)) settleInline(parent, found);
  else if (parent.children.some(({ type }) => type === 'html'))
    parent.children = (parent.children as Nodes[]).flatMap(
      (node) => (node.type === 'html' ? flow(node, found) : [node]) as [],
    );
  for (const child of parent.children) if ('children' in child) visit(child as Parent, found);
}

/** A paragraph that holds nothing but anchors is no text: it takes no room. */
function settleInline(parent: Parent, found: SettledHtml, anchorsOnly = false): void {
  if (!parent.children.some(({ type }) => type === 'html')) return;
  parent.children = settled(parent.children as PhrasingContent[], found, anchorsOnly) as [];
  if (parent.type === 'paragraph' && parent.children.every(isEmptyPlace)) parent.data = { hName: 'div' };
}

function isEmptyPlace(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return (
    node.type === 'break' || (node.data?.hName === 'span' && 'children' in node && node.children.length === 0)
  );
}

function isAnchors(node: Nodes): boolean {
  return node.type === 'paragraph' && node.data?.hName === 'div';
}

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);
const pieces = /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>/g;

/** A block of HTML as a paragraph; nothing where it is a comment. */
function flow(node: Html, found: SettledHtml): Nodes[] {
  // Where nothing closes a comment, its block may reach over the blank lines behind its list.
  const value = node.value.trimEnd();
  const children: PhrasingContent[] = [];
  let end = 0;
  const addText = (words: string): void => {
    for (const [index, line] of words.split('\n').entries()) {
      if (index > 0) children.push({ type: 'break' });
      if (line !== '') children.push({ type: 'text', value: line });
    }
  };
  for (const { 0: tag, index } of value.matchAll(pieces)) {
    addText(value.slice(end, index));
    const line = value.slice(0, index).split('\n').length - 1;
    children.push({ type: 'html', value: tag, ...placedBelow(node, line) });
    end = index + tag.length;
  }
  addText(value.slice(end));
  if (children.every((child) => child.type === 'break' || isComment(child))) return [];
  const own: SettledHtml = { asText: [], anchors: [] };
  const paragraph: Paragraph = { type: 'paragraph', children };
  if (node.position) paragraph.position = node.position;
  settleInline(paragraph, own);
  // Declarations, instructions and tags that nothing closes are none of the pieces.
  const isOther = value.replace(pieces, '').includes('<');
  const [first] = own.asText;
  if (first || isOther) found.asText.push({ node, source: first?.source ?? value });
  found.anchors.push(...own.anchors);
  return [paragraph];
}

/** The place of a tag some lines below the start of its block. */
function placedBelow({ position }: Html, lines: number): Pick<Html, 'position'> {
  if (!position) return {};
  const start = { ...position.start, line: position.start.line + lines };
  return { position: { start, end: position.end } };
}

/** Inline content with its HTML settled: a drawn element reaches from its opening to its closing tag beside it. */
function settled(
  children: readonly PhrasingContent[],
  found: SettledHtml,
  anchorsOnly = false,
): PhrasingContent[] {
  const made: PhrasingContent[] = [];
  for (let index = 0; index < children.length; index++) {
    const child = children[index] as PhrasingContent;
    if (child.type !== 'html') {
      made.push(child);
      continue;
    }
    const anchor = anchorOf(child.value);
    const closing = anchor && !anchor.isClosed ? closingAt(children, index + 1, 'a') : index;
    if (anchor && closing >= 0) {
      const inside = settled(children.slice(index + 1, closing), found, anchorsOnly);
      made.push(placeOf(anchor.name, child, closing > index ? inside : []));
      found.anchors.push({ node: child, name: anchor.name });
      index = closing;
      continue;
    }
    if (anchorsOnly) {
      made.push(child);
      continue;
    }
    if (isComment(child)) continue;
    const { name, title } = openingOf(child.value);
    const end = name === '' || name === 'br' ? -1 : closingAt(children, index + 1, name);
    if (name === 'br') made.push(drawn(name, title, []));
    else if (end > 0) {
      made.push(drawn(name, title, settled(children.slice(index + 1, end), found)));
      index = end;
    } else {
      made.push({
        type: 'text',
        value: child.value,
        ...(child.position ? { position: child.position } : {}),
      });
      found.asText.push({ node: child, source: child.value });
    }
  }
  return made;
}

/** The name of an anchor, and whether its tag closes itself; undefined for any other tag. */
function anchorOf(tag: string): { name: string; isClosed: boolean } | undefined {
  const match = /^<a(?:\s+(?:id|name)\s*=\s*(["'])([\p{L}\p{M}\p{N}_.:-]{1,200})\1){1,2}\s*(\/?)>$/iu.exec(
    tag,
  );
  return match ? { name: match[2] as string, isClosed: match[3] === '/' } : undefined;
}

/** The text of a heading without the tags of anchors. */
export function withoutAnchors(text: string): string {
  if (!/<a\s/i.test(text)) return text;
  let isOpen = false;
  return text.replace(pieces, (tag) => {
    const anchor = anchorOf(tag);
    if (anchor) isOpen = !anchor.isClosed;
    else if (isOpen && /^<\/a\s*>$/i.test(tag)) isOpen = false;
    else return tag;
    return '';
  });
}

/** A place that links lead to. */
function placeOf(id: string, { position }: PhrasingContent, children: PhrasingContent[]): PhrasingContent {
  return {
    type: 'emphasis',
    data: { hName: 'span', hProperties: { id } },
    children,
    ...(position && { position }),
  } as PhrasingContent;
}

function openingOf(tag: string): { name: string; title: string } {
  const match = /^<([A-Za-z]+)(?:\s+title="([^"<>]*)")?\s*\/?>$/.exec(tag);
  const name = match?.[1]?.toLowerCase() ?? '';
  return drawnElements.includes(name) ? { name, title: match?.[2] ?? '' } : { name: '', title: '' };
}

/** Where the element that opened before `from` is closed, others of its name inside of it counted; -1 for nowhere. */
function closingAt(children: readonly PhrasingContent[], from: number, name: string): number {
  let open = 1;
  for (let index = from; index < children.length; index++) {
    const child = children[index] as PhrasingContent;
    if (child.type !== 'html') continue;
    if (openingOf(child.value).name === name) open++;
    else if (child.value.replace(/\s/g, '').toLowerCase() === `</${name}>` && --open === 0) return index;
  }
  return -1;
}

/** An element for `mdast-util-to-hast`, which takes the name from the data. */
function drawn(hName: string, title: string, children: PhrasingContent[]): PhrasingContent {
  const data = { hName, ...(title === '' ? {} : { hProperties: { title } }) };
  return { type: 'emphasis', data, children } as PhrasingContent;
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value.trim());
}
