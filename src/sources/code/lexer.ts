import type { Language, LiteralRule } from './language.ts';
import { type ScanPoint, specialLiterals } from './literals.ts';

/** A stretch of source that is not code. Offsets are UTF-16 code units, `end` exclusive. */
export interface Span {
  /** `documentation` is a comment in the form of a literal: Python's docstrings. */
  kind: 'line' | 'block' | 'documentation' | 'literal';
  start: number;
  end: number;
}

/**
 * Finds comments and literals in one pass, in time linear in the text. Never fails: what is left open ends with the file, and a quote that its
 * line leaves open is none, but an apostrophe, as in the text of an element. Markup is read part by part.
 * Spans are in order and apart from each other; what lies between them is code. Code inside a literal (`${…}`) is code.
 * @implements SRS-302, SRS-1402
 */
export function lex(text: string, language: Language): Span[] {
  if (!language.parts) return lexCode(text, language);
  return language.parts(text).flatMap((part) =>
    lexCode(text.slice(part.start, part.end), part.language).map(({ kind, start, end }) => ({
      kind,
      start: start + part.start,
      end: end + part.start,
    })),
  );
}

function lexCode(text: string, language: Language): Span[] {
  const { first, rules } = compiled(language);
  const spans: Span[] = [];
  const holes: { rule: LiteralRule; depth: number }[] = [];
  const length = text.length;
  let lastComment = { start: 0, end: 0, significant: -1 };
  let heredocMisses = 0;
  /** The end of the line that a rule found no closing mark on. */
  const leftOpen = new Map<LiteralRule, number>();
  let at = 0;

  while (at < length) {
    const code = text.charCodeAt(at);
    if (code > 127 || first[code] === 0) {
      at++;
      continue;
    }
    const hole = holes.at(-1);
    if (hole) {
      const opens = hole.rule.hole?.close === '}' ? 123 : 40;
      if (code === opens) hole.depth++;
      else if (code === opens + (opens === 123 ? 2 : 1) && --hole.depth < 0) {
        holes.pop();
        at = literal(hole.rule, at, at + 1);
        continue;
      }
    }
    at = startAt(code) ?? at + 1;
  }
  return spans;

  /** Takes the comment or literal that starts here; undefined when none does. */
  function startAt(code: number): number | undefined {
    for (const rule of rules[code] ?? []) {
      if (rule.kind === 'special') {
        if (rule.name === 'shell-heredoc' && heredocMisses > 32) continue;
        const end = specialLiterals[rule.name].scan(point(at));
        if (end === at + 1) return end;
        if (end > at) return push('literal', at, end);
        if (rule.name === 'shell-heredoc' && text[at + 1] === '<') heredocMisses++;
        continue;
      }
      if (!text.startsWith(rule.open, at)) continue;
      if (rule.kind === 'line') {
        if (rule.atWordStart && !startsWord(at, ' \t\r\n;&|()')) continue;
        return comment('line', at, endOfLineComment(at + rule.open.length));
      }
      if (rule.kind === 'block') return comment('block', at, endOfBlock(rule, at + rule.open.length));
      if (rule.literal.atWordStart && !startsWord(at, ' \t\r\n()[]{},')) continue;
      if (at < (leftOpen.get(rule.literal) ?? 0)) continue;
      return literal(rule.literal, at, at + rule.open.length);
    }
    return undefined;
  }

  function push(kind: Span['kind'], start: number, end: number): number {
    spans.push({ kind, start, end });
    return end;
  }

  function comment(kind: Span['kind'], start: number, end: number): number {
    lastComment = { start, end, significant: significantBefore(start) };
    return push(kind, start, end);
  }

  function endOfLineComment(from: number): number {
    let end = text.indexOf('\n', from);
    while (end > 0 && language.continuedComments && /\\\r?$/.test(text.slice(end - 2, end)))
      end = text.indexOf('\n', end + 1);
    if (end < 0) return length;
    return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  }

  function endOfBlock(
    { open, close, nests }: { open: string; close: string; nests: boolean },
    from: number,
  ): number {
    if (!nests) {
      const end = text.indexOf(close, from);
      return end < 0 ? length : end + close.length;
    }
    let depth = 1;
    for (let i = from; i < length; i++) {
      if (text.startsWith(close, i)) {
        i += close.length - 1;
        if (--depth === 0) return i + 1;
      } else if (text.startsWith(open, i)) {
        i += open.length - 1;
        depth++;
      }
    }
    return length;
  }

  /** Reads a literal from inside: to its end, or to a hole with code. `start` is where this part of it begins. */
  function literal(rule: LiteralRule, start: number, from: number): number {
    const closing = rule.close.charCodeAt(0);
    const holeOpen = rule.hole?.open ?? '';
    const holeStart = holeOpen === '' ? -1 : holeOpen.charCodeAt(0);
    let i = from;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === holeStart && text.startsWith(holeOpen, i)) {
        if (holeOpen === '{' && text[i + 1] === '{') {
          i++;
          continue;
        }
        holes.push({ rule, depth: 0 });
        return push('literal', start, i + holeOpen.length);
      }
      if (code === 92 && rule.escape === 'backslash') {
        if (!rule.multiline && text[i + 1] === '\r') i++;
        i++;
      } else if (code === closing && text.startsWith(rule.close, i)) {
        if (rule.escape === 'doubled' && text.startsWith(rule.close, i + rule.close.length))
          i += rule.close.length;
        else {
          const end = i + rule.close.length;
          return rule.documents && isStatement(start)
            ? comment('documentation', start, end)
            : push('literal', start, end);
        }
      } else if (code === 10 && !rule.multiline) break;
    }
    if (rule.multiline || start !== from - rule.open.length)
      return push('literal', start, Math.min(i, length));
    leftOpen.set(rule, i);
    return from;
  }

  /** Whether a Python string starts a statement: alone at the start of its line (but for a prefix), not within an expression. */
  function isStatement(start: number): boolean {
    let i = start;
    while (i > 0 && start - i < 2 && /[rRuU]/.test(text[i - 1] as string)) i--;
    while (i > 0 && (text[i - 1] === ' ' || text[i - 1] === '\t')) i--;
    if (i > 0 && text[i - 1] !== '\n') return false;
    const before = significantBefore(i);
    return before < 0 || !'([{,=+-*/%|&\\<>'.includes(text[before] as string);
  }

  function startsWord(index: number, after: string): boolean {
    return index === 0 || after.includes(text[index - 1] as string);
  }

  function point(index: number): ScanPoint {
    return { text, at: index, significant: () => significantBefore(index) };
  }

  /** Steps back over white space and comments. Each stretch is walked once or twice in all, since a comment remembers what it found. */
  function significantBefore(index: number): number {
    let i = index - 1;
    for (;;) {
      if (i >= 0 && i === lastComment.end - 1 && lastComment.end > lastComment.start)
        return lastComment.significant;
      if (i < 0 || text.charCodeAt(i) > 32) return i;
      i--;
    }
  }
}

