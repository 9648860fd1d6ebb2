/** Markdown's blanks are space and tab. Loops, since `/[ \t]+$/` takes quadratic time on a long run of blanks before a word. */

export function trimStart(text: string): string {
  let start = 0;
  while (text[start] === ' ' || text[start] === '\t') start++;
  return start === 0 ? text : text.slice(start);
}

export function trimEnd(text: string, blanks = ' \t'): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text[end - 1] as string)) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** Folds blanks and line ends into one space; other white space, such as the no-break space, is text. */
export function foldBlanks(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').replace(/^ | $/g, '');
}
