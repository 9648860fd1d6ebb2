import { compareText, type Item, sha256Of } from '../../model/index.ts';

/**
 * 16 hex digits of SHA-256 over type, title, attributes and body with white space folded. Where the item stands, in which
 * form, and in which order its attributes are written makes no difference.
 * @implements SRS-620
 */
export function fingerprintOf({
  type,
  title,
  attributes,
  body,
}: Pick<Item, 'type' | 'title' | 'attributes' | 'body'>): string {
  const pairs = Object.entries(attributes)
    .map(([name, value]) => [name, fold(value)])
    .sort(([a = ''], [b = '']) => compareText(a, b));
  const meaning = JSON.stringify([type, fold(title), pairs, fold(body)]);
  return sha256Of(meaning).slice(0, 16);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
