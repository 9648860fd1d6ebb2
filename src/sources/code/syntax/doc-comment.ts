import type { Node } from '@vscode/tree-sitter-wasm';
import { type Comment, standsAlone } from '../comments.ts';

/** Finds the comment that documents a definition: the one right above it, its attributes passed over; a docstring where it has one. */
export function docFinder(
  comments: readonly Comment[],
  text: string,
): (outer: Node, node: Node) => Comment | undefined {
  const docstrings = new Map<number, Comment>();
  /** Offset of what follows a comment on the next line. */
  const above = new Map<number, Comment>();
  for (const comment of comments) {
    if (comment.kind === 'documentation') docstrings.set(comment.start, comment);
    else if (standsAlone(text, comment.start)) {
      const gap = /^[ \t]*\r?\n?[ \t]*/.exec(text.slice(comment.end, comment.end + 400))?.[0].length ?? 0;
      above.set(comment.end + gap, comment);
    }
  }
  return (outer, node) => {
    const docstring = node.childForFieldName('body')?.namedChild(0);
    const within = docstring ? docstrings.get(docstring.startIndex) : undefined;
    if (within) return within;
    let first: Node = outer;
    for (let before = first.previousSibling; before && /^attribute/.test(before.type); ) {
      first = before;
      before = before.previousSibling;
    }
    const lineStart = text.lastIndexOf('\n', first.startIndex - 1) + 1;
    return above.get(lineStart + (/^[ \t]*/.exec(text.slice(lineStart, first.startIndex))?.[0].length ?? 0));
  };
}
