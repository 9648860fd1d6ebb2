import { listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash } from './hashes.ts';
import { addTo, allCalled } from './lists.ts';
import { textsOf } from './python.ts';
import type { Root } from './reach.ts';
import { cutOff, demandOnly, type LockContent, type LockText } from './reader.ts';
import { repositoryIn } from './repository.ts';
import { readToml } from './toml.ts';

/** A package that lost its source would pass for one of the project's own. */
const known = ['name', 'version', 'source', 'checksum', 'dependencies', 'replace'];

/**
 * Cargo.lock of versions 1 to 4. Packages without a source are the project's own, and what they ask for is direct. The file does not
 * tell dependencies of builds and tests from others: all count as production.
 * @implements SRS-1611
 */
export function readCargoLock(file: LockText): LockContent {
  const { value, lineOf } = readToml(file, 'package');
  const entries = listOf(value, 'package');
  // The project itself is one, so a file without any lost them.
  if (entries.length === 0) throw new Unreadable('it holds no package, not even the project itself');
  const byName = new Map<string, string[]>();
  const keys = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const name = textField(entry, 'name');
    demandOnly(entry as object, known, lineOf(index));
    if (name === '') throw new Unreadable('it has a package without a name', lineOf(index));
    addTo(byName, name, keyOf(entry));
    keys.add(keyOf(entry));
  }
  /** `name`, `name version` or `name version (source)`, as much as tells it from others. */
  const find = (asked: string): readonly string[] => {
    const [name = '', version] = asked.split(' ', 2);
    const exact = `${name} ${version}`;
    const found = version === undefined ? allCalled(byName, name) : [exact].filter((key) => keys.has(key));
    if (found.length === 0) throw cutOff(asked);
    return found;
  };
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  for (const [index, entry] of entries.entries()) {
    const edges = textsOf(entry, 'dependencies').flatMap(find);
    if (textField(entry, 'source') === '')
      for (const key of edges) roots.push({ key, scope: 'production', requested: '' });
    else
      nodes.set(keyOf(entry), {
        ecosystem: 'cargo',
        name: textField(entry, 'name'),
        version: textField(entry, 'version'),
        origin: repositoryIn(textField(entry, 'source')),
        hashes: hexHash('sha256', textField(entry, 'checksum')),
        edges: edges.map((key) => ({ key })),
        line: lineOf(index),
      });
  }
  return { packages: packagesOfGraph(file.path, nodes, roots) };
}

function keyOf(entry: unknown): string {
  return `${textField(entry, 'name')} ${textField(entry, 'version')}`;
}
