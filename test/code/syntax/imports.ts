import { createRequire } from 'node:module';
import type { Language, Node, Tree } from '@vscode/tree-sitter-wasm';
import type { SourceImport } from '../../../src/model/index.ts';
import { importQueries } from './import-queries.ts';

const { Query } = createRequire(import.meta.url)(
  '@vscode/tree-sitter-wasm',
) as typeof import('@vscode/tree-sitter-wasm');

/** What one capture adds: kind, specifier, and names taken from it. */
type Found = Pick<SourceImport, 'specifier' | 'kind' | 'names'>;

/** The imports of a file as its syntax tree has them: what the scanner's answer is held against. */
export function importsInTree(file: string, tree: Tree, grammar: Language, language: string): SourceImport[] {
  const imports: SourceImport[] = [];
  for (const { captures } of queryOf(grammar, language).matches(tree.rootNode)) {
    const byName = new Map(captures.map(({ name, node }) => [name, node]));
    const statement = byName.get('statement');
    const at =
      byName.get('source') ??
      byName.get('name') ??
      byName.get('package') ??
      byName.get('module') ??
      captures[0]?.node;
    if (!at) continue;
    for (const { specifier, kind, names } of readCaptures(byName, statement, language)) {
      if (specifier === '' || specifier.length > 500) continue;
      imports.push({
        file,
        line: at.startPosition.row + 1,
        specifier,
        kind,
        ...(names && names.length > 0 ? { names } : {}),
      });
    }
  }
  return imports;
}

const queries = new WeakMap<Language, InstanceType<typeof Query>>();

function queryOf(grammar: Language, language: string): InstanceType<typeof Query> {
  const query = queries.get(grammar) ?? new Query(grammar, importQueries[language] as string);
  queries.set(grammar, query);
  return query;
}

function readCaptures(
  captures: ReadonlyMap<string, Node>,
  statement: Node | undefined,
  language: string,
): Found[] {
  const source = captures.get('source');
  if (source) return fromLiteral(source, statement, language);
  const whole = captures.get('package');
  if (whole) return [{ specifier: tight(whole.text), kind: 'package' }];
  const module = captures.get('module');
  if (module) return [{ specifier: module.text, kind: 'module' }];
  if (captures.has('future')) return [{ specifier: '__future__', kind: 'import' }];
  if (language === 'csharp') return statement ? fromUsing(statement.text) : [];
  const name = captures.get('name');
  if (!name) return [];
  if (language === 'rust') return fromUse(name.text);
  if (language === 'java') {
    const isWhole = statement?.namedChildren.some((child) => child?.type === 'asterisk');
    return [{ specifier: `${tight(name.text)}${isWhole ? '.*' : ''}`, kind: 'import' }];
  }
  return [
    { specifier: tight(name.text), kind: 'import', ...(statement ? { names: namesTaken(statement) } : {}) },
  ];
}

function fromLiteral(literal: Node, statement: Node | undefined, language: string): Found[] {
  const { text } = literal;
  const specifier = text.slice(1, -1).trim();
  if (language === 'c' || language === 'cpp')
    return [{ specifier, kind: text.startsWith('"') ? 'include' : 'system' }];
  if (text.startsWith('`') && language !== 'go' && specifier.includes('${')) return [];
  const isType = statement && /^(?:import|export)\s+type\b(?!\s*,|\s+from)/.test(statement.text);
  return [{ specifier, kind: isType ? 'type' : 'import' }];
}

/** Python's `from x import a, b as c`, and `*`. */
function namesTaken(statement: Node): string[] {
  return statement.namedChildren.flatMap((child, index) => {
    if (child?.type === 'wildcard_import') return ['*'];
    if (!child || statement.fieldNameForNamedChild(index) !== 'name') return [];
    return [tight((child.childForFieldName('name') ?? child).text)];
  });
}

/** `using A.B;`, `using static A.B;`, `using C = A.B<D>;`. */
function fromUsing(text: string): Found[] {
  const name = /using\s+(?:static\s+|unsafe\s+)*(?:\w+\s*=\s*)?(?:global::)?([\w.]+)/.exec(text)?.[1];
  return name ? [{ specifier: name, kind: 'import' }] : [];
}

/** Rust's use tree: the path before its braces; each part where it starts with them. */
function fromUse(text: string): Found[] {
  const open = text.indexOf('{');
  const path = (open < 0 ? text : text.slice(0, open))
    .replace(/\sas\s.*$/s, '')
    .replace(/\s/g, '')
    .replace(/^::/, '')
    .replace(/::\*?$/, '');
  if (path !== '') return [{ specifier: path, kind: 'import' }];
  return text
    .slice(open + 1)
    .split(/[{},]/)
    .map((part) => /^\s*([\w:]+)/.exec(part)?.[1] ?? '')
    .filter(Boolean)
    .map((specifier) => ({ specifier, kind: 'import' }));
}

function tight(text: string): string {
  return text.replace(/\s/g, '');
}
