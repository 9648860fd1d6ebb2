/** ECMAScript's own import statements, and calls that import. */
const script = `
  (import_statement source: (string) @source) @statement
  (export_statement source: (string) @source) @statement
  (call_expression function: (import) arguments: (arguments . [(string) (template_string)] @source))
  (call_expression function: (identifier) @function arguments: (arguments . [(string) (template_string)] @source)
    (#eq? @function "require"))
`;

const includes = `(preproc_include path: [(string_literal) (system_lib_string)] @source)`;

/**
 * Language → tree-sitter query that finds its imports. Captures: \`source\` (a literal), \`name\` (a dotted name or path),
 * \`package\` (what the file declares itself part of), \`module\` (Rust's \`mod x;\`), \`statement\` (what tells the kind).
 */
export const importQueries: Readonly<Record<string, string>> = {
  typescript: `${script} (import_require_clause source: (string) @source)`,
  tsx: `${script} (import_require_clause source: (string) @source)`,
  javascript: script,
  python: `
    (import_statement name: (dotted_name) @name)
    (import_statement name: (aliased_import name: (dotted_name) @name))
    (import_from_statement module_name: (_) @name) @statement
    (future_import_statement) @future
  `,
  java: `
    (package_declaration [(identifier) (scoped_identifier)] @package)
    (import_declaration [(identifier) (scoped_identifier)] @name) @statement
  `,
  c: includes,
  cpp: includes,
  csharp: `
    (namespace_declaration name: (_) @package)
    (file_scoped_namespace_declaration name: (_) @package)
    (using_directive) @statement
  `,
  go: `(import_spec path: (_) @source)`,
  rust: `
    (use_declaration argument: (_) @name)
    (mod_item name: (identifier) @module !body)
    (extern_crate_declaration name: (identifier) @name)
  `,
};
