import type { Node } from '@vscode/tree-sitter-wasm';

/** Which definitions of a language are its files' interfaces, in the names of its grammar. */
export interface InterfaceRules {
  /** Nodes that stand around definitions and have no name of their own in a signature's path. */
  through: ReadonlySet<string>;
  /** Nodes that belong to the one definition in them: `export`, decorators, `template <…>`. */
  wrappers: ReadonlySet<string>;
  definitions: ReadonlySet<string>;
  /** Whether others may use a definition. `outer` is its outermost wrapper; `access` is C++'s `public:` above it. */
  isPublic(node: Node, outer: Node, access: string): boolean;
  /** Files whose definitions are nobody's interface. */
  isHidden?(path: string): boolean;
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const hasWord = (node: Node, words: RegExp): boolean =>
  node.namedChildren.some((child) => /^modifiers?$/.test(child?.type ?? '') && words.test(child?.text ?? ''));

const script: InterfaceRules = {
  through: set('program class_body'),
  wrappers: set('export_statement ambient_declaration'),
  definitions: set(
    'function_declaration generator_function_declaration function_signature class_declaration abstract_class_declaration lexical_declaration variable_declaration type_alias_declaration interface_declaration enum_declaration method_definition abstract_method_signature public_field_definition',
  ),
  isPublic: (node, outer) =>
    node.parent?.type === 'class_body'
      ? !node.namedChildren.some((child) => /^(?:private|protected)$/.test(child?.text ?? '')) &&
        node.childForFieldName('name')?.type === 'property_identifier' &&
        !(node.type === 'public_field_definition' && !node.childForFieldName('type'))
      : outer.type === 'export_statement',
};

const cpp: InterfaceRules = {
  through: set(
    'translation_unit preproc_ifdef preproc_if preproc_else preproc_elif namespace_definition declaration_list linkage_specification field_declaration_list',
  ),
  wrappers: set('template_declaration'),
  definitions: set(
    'class_specifier struct_specifier enum_specifier function_definition declaration field_declaration alias_declaration type_definition',
  ),
  isPublic: (node, _outer, access) => {
    if (access !== '' && access !== 'public') return false;
    if (/^(?:declaration|field_declaration)$/.test(node.type)) return isFunction(node);
    return !/_specifier$/.test(node.type) || node.childForFieldName('body') !== null;
  },
  isHidden: (path) => !/\.(?:h|hh|hpp|hxx|inl|ipp|tpp|txx|cuh)$/.test(path),
};

/** Language → its rules. A language that is not here is read for its imports and annotations only. */
export const interfaceRules: Readonly<Record<string, InterfaceRules>> = {
  typescript: script,
  tsx: script,
  javascript: script,
  c: cpp,
  cpp,
  python: {
    through: set('module block'),
    wrappers: set('decorated_definition'),
    definitions: set('function_definition class_definition'),
    isPublic: (node) => /^(?:__init__$|[^_])/.test(node.childForFieldName('name')?.text ?? '_'),
  },
  java: {
    through: set('program class_body interface_body enum_body enum_body_declarations annotation_type_body'),
    wrappers: set(''),
    definitions: set(
      'class_declaration interface_declaration enum_declaration record_declaration annotation_type_declaration method_declaration constructor_declaration',
    ),
    isPublic: (node) =>
      hasWord(node, /\b(?:public|protected)\b/) ||
      (node.parent?.type === 'interface_body' && !hasWord(node, /\bprivate\b/)),
  },
  csharp: {
    through: set(
      'compilation_unit namespace_declaration file_scoped_namespace_declaration declaration_list preproc_if preproc_region',
    ),
    wrappers: set(''),
    definitions: set(
      'class_declaration struct_declaration interface_declaration enum_declaration record_declaration delegate_declaration method_declaration constructor_declaration property_declaration indexer_declaration',
    ),
    isPublic: (node) =>
      hasWord(node, /\b(?:public|protected)\b/) || node.parent?.parent?.type === 'interface_declaration',
  },
  go: {
    through: set('source_file type_declaration'),
    wrappers: set(''),
    definitions: set('function_declaration method_declaration type_spec type_alias'),
    isPublic: (node) => {
      const receiver = /\*?\s*([\p{L}_]\w*)\s*(?:\[[^\]]*\])?\s*\)$/u.exec(
        node.childForFieldName('receiver')?.text ?? '',
      )?.[1];
      return [node.childForFieldName('name')?.text, receiver].every(
        (name) => name === undefined || /^\p{Lu}/u.test(name),
      );
    },
    isHidden: (path) => /(?:^|\/)internal\//.test(path),
  },
  rust: {
    through: set('source_file mod_item impl_item declaration_list'),
    wrappers: set(''),
    definitions: set(
      'function_item function_signature_item struct_item enum_item union_item trait_item type_item const_item static_item',
    ),
    isPublic: (node) =>
      node.parent?.parent?.type === 'trait_item' ||
      (node.parent?.parent?.childForFieldName('trait') == null &&
        node.namedChildren.some((child) => child?.type === 'visibility_modifier' && child.text === 'pub')),
  },
};

/** Whether a C or C++ declaration declares a function, behind whatever pointers and references it returns. */
function isFunction(node: Node): boolean {
  let at = node.childForFieldName('declarator');
  for (let depth = 0; at && depth < 20; depth++) {
    if (at.type === 'function_declarator') return true;
    at = at.childForFieldName('declarator') ?? (at.type === 'reference_declarator' ? at.namedChild(0) : null);
  }
  return false;
}
