import type { Node } from '@vscode/tree-sitter-wasm';

/** Longest signature kept, in characters. */
const longest = 400;

/** A definition up to its body or value, without annotations and comments, white space folded. */
export function signatureOf(outer: Node, node: Node): string {
  const start = afterAnnotations(outer);
  const end = endOfSignature(node);
  const text = withoutComments(outer, start, end);
  // Go writes the keyword once for a group of types.
  const plain = (/^type_(?:spec|alias)$/.test(node.type) ? `type ${text}` : text)
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')')
    .replace(/[\s;:{]+$/, '')
    .replace(/(?<![=!<>])=$/, '')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

const comments = ['comment', 'line_comment', 'block_comment'];

function withoutComments(outer: Node, start: number, end: number): string {
  let text = '';
  let at = start;
  const { text: whole, startIndex } = outer;
  const slice = (from: number, to: number) => whole.slice(from - startIndex, to - startIndex);
  if (!/\/[/*]|#/.test(slice(start, end))) return slice(start, end);
  for (const comment of outer.descendantsOfType(comments)) {
    if (!comment || comment.startIndex < at || comment.endIndex > end) continue;
    text += `${slice(at, comment.startIndex)} `;
    at = comment.endIndex;
  }
  return text + slice(at, end);
}

function afterAnnotations(outer: Node): number {
  const first = outer.namedChildren[0];
  const holder = first?.type === 'modifiers' ? first : outer;
  let start = outer.startIndex;
  for (const child of holder.namedChildren) {
    if (!child || !/annotation|attribute_list|decorator/.test(child.type)) break;
    start = child.endIndex;
  }
  return start;
}

const bodies = /^(?:accessor_list|arrow_expression_clause|enum_member_declaration_list)$/;

function endOfSignature(node: Node): number {
  const body =
    node.childForFieldName('body') ?? node.namedChildren.find((child) => bodies.test(child?.type ?? ''));
  if (body) return body.type === 'ordered_field_declaration_list' ? node.endIndex : body.startIndex;
  const binding = node.namedChildren.find((child) => child?.type === 'variable_declarator');
  if (binding) return endOfBinding(binding);
  const type = node.childForFieldName('type');
  if (node.type === 'type_definition') return node.endIndex;
  // Go's and C++'s types stand where the body would: what follows the first brace is inside.
  if (/^type_spec|^alias/.test(node.type) && type) {
    const brace = type.text.indexOf('{');
    return brace < 0 ? type.endIndex : type.startIndex + brace;
  }
  return node.childForFieldName('value')?.startIndex ?? node.endIndex;
}

/** A constant: its type where it has one, the parameters where it is a function, else its name. */
function endOfBinding(binding: Node): number {
  const type = binding.childForFieldName('type');
  if (type) return type.endIndex;
  const value = binding.childForFieldName('value');
  const inner = /function|class/.test(value?.type ?? '') ? value?.childForFieldName('body') : undefined;
  return inner?.startIndex ?? binding.childForFieldName('name')?.endIndex ?? binding.endIndex;
}
