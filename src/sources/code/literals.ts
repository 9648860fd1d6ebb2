import type { SpecialLiteral } from './language.ts';

/** What a scanner may look at. It answers the offset after its literal, or -1 where none starts. */
export interface ScanPoint {
  text: string;
  at: number;
  /** Offset of the last character before `at` that is neither white space nor comment; -1 at the start. */
  significant(): number;
}

/** Characters each special literal can start with, and its scanner. All look ahead a bounded distance or consume what they looked at. */
export const specialLiterals: Record<SpecialLiteral, { starts: string; scan(point: ScanPoint): number }> = {
  'javascript-regex': { starts: '/', scan: scanRegex },
  'c-character': { starts: "'", scan: scanCharacter },
  'rust-character': { starts: "'", scan: scanRustCharacter },
  'cpp-raw': { starts: '"', scan: scanCppRaw },
  'rust-raw': { starts: 'r', scan: scanRustRaw },
  'swift-raw': { starts: '#', scan: scanSwiftRaw },
  'csharp-raw': { starts: '"', scan: scanCsharpRaw },
  'shell-heredoc': { starts: '<', scan: scanHeredoc },
  'sql-dollar': { starts: '$', scan: scanDollarQuote },
};

const wordBeforeRegex = new Set(
  'return typeof case in of delete void throw new instanceof do else yield await default'.split(' '),
);
/** Longest regular expression looked for: after `)` or `}`, where a division is as likely, and elsewhere. */
const doubtfulReach = 200;
const regexReach = 1000;

function scanRegex({ text, at, significant }: ScanPoint): number {
  const before = significant();
  const previous = before < 0 ? '' : (text[before] as string);
  if (previous === '<' && before === at - 1) return -1;
  const doubtful = previous === ')' || previous === '}';
  if (!doubtful && previous !== '' && /[\p{L}\p{N}_$\]"'`]/u.test(previous)) {
    let start = before;
    while (start > 0 && before - start < 12 && /[A-Za-z0-9_$.]/.test(text[start - 1] as string)) start--;
    if (!wordBeforeRegex.has(text.slice(start, before + 1))) return -1;
  }
  if (doubtful && /[\s=>]/.test(text[at + 1] ?? ' ')) return -1;
  const end = endOfRegex(text, at, at + (doubtful ? doubtfulReach : regexReach));
  if (end < 0 || !doubtful) return end;
  return /[.,;)\]\s]/.test(text[end] ?? '\n') ? end : -1;
}

function endOfRegex(text: string, at: number, limit: number): number {
  let inClass = false;
  for (let i = at + 1; i < limit && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return -1;
    if (code === 92) i++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) {
      let end = i + 1;
      while (end < text.length && /[a-z]/.test(text[end] as string)) end++;
      return end;
    }
  }
  return -1;
}

/** C's character literals; a quote within a number (`1'000`) is a digit separator. */
function scanCharacter({ text, at }: ScanPoint): number {
  let start = at;
  while (start > 0 && at - start < 40 && /[0-9A-Za-z_.']/.test(text[start - 1] as string)) start--;
  if (start < at && /[0-9]/.test(text[start] as string)) return at + 1;
  return endOfQuoted(text, at + 1, "'");
}

function endOfQuoted(text: string, from: number, quote: string): number {
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === quote) return i + 1;
    else if (char === '\n') return i;
  }
  return text.length;
}

/** `'a'` and `'\n'` are characters, `'a` is a lifetime. */
function scanRustCharacter({ text, at }: ScanPoint): number {
  if (text[at + 1] === '\\') return endOfQuoted(text, at + 1, "'");
  const width = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1;
  return text[at + 1 + width] === "'" ? at + width + 2 : at + 1;
}

function scanCppRaw({ text, at }: ScanPoint): number {
  if (text[at - 1] !== 'R') return -1;
  let start = at - 1;
  while (start > 0 && at - start < 5 && /\w/.test(text[start - 1] as string)) start--;
  if (!/^(?:u8|u|U|L)?R$/.test(text.slice(start, at))) return -1;
  const head = /^[^()\\\s"]{0,16}\(/.exec(text.slice(at + 1, at + 19));
  if (!head) return -1;
  return closedBy(text, `)${head[0].slice(0, -1)}"`, at + 1 + head[0].length);
}

function scanRustRaw({ text, at }: ScanPoint): number {
  if (
    at > 0 &&
    /\w/.test(text[at - 1] as string) &&
    !(text[at - 1] === 'b' && !/\w/.test(text[at - 2] ?? ' '))
  )
    return -1;
  const head = /^r(#{0,255})"/.exec(text.slice(at, at + 258));
  return head ? closedBy(text, `"${head[1]}`, at + head[0].length) : -1;
}

function scanSwiftRaw({ text, at }: ScanPoint): number {
  const head = /^(#{1,64})("""|")/.exec(text.slice(at, at + 68));
  if (!head) return -1;
  const close = `${head[2]}${head[1]}`;
  if (head[2] === '"""') return closedBy(text, close, at + head[0].length);
  const lineEnd = lineEndFrom(text, at);
  const end = text.indexOf(close, at + head[0].length);
  return end < 0 || end > lineEnd ? lineEnd : end + close.length;
}

function scanCsharpRaw({ text, at }: ScanPoint): number {
  const quotes = /^"{3,64}/.exec(text.slice(at, at + 64))?.[0];
  return quotes ? closedBy(text, quotes, at + quotes.length) : -1;
}

function scanDollarQuote({ text, at }: ScanPoint): number {
  if (/\w/.test(text[at - 1] ?? ' ')) return -1;
  const head = /^\$(?:[A-Za-z_]\w{0,62})?\$/.exec(text.slice(at, at + 66))?.[0];
  return head ? closedBy(text, head, at + head.length) : -1;
}

/** A here-document with the rest of its first line: `cat <<-'END' | sort` up to the line `END`. An arithmetic shift has no such line. */
function scanHeredoc({ text, at }: ScanPoint): number {
  if (text[at + 1] !== '<' || text[at - 1] === '<') return -1;
  const head = /^<<(-?)[ \t]*(?:"([^"\n]{1,64})"|'([^'\n]{1,64})'|\\?([A-Za-z_][\w.-]{0,63}))/.exec(
    text.slice(at, at + 140),
  );
  if (!head) return -1;
  const word = head[2] ?? head[3] ?? head[4] ?? '';
  let line = lineEndFrom(text, at) + 1;
  while (line <= text.length && line > 0) {
    const end = lineEndFrom(text, line);
    let from = line;
    if (head[1]) while (text[from] === '\t') from++;
    if (end - from <= word.length + 1 && text.slice(from, end).trimEnd() === word) return end;
    if (end >= text.length) break;
    line = end + 1;
  }
  return -1;
}

function lineEndFrom(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function closedBy(text: string, close: string, from: number): number {
  const end = text.indexOf(close, from);
  return end < 0 ? text.length : end + close.length;
}
