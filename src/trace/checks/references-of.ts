import type { Config } from '../../config/index.ts';
import type { Page, Reference } from '../../model/index.ts';

/** Fenced code and code in a line: what stands there is no HTML of the page. */
const code = /^( {0,3})(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\2|(?![\s\S]))|(`+)[^`][\s\S]*?\3/gm;
const tag = /<(img|a)\s[^<>]*?\b(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** All links and images of a page that are shown: those of raw HTML too, where the configuration allows it. */
export function referencesOf(page: Page, { output }: Config): Reference[] {
  return output.html ? [...page.references, ...htmlReferences(page)] : page.references;
}

function htmlReferences({ path, text, textLine }: Page): Reference[] {
  const masked = text.replace(code, (whole) => whole.replace(/[^\n]/g, ' '));
  return [...masked.matchAll(tag)].map(({ index, 1: name = '', 2: quoted, 3: single }): Reference => {
    const before = masked.slice(0, index).split('\n');
    return {
      kind: name.toLowerCase() === 'img' ? 'image' : 'link',
      target: (quoted ?? single ?? '').replaceAll('&amp;', '&'),
      text: '',
      place: { file: path, line: textLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 },
    };
  });
}
