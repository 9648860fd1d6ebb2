/** A content stream with every painting in it marked. */
export interface MarkedContent {
  bytes: Uint8Array;
  /** A glyph the font does not have was shown (glyph 0 of a composite font). */
  showsMissingGlyph: boolean;
  /** Marked-content operators pair up, and none stands across a text object that had to be wrapped. */
  balanced: boolean;
}

const encoder = new TextEncoder();
const artifactStart = encoder.encode('\n/Artifact <</Type /Pagination>> BDC\n');
const artifactEnd = encoder.encode('\nEMC\n');

const pathOperators = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*']);
const paintOperators = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

/**
 * Wraps painting that belongs to no structure element as artifact (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2): the margin boxes,
 * backgrounds and rules that Chromium paints unmarked.
 * @param content decoded content stream of a page, as Skia writes it: no inline images
 */
export function markArtifacts(content: Uint8Array): MarkedContent {
  const output: Uint8Array[] = [];
  let copied = 0;
  let depth = 0;
  let balanced = true;
  let showsMissingGlyph = false;
  /** Where the operands of the operator being read start, and where the open path or text object does. */
  let operands = 0;
  let path = -1;
  let text = -1;
  const wrap = (start: number, end: number) => {
    output.push(content.subarray(copied, start), artifactStart, content.subarray(start, end), artifactEnd);
    copied = end;
  };
  scan(content, {
    hex(from, to) {
      if (hasGlyphZero(content, from, to)) showsMissingGlyph = true;
    },
    operator: mark,
  });
  output.push(content.subarray(copied));
  return { bytes: concat(output), showsMissingGlyph, balanced: balanced && depth === 0 };

  function mark(name: string, end: number): void {
    const start = operands;
    operands = end;
    if (name === 'BDC' || name === 'BMC') {
      if (text >= 0 || path >= 0) balanced = false;
      depth++;
    } else if (name === 'EMC') {
      depth--;
      if (depth < 0) balanced = false;
    } else if (depth > 0) {
    } else if (name === 'BT') text = start;
    else if (name === 'ET' && text >= 0) {
      wrap(text, end);
      text = -1;
    } else if (pathOperators.has(name)) {
      if (path < 0) path = start;
    } else if (paintOperators.has(name)) {
      wrap(path < 0 ? start : path, end);
      path = -1;
    } else if (name === 'n') path = -1;
    else if (name === 'Do' || name === 'sh') wrap(start, end);
  }
}

/** Told what a content stream holds, in order; offsets are those behind the last byte. */
interface Listener {
  operator(name: string, end: number): void;
  /** A hexadecimal string, without its brackets. */
  hex(start: number, end: number): void;
}

/** Finds operators and hexadecimal strings of a content stream (ISO 32000-1, 7.8.2); other operands are passed over. */
function scan(content: Uint8Array, listener: Listener): void {
  let at = 0;
  while (at < content.length) {
    const byte = content[at] as number;
    const start = at;
    if (isRegular[byte] === 1) {
      while (at < content.length && isRegular[content[at] as number] === 1) at++;
      const isName = start > 0 && content[start - 1] === 0x2f;
      const isNumber = (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
      if (isName || isNumber) continue;
      const name = String.fromCharCode(...content.subarray(start, Math.min(at, start + 8)));
      if (name !== 'true' && name !== 'false' && name !== 'null') listener.operator(name, at);
    } else if (byte === 0x28) at = endOfString(content, at);
    else if (byte === 0x3c && content[at + 1] !== 0x3c) {
      const end = content.indexOf(0x3e, at);
      at = end < 0 ? content.length : end + 1;
      listener.hex(start + 1, at - 1);
    } else if (byte === 0x25) at = endOfLine(content, at);
    else at++;
  }
}

/** 1 for every byte that is neither white space nor a delimiter. */
const isRegular = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > 0x20 && !'()<>[]{}/%'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

function endOfString(content: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at++) {
    const byte = content[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0) return at + 1;
  }
  return content.length;
}

function endOfLine(content: Uint8Array, start: number): number {
  const end = content.indexOf(0x0a, start);
  return end < 0 ? content.length : end;
}

function hasGlyphZero(content: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 4 <= end; at += 4) {
    if (
      content[at] === 0x30 &&
      content[at + 1] === 0x30 &&
      content[at + 2] === 0x30 &&
      content[at + 3] === 0x30
    )
      return true;
  }
  return false;
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
