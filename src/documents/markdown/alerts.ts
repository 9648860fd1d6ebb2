import type { Blockquote, Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Translate } from '../messages.ts';

/** Kinds of alerts with their signal words; the first three are those of warnings (ISO 3864-2), the gravest first. */
const signalWords = {
  danger: 'Danger.',
  warning: 'Warning.',
  caution: 'Caution.',
  important: 'Important.',
  note: 'Note.',
  tip: 'Tip.',
} as const;
type Kind = keyof typeof signalWords;
const kinds = Object.keys(signalWords) as Kind[];

/** Other signal words that people write. */
const alsoSaid: ReadonlyMap<string, Kind> = new Map([
  ['notice', 'note'],
  ['achtung', 'caution'],
]);

/**
 * Makes boxes of alerts: quotes whose first line is `[!WARNING]` or that begin with a bold signal word, in English or in the language of
 * the document. The word stands before the text, and the box has a class of its own. Changes the tree.
 * @implements SRS-214, SRS-3700
 */
export function markAlerts(node: Root | Nodes, t: Translate): void {
  if (node.type === 'blockquote') markAlert(node, t);
  if ('children' in node) for (const child of node.children) markAlerts(child as Nodes, t);
}

function markAlert(quote: Blockquote, t: Translate): void {
  const paragraph = quote.children[0];
  if (paragraph?.type !== 'paragraph') return;
  const kind = takeMark(paragraph, t) ?? kindSaid(paragraph, t);
  if (kind) quote.data = { hProperties: { className: ['alert', `alert-${kind}`] } };
}

/** Puts the signal word in the place of `[!WARNING]`. */
function takeMark(paragraph: Paragraph, t: Translate): Kind | undefined {
  const first = paragraph.children[0];
  if (first?.type !== 'text') return undefined;
  const match = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(first.value);
  const kind = kinds.find((each) => each === match?.[1]?.toLowerCase());
  if (!match || !kind) return undefined;
  first.value = first.value.slice(match[0].length);
  paragraph.children.unshift(
    { type: 'strong', children: [{ type: 'text', value: t(signalWords[kind]) }] },
    { type: 'text', value: ' ' },
  );
  return kind;
}

/** The kind whose signal word the author wrote in bold: `**Warning:** …`, `**WARNUNG!** …`. */
function kindSaid({ children: [first] }: Paragraph, t: Translate): Kind | undefined {
  if (first?.type !== 'strong') return undefined;
  const said = bare(textOf(first));
  const named = kinds.find((kind) => said === bare(signalWords[kind]) || said === bare(t(signalWords[kind])));
  return named ?? alsoSaid.get(said);
}

function bare(word: string): string {
  return word
    .replace(/[\s.:!–—-]+$/, '')
    .normalize('NFC')
    .toLowerCase();
}
