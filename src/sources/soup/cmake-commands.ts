import { Unreadable } from '../unreadable.ts';

/** A call of a command in a CMake file. */
export interface CmakeCommand {
  /** In lower case: CMake does not tell cases apart. */
  name: string;
  arguments: string[];
  line: number;
}

const token = /\s+|#[^\n]*|"((?:[^"\\]|\\[\s\S])*)"|[()]|(?:[^\s()#"\\]|\\[\s\S])+/y;
/** Text or comment in brackets, `[=[ … ]=]`, which ends at brackets with as many signs. */
const bracket = /(#?)\[(=*)\[/y;

/** The commands of a CMake file, with their arguments as written (cmake-language(7)); variables are not put in. */
export function readCmake(text: string): CmakeCommand[] {
  const commands: CmakeCommand[] = [];
  let depth = 0;
  let word = '';
  let line = 1;
  for (const { found, argument } of tokens(text)) {
    const last = commands.at(-1);
    if (found === '(') {
      if (depth === 0) commands.push({ name: word.toLowerCase(), arguments: [], line });
      depth++;
    } else if (found === ')') {
      if (--depth < 0) throw new Unreadable('a parenthesis is closed that was never opened', line);
    } else if (argument !== undefined && depth === 0) word = argument;
    else if (argument !== undefined && last) last.arguments.push(argument);
    for (let end = found.indexOf('\n'); end >= 0; end = found.indexOf('\n', end + 1)) line++;
  }
  if (depth > 0) throw new Unreadable('a parenthesis is never closed', line);
  return commands;
}

/** Parts of the text one behind the other; those that are arguments with what they stand for. */
function* tokens(text: string): Generator<{ found: string; argument?: string }> {
  for (let at = 0; at < text.length; ) {
    bracket.lastIndex = at;
    const open = bracket.exec(text);
    if (open) {
      const [start, hash, signs = ''] = open;
      const end = text.indexOf(`]${signs}]`, bracket.lastIndex);
      if (end < 0) throw new Unreadable('a text in brackets is never closed');
      const inner = text.slice(at + start.length, end);
      const found = text.slice(at, end + signs.length + 2);
      yield hash ? { found } : { found, argument: inner };
      at += found.length;
      continue;
    }
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw new Unreadable('a string is never closed');
    const [found, quoted] = match;
    yield /^[\s#()]/.test(found) ? { found } : { found, argument: quoted ?? found };
    at = token.lastIndex;
  }
}
