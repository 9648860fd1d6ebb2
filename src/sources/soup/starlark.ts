import { Unreadable } from '../unreadable.ts';

/** A word, a string with its text, or a sign of the language. */
interface Token {
  kind: 'name' | 'string' | 'sign' | 'end';
  text: string;
  line: number;
}

/** A call as a statement of its own: `name(key = "value")`. */
export interface StarlarkCall {
  /** The name that is called; of `tool.member(…)` the whole. */
  name: string;
  line: number;
  /** Values of named arguments: a string, the strings of a list, or the word that stands there. */
  values: ReadonlyMap<string, readonly string[]>;
}

const token =
  /[ \t\r]+|\\\r?\n|#[^\n]*|(\n)|r?("""|''')((?:\\[\s\S]|(?!\2)[^\\])*)\2|r?(["'])((?:\\.|(?!\4)[^\\\n])*)\4|([A-Za-z_]\w*|\d[\w.]*)|([()[\]{},=.:;+*/%<>!|&~^-])/gy;

/**
 * The calls that stand as statements in a file of Starlark, as MODULE.bazel is written. Between them may stand texts, lists that are made by
 * comprehension and assignments, whose names may then be called. Linear.
 * @param known names that may be called besides
 * @param single of them those that may stand nowhere but in a statement of their own
 * @throws Unreadable where something else stands, or a name is called that nobody knows: it might be a known one in another spelling
 */
export function starlarkCalls(
  text: string,
  known: readonly string[],
  single: readonly string[],
): StarlarkCall[] {
  const named = new Set(known);
  const texts = new Map<string, string>();
  return statementsOf(text).flatMap((statement) => {
    const [first, second] = statement as [Token, ...Token[]];
    const nested = statement
      .slice(1)
      .find(({ kind, text: word }) => kind === 'name' && single.includes(word));
    if (nested) throw new Unreadable(`\`${nested.text}\` stands within another statement`, nested.line);
    if (first.kind === 'string' && statement.length === 1) return [];
    if (first.kind === 'sign' && first.text === '[') return [];
    if (first.kind !== 'name') throw strange(first);
    if (second?.text === '=') {
      named.add(first.text);
      const [, , value] = statement;
      if (statement.length === 3 && value?.kind === 'string') texts.set(first.text, value.text);
      return [];
    }
    const opening = statement.findIndex(({ text: sign }) => sign === '(');
    const path = statement.slice(0, Math.max(0, opening));
    const isPath = path.every(({ kind, text: sign }, at) =>
      at % 2 === 0 ? kind === 'name' : kind === 'sign' && sign === '.',
    );
    if (path.length % 2 === 0 || !isPath || statement.at(-1)?.text !== ')') throw strange(first);
    if (!named.has(first.text))
      throw new Unreadable(
        `it calls \`${first.text.slice(0, 60)}\`, which the format does not know`,
        first.line,
      );
    const name = path.map(({ text: word }) => word).join('');
    return [{ name, line: first.line, values: valuesOf(statement.slice(opening + 1, -1), texts) }];
  });
}

function strange({ text, line }: Token): Unreadable {
  return new Unreadable(`this is no statement of the format: ${text.slice(0, 60)}`, line);
}

/** Tokens by statement; one ends with its line, unless a bracket is open. */
function statementsOf(text: string): Token[][] {
  const statements: Token[][] = [];
  let open: Token[] = [];
  const brackets: Token[] = [];
  for (const each of [...tokensOf(text), { kind: 'end' as const, text: '\n', line: 0 }]) {
    if (each.kind === 'end' || (each.kind === 'sign' && each.text === ';')) {
      if (brackets.length > 0 && each.line > 0) continue;
      if (open.length > 0) statements.push(open);
      open = [];
      continue;
    }
    open.push(each);
    if (each.kind !== 'sign') continue;
    if (/[([{]/.test(each.text)) brackets.push(each);
    else if (/[)\]}]/.test(each.text)) {
      const pair = (brackets.pop()?.text ?? '') + each.text;
      if (!/^(?:\(\)|\[\]|\{\})$/.test(pair))
        throw new Unreadable(`\`${each.text}\` closes nothing`, each.line);
    }
  }
  const left = brackets[0];
  if (left) throw new Unreadable(`\`${left.text}\` is never closed`, left.line);
  return statements;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [whole, end, long, longText = '', short, shortText = '', name, sign] = found;
    if (end) tokens.push({ kind: 'end', text: end, line });
    else if (long ?? short) tokens.push({ kind: 'string', text: longText || shortText, line });
    else if (name) tokens.push({ kind: 'name', text: name, line });
    else if (sign) tokens.push({ kind: 'sign', text: sign, line });
    for (const sign of whole) if (sign === '\n') line++;
    at = token.lastIndex;
  }
  if (at < text.length)
    throw new Unreadable(`this is no word of the format: ${text.slice(at, at + 20).split('\n', 1)[0]}`, line);
  return tokens;
}

/** Named arguments, with what names of texts stand for; others are passed over. */
function valuesOf(tokens: readonly Token[], texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let depth = 0;
  let key = '';
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === 'sign' && /[([{]/.test(text)) depth++;
    if (kind === 'sign' && /[)\]}]/.test(text)) depth--;
    if (depth === 0 && kind === 'sign' && text === ',') key = '';
    else if (depth === 0 && kind === 'name' && key === '' && tokens[at + 1]?.text === '=') {
      key = text;
      values.set(key, []);
    } else if (key !== '' && kind !== 'sign')
      values.get(key)?.push((kind === 'name' && texts.get(text)) || text);
  }
  return values;
}