type StartRule =
  | { kind: 'line'; open: string; atWordStart: boolean }
  | { kind: 'block'; open: string; close: string; nests: boolean }
  | { kind: 'literal'; open: string; literal: LiteralRule }
  | { kind: 'special'; open: string; name: keyof typeof specialLiterals };

interface Compiled {
  /** 1 for each ASCII code that may start something or opens or closes a hole. */
  first: Uint8Array;
  /** Rules by ASCII code of their first character, specials first, then the longest opening first. */
  rules: (StartRule[] | undefined)[];
}

const compiledLanguages = new Map<string, Compiled>();

function compiled(language: Language): Compiled {
  const known = compiledLanguages.get(language.name);
  if (known) return known;
  const all: StartRule[] = [
    ...(language.special ?? []).flatMap((name) =>
      [...specialLiterals[name].starts].map((open): StartRule => ({ kind: 'special', open, name })),
    ),
    ...language.blockComments.map(
      ({ open, close, nests }): StartRule => ({ kind: 'block', open, close, nests: nests ?? false }),
    ),
    ...language.lineComments.map(
      (open): StartRule => ({ kind: 'line', open, atWordStart: language.commentAtWordStart ?? false }),
    ),
    ...language.literals.map((literal): StartRule => ({ kind: 'literal', open: literal.open, literal })),
  ];
  const rank = (rule: StartRule): number => {
    if (rule.kind === 'special') return rule.name === 'javascript-regex' ? 0 : 1000;
    return rule.open.length * 10 + (rule.kind === 'block' ? 1 : 0);
  };
  all.sort((a, b) => rank(b) - rank(a));
  const first = new Uint8Array(128);
  const rules: (StartRule[] | undefined)[] = [];
  for (const rule of all) {
    const code = rule.open.charCodeAt(0);
    first[code] = 1;
    rules[code] = [...(rules[code] ?? []), rule];
  }
  for (const { hole } of language.literals) {
    if (hole) for (const char of hole.close === '}' ? '{}' : '()') first[char.charCodeAt(0)] = 1;
  }
  const entry = { first, rules };
  compiledLanguages.set(language.name, entry);
  return entry;
}
