/** A literal that may hide comment markers. */
export interface LiteralRule {
  open: string;
  close: string;
  /** `backslash`: a backslash takes the next character along; `doubled`: the closing mark written twice stands for itself. */
  escape?: 'backslash' | 'doubled';
  /** May run over line ends. Without it an unclosed literal ends with its line, which keeps a mistake from spreading. */
  multiline?: boolean;
  /** Code inside the literal: JavaScript's `${ }`, Swift's `\( )`. */
  hole?: { open: string; close: '}' | ')' };
  /** Opens only after white space, an opening bracket or an operator (YAML and shell words may hold quotes). */
  atWordStart?: boolean;
  /** A statement of its own is documentation (Python). */
  documents?: boolean;
}

/** Literals a pair of marks cannot describe; each has its own short scanner in `literals.ts`. */
export type SpecialLiteral =
  | 'javascript-regex'
  | 'c-character'
  | 'rust-character'
  | 'cpp-raw'
  | 'rust-raw'
  | 'swift-raw'
  | 'csharp-raw'
  | 'shell-heredoc'
  | 'sql-dollar';

/** How the end of a definition is found: by braces, by indentation, or by the end of its statement. */
export type Layout = 'braces' | 'indentation' | 'statements';

/** What the lexer and the definition finder know of a language. */
export interface Language {
  name: string;
  extensions: string[];
  fileNames?: string[];
  lineComments: string[];
  /** Line comments that need white space or a line start before them (shell, YAML). */
  commentAtWordStart?: boolean;
  /** A backslash at the end of a line comment continues it (C). */
  continuedComments?: boolean;
  blockComments: { open: string; close: string; nests?: boolean }[];
  literals: LiteralRule[];
  special?: SpecialLiteral[];
  layout: Layout;
  /** Statements end with their line where no operator continues them (no semicolons needed). */
  lineEndsStatement?: boolean;
  /** Its tests are told from other functions: by a call, a name or an attribute that a header shows. */
  marksTests?: boolean;
  /** Markup: the parts of its text, in order and without a gap, each in a language of its own. */
  parts?: (text: string) => Part[];
}

/** A stretch of a text in markup. Offsets are UTF-16 code units, `end` exclusive. */
export interface Part {
  start: number;
  end: number;
  language: Language;
  /** Holds definitions; elements and sheets of style hold none. */
  isScript: boolean;
}
