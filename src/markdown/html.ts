import type { Html, Nodes, Parent, PhrasingContent, Root } from 'mdast';

/** Elements of HTML that pages draw as they are, since Markdown has no sign for them. */
export const drawnElements: readonly string[] = ['sup', 'sub', 'br', 'del', 'ins', 'kbd', 'mark', 'abbr'];

/** HTML that a reader sees as text: where it begins (in the tree's text), and its source. */
export interface HtmlAsText {
  node: Nodes;
  source: string;
}

/**
 * Takes the HTML out of a tree so that no text is lost: elements of `drawnElements` become elements, comments go, and any other
 * HTML becomes text that shows its source. Changes the tree.
 * @returns what became text, in the order of the text
 * @implements SRS-213
 */
export function settleHtml(root: Root): HtmlAsText[] {
  const asText: HtmlAsText[] = [];
  visit(root, asText);
  return asText;
}

function visit(parent: Parent, asText: HtmlAsText[]): void {
  const isFlow = flowParents.has(parent.type);
  if (parent.children.some(({ type }) => type === 'html'))
    parent.children = isFlow
      ? (parent.children as Nodes[]).flatMap(
          (node) => (node.type === 'html' ? flow(node, asText) : [node]) as [],
        )
      : (settled(parent.children as PhrasingContent[], asText) as []);
  for (const child of parent.children) if ('children' in child) visit(child as Parent, asText);
}

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);
const pieces = /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>/g;

/** A block of HTML as a paragraph; nothing where it is a comment. */
function flow(node: Html, asText: HtmlAsText[]): Nodes[] {
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
    children.push({ type: 'html', value: tag });
    end = index + tag.length;
  }
  addText(value.slice(end));
  if (children.every((child) => child.type === 'break' || isComment(child))) return [];
  const found: HtmlAsText[] = [];
  const paragraph: Nodes = { type: 'paragraph', children: settled(children, found) };
  if (node.position) paragraph.position = node.position;
  // Declarations, instructions and tags that nothing closes are none of the pieces.
  const isOther = value.replace(pieces, '').includes('<');
  const [first] = found;
  if (first || isOther) asText.push({ node, source: first?.source ?? value });
  return [paragraph];
}

/** Inline content with its HTML settled: a drawn element reaches from its opening to its closing tag beside it. */
function settled(children: readonly PhrasingContent[], asText: HtmlAsText[]): PhrasingContent[] {
  const made: PhrasingContent[] = [];
  for (let index = 0; index < children.length; index++) {
    const child = children[index] as PhrasingContent;
    if (child.type !== 'html') {
      made.push(child);
      continue;
    }
    if (isComment(child)) continue;
    const { name, title } = openingOf(child.value);
    const end = name === '' || name === 'br' ? -1 : closingAt(children, index + 1, name);
    if (name === 'br') made.push(drawn(name, title, []));
    else if (end > 0) {
      made.push(drawn(name, title, settled(children.slice(index + 1, end), asText)));
      index = end;
    } else {
      made.push({
        type: 'text',
        value: child.value,
        ...(child.position ? { position: child.position } : {}),
      });
      asText.push({ node: child, source: child.value });
    }
  }
  return made;
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
