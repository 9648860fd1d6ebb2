import type { Blockquote, Nodes, Root } from 'mdast';
import type { Translate } from '../messages.ts';

const kinds = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' };

/**
 * Makes boxes of alerts, quotes whose first line is `[!WARNING]` and the like: the word in the language of the document stands
 * before the text, and the box has a class of its own. Changes the tree.
 * @implements SRS-214
 */
export function markAlerts(node: Root | Nodes, t: Translate): void {
  if (node.type === 'blockquote') markAlert(node, t);
  if ('children' in node) for (const child of node.children) markAlerts(child as Nodes, t);
}

function markAlert(quote: Blockquote, t: Translate): void {
  const paragraph = quote.children[0];
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || first?.type !== 'text') return;
  const match = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i.exec(first.value);
  if (!match) return;
  const kind = (match[1] as string).toUpperCase() as keyof typeof kinds;
  first.value = first.value.slice(match[0].length);
  paragraph.children.unshift(
    { type: 'strong', children: [{ type: 'text', value: `${t(kinds[kind])}.` }] },
    { type: 'text', value: ' ' },
  );
  quote.data = { hProperties: { className: ['alert', `alert-${kind.toLowerCase()}`] } };
}
