import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { CodeFile } from '../../../model/index.ts';
import type { Comment } from '../comments.ts';
import type { CodeText } from '../headers.ts';
import { withoutMacros } from '../macros.ts';
import { nestingOf } from './depth.ts';
import { grammarOf, withTree } from './grammar.ts';
import { interfacesOf } from './interfaces.ts';

/** Languages whose macros are words of their own. */
const cpp: ReadonlySet<string> = new Set(['c', 'cpp']);

/** What the syntax tree of a file says. */
export interface Syntax {
  facts: Pick<CodeFile, 'parsed' | 'unparsedFrom' | 'exports'>;
  /** Why there is no tree. */
  reason?: string;
}

/**
 * What the syntax tree of a file says: the interfaces it offers, and where it does not parse. Nothing for a language without a grammar.
 * A file that does not parse whole keeps what could be read of it, and says so with `unparsedFrom`.
 * @implements SRS-306, SRS-307
 */
export function readSyntax(
  path: string,
  { text, code, language }: CodeText,
  comments: readonly Comment[],
): Syntax {
  const grammar = grammarOf(language.name);
  if (!grammar) return { facts: {} };
  const nesting = nestingOf(code, language.name);
  const describe = ({ rootNode }: Tree): Syntax['facts'] => {
    const exports = interfacesOf(rootNode, { path, language: language.name, text }, comments);
    return {
      parsed: true,
      ...(rootNode.hasError ? { unparsedFrom: firstError(rootNode) } : {}),
      ...(exports.length > 0 ? { exports } : {}),
    };
  };
  const read =
    nesting === 'deep'
      ? { refused: 'it is nested too deep' }
      : withTree(
          cpp.has(language.name) ? withoutMacros(text, code) : text,
          grammar,
          describe,
          nesting === 'shallow',
        );
  return 'refused' in read
    ? { facts: { parsed: true, unparsedFrom: 1 }, reason: read.refused }
    : { facts: read };
}

/** Line of the first place the grammar could not read, 1-based. */
function firstError(root: Node): number {
  let node = root;
  for (;;) {
    if (node.isError || node.isMissing) return node.startPosition.row + 1;
    const next = node.children.find((child) => child?.hasError || child?.isMissing);
    if (!next) return node.startPosition.row + 1;
    node = next;
  }
}
