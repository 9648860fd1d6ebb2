import type { Comment } from './comments.ts';

/**
 * Index of the last line of a comment that reads as code, -1 where none does. A tag above such a line may be that of a definition
 * that was commented out. Fenced code, `@example` sections and doctests are documentation and do not count.
 * @implements SRS-3141
 */
export function lastCodeLine({ lines, inMarkup }: Pick<Comment, 'lines' | 'inMarkup'>): number {
  let last = -1;
  let isExample = false;
  for (const [index, { text, fenced }] of lines.entries()) {
    if (/^[@\\][A-Za-z]/.test(text))
      isExample = /^[@\\](?:example|code|snippet|verbatim|usage)\b/i.test(text);
    else if (exampleHeading.test(text) || text.startsWith('>>>')) isExample = true;
    if (!fenced && !isExample && (isCode(text) || (inMarkup && /^<[/A-Za-z]/.test(text)))) last = index;
  }
  return last;
}

/** `Example:`, `Usage::`, `.. code-block:: python`: what follows is shown to readers. */
const exampleHeading = /^(?:#+\s*)?(?:examples?|usage)\s*:{0,2}$|^\.\. code|[^:]::$/i;

/**
 * Whether a line of a comment reads as code and not as prose: it opens or closes a body, ends a statement, or starts a definition
 * or a call in a language of `languages.ts`.
 */
export function isCode(line: string): boolean {
  const ends = line.length > 600 ? `${line.slice(0, 400)} ${line.slice(-200)}` : line;
  const text = ends.replace(/`[^`]*`|\{@[^{}]*\}|<\/?[A-Za-z][^<>]*>/g, '').trim();
  return patterns.some((pattern) => pattern.test(text));
}

const patterns: RegExp[] = [
  // A body opens, goes on or closes; nothing but brackets.
  /[{([]$|[=-]>$|^\}|^[)\]}]+[;,)]*$/,
  /\s\{\s.*\s\}[;,)]*$/,
  /^(?:end|endtask|endmodule|begin|done|fi|esac)[;.]?$/i,
  // A statement with a semicolon that is no end of a sentence: a call, an assignment, a member, a declaration.
  /^(?![-*] ).*(?:\w\(|\w\[|\w\.\w|[^\s:]\s*=|->|::).*;$/,
  /^(?:return|break|continue|throw|int|auto|const|let|var|val|end)\b[^,]{0,60};$/,
  // Attributes: #[test], [Fact]; a decorator with arguments.
  /^#!?\[\w|^\[{1,2}[A-Z]\w*(?:\(.*\))?\]{1,2}$|^@[\w.]+\.\w+(?:\(.*)?$/,
  // A function or type that is defined: keyword, name, and a bracket, a colon or the end of the line.
  /^(?:(?:export|default|async|public|private|protected|internal|static|final|override|open|suspend|pub|unsafe|local|inline|virtual|abstract)\s+)*(?:function|func|fun|fn|def|sub|proc|task)\s+(?:\([^()]*\)\s*)?(?:`[^`]+`|["'][^"']+["']|\w[\w$.:?!]*)\s*(?:[({:<=]|$)/,
  /^(?:(?:export|abstract|public|static|final)\s+)*(?:class|struct|interface|namespace)\s+\w[\w$.]*\s*(?:\([^()]*\)\s*)?(?:[{:<]|$)/,
  /^(?:public|private|protected|internal|static|void|int|bool|final|virtual|async)\s(?:[\w<>[\],.*&:]+\s+)*[\w*&:]+\s*\([^()]*\)/,
  /^create\s+(?:or\s+(?:replace|alter)\s+)?(?:\w+\s+)?(?:table|view|type|schema|index|function|procedure|proc|trigger|package)\s+\w/i,
  /^(?:procedure|function|entity|architecture)\s+[\w.]+\s+(?:is|of\s+\w+\s+is)$/i,
  /^(?:subroutine|call)\s+\w+\s*\(|^end\s+(?:subroutine|function|module|program|if|do|sub)$/i,
  /^\((?:def[\w-]*|let|fn|ns)\s|^:[\w.-]+$/,
  // A test call, in whatever way it is written, or any call with a string or more than one argument.
  /^(?:await\s+)?(?:it|test|describe|suite|context|specify|feature|scenario|subtest|testWidgets|group|It|Describe|Context)(?:\.\w+)*\s*(?:\(\s*["'`]|\(\s*$|["'][^"']+["']|\.\w+\()|^@test(?:set)?\s+["']/,
  /^[\w.$:]+\([^()]*$/,
  /^[A-Z0-9_]*(?:TEST|CASE|SCENARIO|SECTION)[A-Z0-9_]*\s*\(|^[A-Z][A-Z0-9_]+\(/,
  /^(?:await\s+)?[\w$.:!]+(?:<[^<>]*>)?\([^()]*(?:["'`,]|\([^()]*\))[^()]*\)(?:\.[\w$.]+\(.*\))*[;,]?(?:\s*\{)?$/,
  // A binding of Haskell or the ML family, with its type or its arguments.
  /^[a-z_][\w']*\s+::\s+\S|^let\s+(?:rec\s+|inline\s+|mutable\s+)*(?:``[^`]+``|[a-z_][\w']*)[^=]{0,80}=(?!=)/,
  // A key, a target of make, a section of TOML.
  /^[\w./-]+[_/][\w./-]*:$|^\[\[?[\w.-]+\]\]?$/,
];
