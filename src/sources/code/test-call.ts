import { wildcards } from '../../model/index.ts';
import { type CodeText, endOf } from './headers.ts';

/** A call that defines a test or a group of tests. */
export interface TestCall {
  /** The title as written; empty where it is no text. */
  name: string;
  /** What the title can read as in a report, with `wildcards`; absent where it is always the same. */
  pattern?: string;
  isGroup: boolean;
  /** Offset of the opening bracket; its closing bracket ends the definition. */
  open: number;
}

const scriptLanguages = new Set(['typescript', 'tsx', 'javascript', 'dart']);

/** Whether tests of a language are calls and nothing else. */
export function definesByCalls({ name }: CodeText['language']): boolean {
  return scriptLanguages.has(name);
}

/** Words by which such calls begin. */
export const callWords =
  '(?:[fx]?(?:it|describe)|x?test|suite|context|specify|group|testWidgets|Deno\\s*\\.\\s*test)';

/** What may stand behind such a word: `test.describe.serial`, `it.concurrent.each`. Another member is no test: `test.step`, or a `test` that is a value. */
const members =
  '(?:each|for|only|skip|todo|concurrent|sequential|shuffle|fails?|failing|fixme|slow|serial|parallel|describe|suite|test|it|(?:run|skip|todo|fails?)?[iI]f)';

const scriptCall = new RegExp(`^(?:await\\s+)?(${callWords}(?:\\s*\\.\\s*${members})*)\\s*(?=[("<])`);
const cppCall = /^((?:TEMPLATE_)?(?:TEST_CASE|SCENARIO)(?:_METHOD|_FIXTURE|_TEMPLATE|_CLASS)?)\s*(?=\()/;
/** Without a title these say something of the tests around them. */
const remark = /\.\s*(?:skip|fixme|slow|fail)$/;
const group = /^(?:[fx]?describe|suite|context|group)\b|\.\s*(?:describe|suite)\b/;

/** `it('title', …)`, `test.each(…)('title', …)`, `it.runIf(…)('title', …)`, `Deno.test`, Catch2's `TEST_CASE("title")`: the title is the name. */
export function readTestCall(source: CodeText, at: number): TestCall | undefined {
  const { text, code, language } = source;
  const isScript = definesByCalls(language);
  if (!isScript && language.name !== 'cpp') return undefined;
  const match = (isScript ? scriptCall : cppCall).exec(code.slice(at, at + 200));
  if (!match) return undefined;
  const callee = match[1] as string;
  let open = at + match[0].length;
  if (code[open] === '<') open = endOfTypes(code, open);
  let isEach = /\.\s*(?:each|for)$/.test(callee);
  if (isEach || /\.\s*(?:runIf|skipIf)$/.test(callee)) {
    open = afterArguments(source, open);
    const more = isEach ? null : /^\.\s*(?:each|for)\s*(?=[("])/.exec(code.slice(open, open + 50));
    if (more) {
      isEach = true;
      open = afterArguments(source, open + more[0].length);
    }
  }
  if (code[open] !== '(') return undefined;
  const fixture = isScript ? /^\(\s*(?:\{\s*name\s*:\s*)?"/ : /^\(\s*(?:[\w:<>]+\s*,\s*)?"/;
  const start = fixture.exec(code.slice(open, open + 200))?.[0];
  if (!start && (remark.test(callee) || /^\(\s*(?:\{\s*name\s*:\s*)?'/.test(code.slice(open, open + 200))))
    return undefined;
  const title = start
    ? titleAt(text, code, open + start.length - 1, isEach)
    : { name: '', pattern: wildcards.any };
  if (!title) return undefined;
  return { ...title, isGroup: isScript && group.test(callee), open };
}

/** Offset of what follows the table or condition that opens here, in brackets or as a template. */
function afterArguments(source: CodeText, at: number): number {
  const { code } = source;
  let after = code[at] === '(' ? endOf(source, at) : code.indexOf('"', at + 1) + 1;
  while (after < code.length && /[\s"]/.test(code[after] as string)) after++;
  return after;
}

/** Offset after types in angle brackets, `it.each<[what: string, then: () => void]>(…)`; where they start, if they do not end. */
function endOfTypes(code: string, at: number): number {
  let depth = 0;
  for (let i = at; i < code.length && i < at + 2000; i++) {
    if (code[i] === '<') depth++;
    else if (code[i] === '>' && code[i - 1] !== '=' && --depth === 0)
      return i + 1 + (/^\s*/.exec(code.slice(i + 1, i + 100))?.[0].length ?? 0);
  }
  return at;
}

/** Longest title kept. */
const longest = 300;

/** The title that begins with a mark; undefined where the mark that closes it is missing. */
function titleAt(
  text: string,
  code: string,
  at: number,
  isEach: boolean,
): { name: string; pattern?: string } | undefined {
  const template = /^`(?:[^`\\]|\\.)*?(?:`|$)/s.exec(text.slice(at, at + longest + 2));
  const end = template ? at + template[0].length - 1 : code.indexOf('"', at + 1);
  if (template ? !text.includes('`', end) : end < 0 || code.slice(at, end).includes('\n')) return undefined;
  const whole = fold(text.slice(at + 1, end));
  const name = whole.slice(0, longest);
  // What follows the text is a part of the title too: `'at ' + level`.
  const isOpen = whole.length > longest || !/^\s*[,)}]/.test(code.slice(end + 1, end + 200));
  let pattern = template ? name.replace(/\$\{[^}]*\}?/g, wildcards.any) : name;
  if (isEach)
    pattern = pattern.replace(/%(?:%|[dif#$]|[sjopc])|\$#|\$[A-Za-z_][\w.]*/g, (word) =>
      word === '%%' ? '%' : /^%[dif#$]|^\$#/.test(word) ? wildcards.number : wildcards.any,
    );
  if (isOpen) pattern += wildcards.any;
  return pattern === name ? { name } : { name, pattern };
}

function fold(title: string): string {
  return title.replace(/\\(.)/gs, '$1').replace(noncharacters, '\ufffd').replace(/\s+/g, ' ').trim();
}

/** What stands for unknown parts stands for nothing else. */
const noncharacters = new RegExp(`[${wildcards.any}${wildcards.number}]`, 'g');

/** The text of a literal. */
export function literalAt(text: string, code: string, at: number): string {
  return titleAt(text, code, at, false)?.name ?? '';
}
