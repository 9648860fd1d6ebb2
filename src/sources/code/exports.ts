import type { ExportedDefinition } from '../../model/index.ts';
import { endOfBracket } from './blank.ts';
import { LineMap } from './lines.ts';

/** Languages whose exports are read. */
const exportLanguages: ReadonlySet<string> = new Set(['typescript', 'tsx', 'javascript']);

/** Longest signature kept, in characters, and most definitions of a file. */
const longest = 400;
const most = 500;

/**
 * What a file exports by name, with its signature up to the body and the first paragraph of its doc comment: the interfaces of a
 * unit (IEC 62304 5.4.3). TypeScript and JavaScript only; names that are passed on from other files are read where they are defined.
 * @param code the text with comments and literals blanked (see `blankText`)
 */
export function readExports(text: string, code: string, language: string): ExportedDefinition[] {
  if (!exportLanguages.has(language)) return [];
  const found: ExportedDefinition[] = [];
  let lines: LineMap | undefined;
  const pattern =
    /^export[ \t]+(?:default[ \t]+|declare[ \t]+|abstract[ \t]+|async[ \t]+){0,3}(function|class|const|let|type|interface|enum)\b[ \t*]*([\w$]+)/gm;
  for (const match of code.matchAll(pattern)) {
    if (found.length >= most) break;
    lines ??= new LineMap(text);
    const after = match.index + match[0].length;
    const end = endOfSignature(code, after, match[1] as string);
    found.push({
      name: match[2] as string,
      line: lines.lineOf(match.index),
      signature: folded(text.slice(match.index, end)),
      summary: paragraphAbove(text, match.index),
    });
  }
  return found;
}

/** Where the body or the value starts. Braces of a type are passed over: they follow a sign that asks for one. */
function endOfSignature(code: string, start: number, kind: string): number {
  const limit = Math.min(code.length, start + 4000);
  let isArrow = false;
  for (let at = start; at < limit; at++) {
    const char = code[at] as string;
    if (char === '(' || char === '[') at = endOfBracket(code, at) - 1;
    else if (char === ';') return at;
    else if (char === '{') {
      const asksForType = /^(?:class|interface|enum)$/.test(kind)
        ? /[<,&|]\s*$/
        : /(?:[:|&<,]|=>|\bis|\bextends)\s*$/;
      if (!asksForType.test(code.slice(Math.max(start, at - 40), at))) return at;
      at = endOfBracket(code, at) - 1;
    } else if (char === '=' && code[at + 1] === '>') {
      if (isArrow) return at + 2;
      at++;
    } else if (char === '=' && kind !== 'function') {
      // A function without a type of its own: its parameters are the signature.
      const isTyped = code.slice(start, at).includes(':');
      if (kind === 'type' || isTyped || !/^=\s*(?:async\s*)?[(<]/.test(code.slice(at, at + 40))) return at;
      isArrow = true;
    }
  }
  return limit;
}

function folded(signature: string): string {
  const plain = signature
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

function paragraphAbove(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 4000), at).trimEnd();
  const start = before.endsWith('*/') ? before.lastIndexOf('/**') : -1;
  if (start < 0) return '';
  const lines = before
    .slice(start + 3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim());
  const paragraph: string[] = [];
  for (const line of lines) {
    if (line.startsWith('@') || (line === '' && paragraph.length > 0)) break;
    if (line !== '') paragraph.push(line);
  }
  return paragraph.join(' ').slice(0, longest);
}
