import type { Nodes, Root, Text } from 'hast';

/** Opening and closing marks by language; a region that differs from its language stands by itself. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  de: ['„', '“'],
  'de-ch': ['«', '»'],
  'de-li': ['«', '»'],
  en: ['“', '”'],
  es: ['«', '»'],
  fr: ['«\u00a0', '\u00a0»'],
  'fr-ch': ['«', '»'],
  it: ['«', '»'],
};

/** Elements within a paragraph; others part it. */
const inline = new Set(['a', 'abbr', 'b', 'code', 'del', 'em', 'i', 'img', 'span', 'strong', 'sub', 'sup']);
/** What is shown to the letter. */
const literal = new Set(['code', 'pre', 'svg', 'script', 'style']);

/**
 * Gives straight quotation marks the form they have in a language. A mark that has no partner in its paragraph stays as it is, as do
 * those in code and those of a language that is not known here.
 * @param language BCP 47
 * @returns a plugin for the page; what templates made of it is HTML already, `withQuotationMarks`
 * @implements SRS-3004
 */
export function quotationMarks(language: string): (tree: Root) => void {
  const pair = marksOf(language);
  if (!pair) return () => {};
  return (tree) => {
    const partners = new Partners<{ node: Text; at: number }>();
    walk(tree, partners, language);
    // From the last one, so that places before it stay.
    for (const [index, { node, at }] of partners.found.reverse().entries())
      node.value = node.value.slice(0, at) + pair[(index + 1) % 2] + node.value.slice(at + 1);
  };
}

function walk(node: Nodes, partners: Partners<{ node: Text; at: number }>, language: string): void {
  if (node.type === 'text') {
    const { value } = node;
    for (let at = value.indexOf('"'); at >= 0; at = value.indexOf('"', at + 1))
      partners.take({ node, at }, value[at - 1] ?? '>', value[at + 1] ?? '<');
  } else if (node.type === 'raw') {
    node.value = withQuotationMarks(node.value, language);
    partners.part();
  } else if ('children' in node && !(node.type === 'element' && literal.has(node.tagName))) {
    const parts = node.type === 'element' && !inline.has(node.tagName);
    if (parts) partners.part();
    for (const child of node.children) walk(child, partners, language);
    if (parts) partners.part();
  }
}

/** Code and drawings as a whole, tags, and straight marks. */
const tokens =
  /<(code|pre|svg|script|style)\b[^>]*>[\s\S]*?<\/\1>|<\/?([a-z][a-z0-9]*)[^>]*>|"|&quot;|&#x22;/g;

/**
 * The same for HTML that a template made, of which there is no tree.
 * @param html in which no attribute holds a bracket
 */
export function withQuotationMarks(html: string, language: string): string {
  const pair = marksOf(language);
  if (!pair || !/"|&quot;|&#x22;/.test(html)) return html;
  const partners = new Partners<{ at: number; length: number }>();
  for (const { 0: token, 2: tag, index } of html.matchAll(tokens)) {
    if (!token.startsWith('<'))
      partners.take(
        { at: index, length: token.length },
        html.charAt(index - 1),
        html.charAt(index + token.length),
      );
    else if (tag !== undefined && !inline.has(tag)) partners.part();
  }
  let end = 0;
  const pieces = partners.found.map(({ at, length }, index) => {
    const piece = html.slice(end, at) + pair[index % 2];
    end = at + length;
    return piece;
  });
  return pieces.join('') + html.slice(end);
}

function marksOf(language: string): readonly [string, string] | undefined {
  const wanted = language.toLowerCase();
  return marks[wanted] ?? marks[wanted.split('-')[0] ?? ''];
}

/** Finds the marks that have a partner in their paragraph. */
class Partners<Place> {
  /** An opening one, its closing one, and so on. */
  readonly found: Place[] = [];
  #open: Place | undefined;

  /** A paragraph begins or ends. */
  part(): void {
    this.#open = undefined;
  }

  /** @param before the character before the mark, `>` of a tag or nothing; and after it */
  take(place: Place, before: string, after: string): void {
    if (this.#open && !/\s/.test(before)) {
      this.found.push(this.#open, place);
      this.#open = undefined;
    } else if (!this.#open && /^$|[\s([>/–—]/.test(before) && /\S/.test(after)) this.#open = place;
  }
}
