import type { Node } from '@vscode/tree-sitter-wasm';
import type { ExportedDefinition } from '../../../model/index.ts';
import { type Comment, summaryOf } from '../comments.ts';
import { docFinder } from './doc-comment.ts';
import { interfaceRules } from './interface-rules.ts';
import { signatureOf } from './signature.ts';

/** Most definitions kept of a file, and deepest nesting looked into. */
const most = 500;
const deepest = 16;

/**
 * What a file offers to others by name (IEC 62304 5.4.3), in the order of the text: its public definitions and the public members of
 * its types, each with its signature up to the body and the first paragraph of its doc comment. What is public is the language's own
 * rule, see `interface-rules.ts`; names that are passed on from other files are read where they are defined.
 */
export function interfacesOf(
  root: Node,
  { path, language, text }: { path: string; language: string; text: string },
  comments: readonly Comment[],
): ExportedDefinition[] {
  const rules = interfaceRules[language];
  if (!rules || rules.isHidden?.(path)) return [];
  const docOf = docFinder(comments, text);
  const found: ExportedDefinition[] = [];

  function visit(holder: Node, around: string, depth: number): void {
    let access = holder.parent?.type === 'class_specifier' ? 'private' : '';
    for (const child of holder.namedChildren) {
      if (!child || found.length >= most || depth > deepest) return;
      if (child.type === 'access_specifier') access = child.text;
      const node = unwrapped(child);
      if (rules?.through.has(node.type)) visit(node, nameAround(node, around), depth + 1);
      else if (rules?.definitions.has(node.type) && rules.isPublic(node, child, access))
        add(child, node, around, depth);
    }
  }

  function unwrapped(outer: Node): Node {
    let node = outer;
    while (rules?.wrappers.has(node.type)) {
      const inner = node.namedChildren.find(
        (child) => child && (rules.definitions.has(child.type) || rules.wrappers.has(child.type)),
      );
      if (!inner) break;
      node = inner;
    }
    return node;
  }

  function add(outer: Node, node: Node, around: string, depth: number): void {
    const own = nameOf(node);
    if (own === '') return;
    const name = around === '' ? own : `${around}.${own}`;
    const doc = docOf(outer, node);
    found.push({
      name,
      line: outer.startPosition.row + 1,
      signature: signatureOf(outer, node),
      summary: doc ? shortened(summaryOf(doc)) : '',
    });
    const body = node.childForFieldName('body');
    if (body && rules?.through.has(body.type) && !/function|method/.test(node.type))
      visit(body, name, depth + 1);
  }

  visit(root, '', 0);
  return found;
}

/** A summary of up to 400 characters, cut behind a word. */
function shortened(summary: string): string {
  return summary.length > 400
    ? `${/^.{0,398}(?=\s)/.exec(summary)?.[0] ?? summary.slice(0, 399)} …`
    : summary;
}

/** Members of an `impl` and methods of a receiver bear the name of their type. */
function nameAround(node: Node, around: string): string {
  if (node.type !== 'impl_item') return around;
  return /^[\w:]+/.exec(node.childForFieldName('type')?.text ?? '')?.[0] ?? around;
}

/** Name of a definition; behind the declarators of C and C++; of the first binding of a constant; with Go's receiver. */
function nameOf(node: Node): string {
  const receiver = /(\w+)\s*(?:\[[^\]]*\])?\s*\)$/.exec(node.childForFieldName('receiver')?.text ?? '')?.[1];
  const name = node.childForFieldName('name');
  if (name) return receiver ? `${receiver}.${name.text}` : name.text;
  const binding = node.namedChildren.find((child) => child?.type === 'variable_declarator');
  if (binding) return binding.childForFieldName('name')?.text ?? '';
  let at = node.childForFieldName('declarator');
  for (let depth = 0; at && depth < 20; depth++) {
    const inner =
      at.childForFieldName('declarator') ?? (at.type === 'reference_declarator' ? at.namedChild(0) : null);
    if (!inner) return at.text.slice(0, 200);
    at = inner;
  }
  return node.type === 'indexer_declaration' ? 'this' : '';
}
