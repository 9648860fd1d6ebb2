import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { revisionHash } from './hashes.ts';
import { readJson } from './json.ts';
import { packageUrl } from './purl.ts';
import { textsOf } from './python.ts';
import type { Root } from './reach.ts';
import { cutOff, demandKnown, type LockContent, type LockText, lockedPackage } from './reader.ts';

const lists: [name: string, scope: PackageScope][] = [
  ['requires', 'production'],
  ['build_requires', 'development'],
  ['python_requires', 'development'],
  ['config_requires', 'development'],
];

/**
 * conan.lock: the graph of Conan 1 (0.4), whose nodes tell who asks for whom, and the flat lists of Conan 2 (0.5), which do not: there
 * all count as direct. Packages that only a build needs are development.
 * @implements SRS-1617
 */
export function readConanLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 3);
  const graph = field(value, 'graph_lock');
  if (graph !== undefined) return { packages: readGraph(file.path, graph, lineOf) };
  if (textField(value, 'version') === '' || !Array.isArray(field(value, 'requires')))
    throw new Unreadable('it has neither `graph_lock` nor `requires`');
  demandKnown(value, [...lists.map(([list]) => list), 'overrides', 'alias']);
  const packages = lists.flatMap(([list, scope]) =>
    textsOf(value, list).map((reference, index) => {
      const line = lineOf(list, index);
      return lockedPackage(file.path, { ...partsOf(reference, line), scope, line });
    }),
  );
  return { packages };
}

function readGraph(path: string, graph: unknown, lineOf: (...path: string[]) => number): LockedPackage[] {
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  const stated = field(graph, 'nodes');
  if (typeof stated !== 'object' || stated === null) throw new Unreadable('its `graph_lock` has no `nodes`');
  for (const [key, node] of entriesOf(graph, 'nodes')) {
    const reference = textField(node, 'ref');
    demandKnown(
      node,
      lists.map(([list]) => list),
    );
    if (reference === '' && textField(node, 'package_id') !== '')
      throw new Unreadable(`its node ${key.slice(0, 60)} has no \`ref\``);
    const asked = lists
      .slice(0, 2)
      .flatMap(([list, scope]) => textsOf(node, list).map((each) => ({ key: each, scope })));
    for (const each of asked) if (!Object.hasOwn(stated, each.key)) throw cutOff(`node ${each.key}`);
    if (reference === '' || textField(node, 'path') !== '')
      for (const each of asked) roots.push({ ...each, requested: '' });
    else {
      const line = lineOf('graph_lock', 'nodes', key);
      const edges = asked.filter(({ scope }) => scope === 'production').map((each) => ({ key: each.key }));
      nodes.set(key, { ...partsOf(reference, line), edges, line });
    }
  }
  const isAsked = new Set([...nodes.values()].flatMap(({ edges }) => edges.map(({ key }) => key)));
  if (roots.length === 0)
    for (const key of nodes.keys())
      if (!isAsked.has(key)) roots.push({ key, scope: 'production', requested: '' });
  return packagesOfGraph(path, nodes, roots);
}

/** `name/version@user/channel#revision%time`. */
function partsOf(
  reference: string,
  line: number,
): Pick<GraphNode, 'ecosystem' | 'name' | 'version' | 'purl' | 'hashes'> {
  const [plain = '', revision = ''] = reference.split(/[#%]/);
  const [name = '', version = '', user = '', channel = ''] = plain.split(/[/@]/);
  if (name === '') throw new Unreadable('it has a package without a name', line);
  const resolved = /[[\]]/.test(version) ? '' : version;
  const qualifiers: [string, string][] =
    user === '' || user === '_'
      ? []
      : [
          ['channel', channel],
          ['user', user],
        ];
  return {
    ecosystem: 'conan',
    name,
    version: resolved,
    purl: packageUrl('conan', name, resolved, qualifiers),
    hashes: revisionHash('recipe', revision),
  };
}
