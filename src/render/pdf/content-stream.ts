/** A marked-content sequence that a structure element may hold; offsets into the content stream. */
export interface MarkedSequence {
  mcid: number;
  /** Where its opening operands start, where its opening operator ends, and where its closing one does. */
  start: number;
  body: number;
  end: number;
  /** It paints, and nothing but lines and areas: no text, no image. */
  isDrawn: boolean;
  /** It lies in another sequence. */
  isNested: boolean;
}

/** What a content stream paints, and in which marked content. */
export interface ContentReading {
  /** Paintings in no marked content, each from its operands to the end of its operator. */
  loose: { start: number; end: number }[];
  sequences: MarkedSequence[];
  /** A glyph the font does not have was shown (glyph 0 of a composite font). */
  showsMissingGlyph: boolean;
  /** Marked-content operators pair up, and none stands across a text object or a path. */
  balanced: boolean;
}

const pathOperators = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*']);
const paintOperators = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

/**
 * @param content decoded content stream of a page, as Skia writes it: no inline images
 * @param isTagged whether what a name paints has marks of its own
 */
export function readContent(
  content: Uint8Array,
  isTagged: (name: string) => boolean = () => false,
): ContentReading {
  const reading: ContentReading = { loose: [], sequences: [], showsMissingGlyph: false, balanced: true };
  const open: (MarkedSequence & { holdsMore: boolean; paints: boolean })[] = [];
  /** Where the operands of the operator being read start, and where the open path or text object does. */
  let operands = 0;
  let path = -1;
  let text = -1;
  scan(content, {
    hex(from, to) {
      if (hasGlyphZero(content, from, to)) reading.showsMissingGlyph = true;
    },
    operator: read,
  });
  if (open.length > 0) reading.balanced = false;
  return reading;

  function read(name: string, end: number): void {
    const start = operands;
    operands = end;
    if (name === 'BDC' || name === 'BMC') {
      if (text >= 0 || path >= 0) reading.balanced = false;
      const mcid = identifierIn(content, start, end);
      open.push({
        mcid,
        start,
        body: end,
        end,
        isDrawn: false,
        isNested: open.length > 0,
        holdsMore: false,
        paints: false,
      });
    } else if (name === 'EMC') {
      const sequence = open.pop();
      if (!sequence) reading.balanced = false;
      else if (sequence.mcid >= 0) {
        const { holdsMore, paints, ...rest } = sequence;
        reading.sequences.push({ ...rest, end, isDrawn: paints && !holdsMore });
      }
    } else if (open.length > 0) {
      if (paintOperators.has(name)) for (const each of open) each.paints = true;
      else if (name === 'BT' || name === 'Do' || name === 'sh')
        for (const each of open) each.holdsMore = true;
    } else if (name === 'BT') text = start;
    else if (name === 'ET' && text >= 0) {
      reading.loose.push({ start: text, end });
      text = -1;
    } else if (pathOperators.has(name)) {
      if (path < 0) path = start;
    } else if (paintOperators.has(name)) {
      reading.loose.push({ start: path < 0 ? start : path, end });
      path = -1;
    } else if (name === 'n') path = -1;
    else if (name === 'sh' || (name === 'Do' && !isTagged(nameBefore(content, start, end))))
      reading.loose.push({ start, end });
  }
}

/** The marked-content identifier among the operands of BDC; -1 where there is none. */
function identifierIn(content: Uint8Array, start: number, end: number): number {
  const [, mcid = '-1'] = /\/MCID\s+(\d+)/.exec(textOf(content, start, end)) ?? [];
  return Number(mcid);
}

/** The name among the operands of an operator. */
function nameBefore(content: Uint8Array, start: number, end: number): string {
  return /\/(\S+)/.exec(textOf(content, start, end))?.[1] ?? '';
}

function textOf(content: Uint8Array, start: number, end: number): string {
  return Buffer.from(content.buffer, content.byteOffset + start, end - start).toString('latin1');
}

const encoder = new TextEncoder();
const pagination = encoder.encode('\n/Artifact <</Type /Pagination>> BDC\n');
const layout = encoder.encode('\n/Artifact <</Type /Layout>> BDC');
const artifactEnd = encoder.encode('\nEMC\n');

/**
 * Marks as artifact (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2) what belongs to no structure element: the margin boxes, backgrounds and
 * rules that Chromium paints unmarked, and sequences that are named.
 * @param reading of this content
 * @param artifacts identifiers of the sequences that become artifacts
 */
export function markArtifacts(
  content: Uint8Array,
  { loose, sequences }: ContentReading,
  artifacts: ReadonlySet<number> = new Set(),
): Uint8Array {
  const edits = [
    ...loose.flatMap(({ start, end }) => [
      { at: start, to: start, bytes: pagination },
      { at: end, to: end, bytes: artifactEnd },
    ]),
    ...sequences
      .filter(({ mcid }) => artifacts.has(mcid))
      .map(({ start, body }) => ({ at: start, to: body, bytes: layout })),
  ].sort((a, b) => a.at - b.at);
  const output: Uint8Array[] = [];
  let copied = 0;
  for (const { at, to, bytes } of edits) {
    output.push(content.subarray(copied, at), bytes);
    copied = to;
  }
  output.push(content.subarray(copied));
  return concat(output);
}

/** What a sequence shows, as the codes of its glyphs: equal text in equal type gives equal codes. */
export function glyphsIn(content: Uint8Array, { body, end }: MarkedSequence): string {
  const shown: string[] = [];
  scan(content.subarray(body, end), {
    hex: (from, to) => shown.push(textOf(content, body + from, body + to)),
    operator: () => undefined,
  });
  return shown.join('');
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
      const name = wordAt(content, start, at);
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

/** An operator or keyword. Those of up to three letters, which all operators have, are made once. */
function wordAt(content: Uint8Array, start: number, end: number): string {
  if (end - start > 3) return textOf(content, start, Math.min(end, start + 8));
  let code = 0;
  for (let at = start; at < end; at++) code = (code << 8) | (content[at] as number);
  const known = words.get(code);
  if (known !== undefined) return known;
  const word = textOf(content, start, end);
  words.set(code, word);
  return word;
}
const words = new Map<number, string>();

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
