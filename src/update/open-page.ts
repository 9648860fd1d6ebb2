import type { Facts, Refused } from '../model/index.ts';
import { markdownSource, vocabularyOf } from '../sources/markdown/index.ts';
import type { SourceContext } from '../sources/source.ts';
import type { ItemPage } from './edit-item.ts';
import { parsePage } from './page-tree.ts';

/** A page that can be edited: its Markdown with line ends LF, and the whole file around another one. */
export interface OpenPage extends ItemPage {
  facts: Facts;
  whole(text: string): string;
}

/** Opens a page; refused, with the reason, is one whose bytes would not be kept where nothing is edited. */
export function openPage(
  path: string,
  bytes: Uint8Array | undefined,
  context: SourceContext,
): OpenPage | Refused {
  if (!bytes) return { refused: 'the page is not there' };
  const raw = Buffer.from(bytes).toString('utf8');
  const facts = markdownSource.read({ path, bytes }, context);
  const [page] = facts.pages;
  const lineEnd = raw.includes('\r\n') ? '\r\n' : '\n';
  const text = raw.replaceAll(lineEnd, '\n');
  if (!page || /\r/.test(text) || !Buffer.from(raw).equals(bytes) || !text.endsWith(page.text))
    return { refused: 'the page holds characters that are not kept as they are' };
  if (lineEnd === '\r\n' && /[^\r]\n/.test(raw)) return { refused: 'the lines of the page end in two ways' };
  const head = text.slice(0, text.length - page.text.length);
  const whole = (own: string): string => `${head}${own}`.replaceAll('\n', lineEnd);
  return {
    text: page.text,
    textLine: page.textLine,
    tree: parsePage(page.text),
    vocabulary: vocabularyOf(context),
    ids: context.ids,
    facts,
    whole,
  };
}
