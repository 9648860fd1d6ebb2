import type { IdSyntax } from '../config/index.ts';

/** A pull request's description, as far as it counts. */
export interface Description {
  /** ID → line of its first mention, 1-based. */
  named: Map<string, number>;
  /** Heading in lower case → text below it. */
  sections: Map<string, string>;
  /** All that counts. */
  text: string;
}

/**
 * Reads a description. What stands in HTML comments or code blocks is shown to nobody or meant as an example: it names nothing.
 * Linear in its length.
 */
export function readDescription(source: string, ids: IdSyntax): Description {
  const text = visible(source.replace(/\r\n?/g, '\n'));
  const named = new Map<string, number>();
  const sections = new Map<string, string>();
  let heading = '';
  for (const [index, line] of text.split('\n').entries()) {
    for (const { id } of ids.find(line)) if (!named.has(id)) named.set(id, index + 1);
    const title = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (title !== undefined) heading = title.toLowerCase();
    else sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
  }
  return { named, sections, text };
}

/** The text with comments and code blocks blanked, line for line. */
function visible(source: string): string {
  let text = '';
  let at = 0;
  for (let open = source.indexOf('<!--'); open >= 0; open = source.indexOf('<!--', at)) {
    const close = source.indexOf('-->', open + 4);
    const end = close < 0 ? source.length : close + 3;
    text += source.slice(at, open) + source.slice(open, end).replace(/[^\n]/g, '');
    at = end;
  }
  text += source.slice(at);
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const [, mark = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
      const isInside = fence !== '';
      if (!isInside) fence = mark;
      // Only a mark of the same kind with nothing behind it closes.
      else if (mark.startsWith(fence) && rest.trim() === '') fence = '';
      return isInside || mark !== '' ? '' : line;
    })
    .join('\n');
}
