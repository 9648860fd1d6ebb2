import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { packageUrl } from './purl.ts';
import type { Root } from './reach.ts';
import type { LockContent, LockText } from './reader.ts';

/** A line of the tree: how deep it stands, and the artifact. */
interface Row {
  depth: number;
  group: string;
  artifact: string;
  type: string;
  classifier: string;
  version: string;
  scope: string;
  isOptional: boolean;
  line: number;
}

/** Signs that draw the tree, three for each level. */
const drawn = /^(?:[|+\\ ][- ] )*/;
const coordinates = /^([\w.-]+):([\w.-]+):([\w.-]+)((?::[^\s:()]+){1,3})(?=$|\s)/;
/** An artifact with its scope, wherever it stands in a line. */
const branch = /[\w.-]+:[\w.-]+:[\w.-]+:[^\s:]+:(?:compile|runtime|provided|system|import|test)\b/;
const scopes = /^(?:compile|runtime|provided|system|import|test)$/;

/**
 * What `mvn dependency:tree` printed or wrote: the versions that Maven resolved, one tree a module. Modules of the build are the project's own.
 * Lines in parentheses repeat what stands elsewhere or lost to another version.
 * @implements SRS-3604
 */
export function readMavenTree({ path, text }: LockText): LockContent {
  const rows = rowsOf(text);
  const own = new Set(rows.filter(({ depth }) => depth === 0).map(nameOf));
  if (own.size === 0) throw new Unreadable('it holds no tree of `mvn dependency:tree`');
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  const above: Row[] = [];
  for (const row of rows) {
    above.length = row.depth;
    const parent = above.at(-1);
    if (row.depth > 0 && !parent) throw new Unreadable('a branch of the tree hangs on nothing', row.line);
    above[row.depth] = row;
    if (own.has(nameOf(row))) continue;
    const key = keyOf(row);
    const known = nodes.get(key);
    const { artifact, group, version, line } = row;
    if (!known)
      nodes.set(key, {
        ecosystem: 'maven',
        name: `${group}:${artifact}`,
        version,
        purl: purlOf(row),
        edges: [],
        line,
      });
    const asking = parent && nodes.get(keyOf(parent));
    if (parent && asking && !own.has(nameOf(parent)))
      nodes.set(keyOf(parent), { ...asking, edges: [...asking.edges, { key, optional: row.isOptional }] });
    else
      roots.push({
        key,
        scope: row.scope === 'test' ? 'development' : row.isOptional ? 'optional' : 'production',
        requested: '',
      });
  }
  return { packages: packagesOfGraph(path, nodes, roots) };
}

/** Lines of trees; a log of Maven holds others besides, a file that it wrote does not. */
function rowsOf(text: string): Row[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
  const lines = text.replace(/\x1b\[[\d;]*m/g, '').split(/\r?\n/);
  const isLog = lines.some((line) => line.startsWith('[INFO]'));
  return lines.flatMap((raw, index): Row[] => {
    const line = index + 1;
    if (isLog && !raw.startsWith('[INFO]') && !branch.test(raw)) return [];
    const plain = raw.replace(/^\[INFO\] ?/, '').trimEnd();
    const [signs = ''] = drawn.exec(plain) ?? [];
    const rest = plain.slice(signs.length);
    if (rest === '' || (signs !== '' && /^\(.*\)$/.test(rest))) return [];
    const [, group = '', artifact = '', type = '', more = ''] = coordinates.exec(rest) ?? [];
    const words = more.split(':').filter(Boolean);
    const scope = scopes.test(words.at(-1) ?? '') ? (words.pop() as string) : '';
    const isRow = words.length > 0 && words.length < 3 && (signs === '' ? scope === '' : scope !== '');
    if (!isRow && isLog && signs === '' && !branch.test(raw)) return [];
    if (!isRow) throw new Unreadable(`this is no line of a tree: ${plain.slice(0, 60)}`, line);
    const [version = '', classifier = ''] = words.reverse();
    const isOptional = /\(optional\)/.test(rest);
    return [{ depth: signs.length / 3, group, artifact, type, classifier, version, scope, isOptional, line }];
  });
}

function nameOf({ group, artifact }: Row): string {
  return `${group}:${artifact}`;
}

function keyOf(row: Row): string {
  return `${nameOf(row)}:${row.type}:${row.classifier}:${row.version}`;
}

function purlOf({ type, classifier, version, ...row }: Row): string {
  const qualifiers: [string, string][] = [
    ['classifier', classifier],
    ['type', type === 'jar' ? '' : type],
  ];
  return packageUrl(
    'maven',
    nameOf({ type, classifier, version, ...row }),
    version,
    qualifiers.filter(([, value]) => value),
  );
}
