/** What one build system builds and names as a whole: a Swift target, a Gradle module, a crate. */
export interface BuildModule {
  /** What others import it or ask for it by. */
  name: string;
  /** Directory of its source, POSIX; empty for the root. */
  directory: string;
  /** What its build system calls it, in lower case but for names: `Swift target`, `crate`. */
  kind: string;
  /** Names of what it builds against, those of packages of others among them. */
  uses: string[];
}

/** A file of a build system, and the project around it as far as readers ask. */
export interface BuildFile {
  /** POSIX path relative to the project root. */
  path: string;
  /** Directory the file lies in; empty for the root. */
  directory: string;
  text: string;
  /** Whether source of the project lies in a directory or below it. */
  hasSource(directory: string): boolean;
}

/** Reads the modules that a file of a build system declares; it evaluates nothing, and leaves out what is not written plainly. */
export type ModuleReader = (file: BuildFile) => BuildModule[];

/** Text without block comments and those up to the end of a line; addresses such as `https://` stay. */
export function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*(?:[^*]|\*(?!\/))*\*\/|(?<!:)\/\/[^\n]*/g,
    (_match, literal) => literal ?? ' ',
  );
}

/** Text between a bracket at an offset and the one that closes it, both left out; the rest of the text where none does. */
export function insideBracket(text: string, open: number): string {
  const ends: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
  const stack: string[] = [];
  for (let at = open; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"') {
      const close = /"(?:[^"\\\n]|\\.)*"/y;
      close.lastIndex = at;
      at += (close.exec(text)?.[0].length ?? 1) - 1;
    } else if (char in ends) stack.push(ends[char] as string);
    else if (char === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return text.slice(open + 1, at);
    }
  }
  return text.slice(open + 1);
}

/** The name a target of Swift is imported by: what is no letter or digit becomes `_`. */
export function moduleName(target: string): string {
  return target.replace(/[^\p{L}\p{N}_]/gu, '_');
}
