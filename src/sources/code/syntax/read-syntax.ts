import type { Node } from '@vscode/tree-sitter-wasm';
import type { CodeFile } from '../../../model/index.ts';
import type { Comment } from '../comments.ts';
import type { CodeText } from '../headers.ts';
import { grammarOf, parse } from './grammar.ts';
import { interfacesOf } from './interfaces.ts';

/**
 * What the syntax tree of a file says: the interfaces it offers, and where it does not parse. Nothing for a language without a grammar.
 * A file that does not parse whole keeps what could be read of it, and says so with `unparsedFrom`.
 * @implements SRS-306, SRS-307
 */
export function readSyntax(
  path: string,
  { text, language }: CodeText,
  comments: readonly Comment[],
): Pick<CodeFile, 'parsed' | 'unparsedFrom' | 'exports'> {
  const grammar = grammarOf(language.name);
  if (!grammar) return {};
  const tree = parse(text, grammar);
  if (!tree) return { parsed: true, unparsedFrom: 1 };
  try {
    const exports = interfacesOf(tree.rootNode, { path, language: language.name, text }, comments);
    return {
      parsed: true,
      ...(tree.rootNode.hasError ? { unparsedFrom: firstError(tree.rootNode) } : {}),
      ...(exports.length > 0 ? { exports } : {}),
    };
  } finally {
    tree.delete();
  }
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
