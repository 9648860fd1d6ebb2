const scratch = Buffer.alloc(4096);

/**
 * A copy of a text that stands for itself. A parser's texts are views of the piece of the file they were cut from, and keep all of it: some
 * hundred thousand names would keep the whole file.
 */
export function ownText(text: string): string {
  // Views are made of longer texts only, and lone halves of characters would not survive the way through bytes.
  if (text.length < 13 || text.length * 3 > scratch.length || !text.isWellFormed()) return text;
  return scratch.toString('utf8', 0, scratch.write(text, 'utf8'));
}
