import type { Element, Nodes, Parents, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { HandedOnPicture } from './pictures.ts';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** What the modules of XHTML that ReqIF takes (OMG ReqIF 1.2, 10.8.20) have of what Markdown makes. */
const known = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td blockquote pre code hr br strong em del a'.split(
    ' ',
  ),
);

/** How a picture that a text names is handed on; undefined for its words. */
type PictureOf = (target: string) => HandedOnPicture | undefined;

/**
 * Markdown as XHTML that ReqIF takes, with the words that it shows. A picture is an object with its words within, or its words alone; HTML is
 * text, and an element that ReqIF does not have is what it holds.
 */
export function xhtmlOf(
  markdown: string,
  pictureOf: PictureOf = () => undefined,
): { xhtml: string; words: string } {
  const tree = toHast(parser.parse(markdown.replace(notXml, '\ufffd')), {
    handlers: { html: (_state, node: { value: string }) => ({ type: 'text', value: node.value }) },
  }) as Nodes;
  if ('children' in tree)
    tree.children = tree.children.flatMap((node) => settled(node, false, pictureOf)) as never;
  const xhtml = toHtml(tree, {
    closeSelfClosing: true,
    tightSelfClosing: true,
    characterReferences: { useNamedReferences: false },
  }).trim();
  return { xhtml, words: textOf(tree) };
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

/** Blanks and line ends are one blank, as in what is read of it. */
function settled(
  node: Parents['children'][number],
  inCode: boolean,
  pictureOf: PictureOf,
): Parents['children'] {
  if (node.type === 'text')
    return [inCode || node.value.trim() === '' ? node : { ...node, value: node.value.replace(/\s+/g, ' ') }];
  if (node.type !== 'element') return [];
  const children = (node.children as Parents['children']).flatMap((child) =>
    settled(child, inCode || node.tagName === 'pre', pictureOf),
  ) as Element['children'];
  if (node.tagName === 'img') return [objectOf(node, pictureOf)];
  if (node.tagName === 'input')
    return [{ type: 'text', value: node.properties.checked === true ? '[x]' : '[ ]' }];
  if (!known.has(node.tagName)) return children;
  const { href } = node.properties;
  return [
    { ...node, properties: node.tagName === 'a' && typeof href === 'string' ? { href } : {}, children },
  ];
}

/** What tools that cannot show the picture show is its words, or its name where it has none. */
function objectOf({ properties }: Element, pictureOf: PictureOf): Element | Text {
  const words = String(properties.alt ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const picture = pictureOf(String(properties.src ?? ''));
  if (!picture) return { type: 'text', value: words };
  const { name, type } = picture;
  return {
    type: 'element',
    tagName: 'object',
    properties: { data: encodeURI(name), type },
    children: [{ type: 'text', value: words === '' ? name : words }],
  };
}

/** Characters that XML 1.0 does not have. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
