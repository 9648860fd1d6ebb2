import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash, integrityHashes } from './hashes.ts';
import { readJson } from './json.ts';
import { addTo, allCalled } from './lists.ts';
import { packageUrl } from './purl.ts';
import { textsOf } from './python.ts';
import type { Edge, Root } from './reach.ts';
import { cutOff, demandKnown, type LockContent, type LockText } from './reader.ts';
import { isRelease } from './repository.ts';

type LineOf = (...path: (string | number)[]) => number;

const registries = ['specifiers', 'jsr', 'npm'];
const around = ['remote', 'redirects', 'workspace'];

/**
 * deno.lock of versions 3 to 5: packages of JSR and npm, and modules by address. What the project itself asks for stands under `workspace`; a
 * lockfile without it (scripts without a configuration) says of none who asked. Modules of one address and version are one package.
 * @implements SRS-3601
 */
export function readDenoLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 4);
  const version = textField(value, 'version');
  if (!/^[345]$/.test(version)) throw new Unreadable('it states no `version` that is known (3, 4, 5)');
  demandKnown(value, [...around, ...(version === '3' ? ['packages'] : registries)]);
  const [holder, path] = version === '3' ? [field(value, 'packages'), ['packages']] : [value, []];
  if (version === '3') demandKnown(holder, registries);
  const specifiers = new Map(
    entriesOf(holder, 'specifiers').flatMap(([asked, found]) =>
      typeof found === 'string' ? [[asked, foundBy(asked, found)] as const] : [],
    ),
  );
  const nodes = new Map<string, GraphNode>([
    ...registryNodes(holder, 'jsr', (...at) => lineOf(...path, ...at)),
    ...registryNodes(holder, 'npm', (...at) => lineOf(...path, ...at)),
    ...moduleNodes(value, lineOf),
  ]);
  // Where the lockfile holds one version only, those that ask leave it out, and the peers behind it.
  const shorter = new Map<string, string[]>();
  for (const [key, { name, version: own }] of nodes) {
    const [registry = ''] = key.split(':', 1);
    addTo(shorter, `${registry}:${name}`, key);
    addTo(shorter, `${registry}:${name}@${own}`, key);
  }
  const find = (asked: string): readonly string[] => {
    const key = specifiers.get(asked) ?? asked;
    const found = nodes.has(key) ? [key] : allCalled(shorter, key);
    if (found.length === 0) throw cutOff(asked);
    return found;
  };
  for (const [key, node] of nodes)
    nodes.set(key, {
      ...node,
      edges: node.edges.flatMap((edge) => find(edge.key).map((to) => ({ ...edge, key: to }))),
    });
  for (const asked of specifiers.keys()) find(asked);
  const roots = asksOf(field(value, 'workspace')).flatMap((asked): Root[] =>
    find(asked).map((key) => ({ key, scope: 'production', requested: rangeOf(asked) })),
  );
  for (const key of nodes.keys())
    if (key.startsWith('http') && roots.length > 0) roots.push({ key, scope: 'production', requested: '' });
  return { packages: packagesOfGraph(file.path, nodes, roots) };
}

/** `jsr:@std/path@1` and `1.1.4`, or from version 3 `jsr:@std/path@1.1.4`, as the key of the package. */
function foundBy(asked: string, found: string): string {
  if (/^(?:jsr|npm):/.test(found)) return found;
  const at = asked.lastIndexOf('@');
  return `${at > asked.indexOf(':') + 1 ? asked.slice(0, at) : asked}@${found}`;
}

function rangeOf(asked: string): string {
  const at = asked.lastIndexOf('@');
  return at > asked.indexOf(':') + 1 ? asked.slice(at + 1) : '';
}

function registryNodes(holder: unknown, registry: 'jsr' | 'npm', lineOf: LineOf): [string, GraphNode][] {
  return entriesOf(holder, registry).map(([key, entry]) => {
    const line = lineOf(registry, key);
    // The peers of a package of npm stand behind its version: `a@1.0.0_b@2.0.0`.
    const [, name = '', version = ''] = /^(@?[^@]+)@([^_]+)/.exec(key) ?? [];
    if (version === '') throw new Unreadable('it has a package without a version', line);
    const integrity = textField(entry, 'integrity');
    const common = { name, version, edges: edgesOf(entry, registry), line };
    return [
      `${registry}:${key}`,
      registry === 'npm'
        ? {
            ...common,
            ecosystem: 'npm',
            ...elsewhere(name, version, entry),
            hashes: integrityHashes(integrity),
          }
        : {
            ...common,
            ecosystem: 'generic',
            purl: packageUrl('generic', name, version, [['repository_url', 'https://jsr.io']]),
            hashes: hexHash('sha256', integrity),
          },
    ];
  });
}

/** A package of npm's form that another registry has. */
function elsewhere(name: string, version: string, entry: unknown): { purl?: string } {
  const [origin] = /^https:\/\/[^/]+/.exec(textField(entry, 'tarball')) ?? [];
  return origin === undefined ? {} : { purl: packageUrl('npm', name, version, [['repository_url', origin]]) };
}

/** Dependencies of JSR name their registry; those of npm are keys, from version 3 behind the name that the package imports. */
function edgesOf(entry: unknown, registry: string): Edge[] {
  // A package under another name stands behind it: `left@npm:right@1.0.0`.
  const own = (asked: string): string =>
    /^(?:jsr|npm):/.test(asked) ? asked : `${registry}:${asked.replace(/^.+@npm:/, '')}`;
  const listed = textsOf(entry, 'dependencies').map(own);
  const named = entriesOf(entry, 'dependencies').flatMap(([, to]) =>
    typeof to === 'string' ? [own(to)] : [],
  );
  return [
    ...[...listed, ...named].map((key) => ({ key })),
    ...textsOf(entry, 'optionalDependencies').map((asked) => ({ key: own(asked), optional: true })),
  ];
}

/** Modules by address, those of one version together: `https://deno.land/std@0.200.0/path/mod.ts`. */
function moduleNodes(value: unknown, lineOf: LineOf): Map<string, GraphNode> {
  const nodes = new Map<string, GraphNode>();
  for (const [address] of entriesOf(value, 'remote')) {
    const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)\/?([^?#]*)/.exec(address) ?? [];
    if (host === '') throw new Unreadable('a module has no address', lineOf('remote', address));
    const [, before, versioned] = /^((?:[^@]*\/)?@?[^@/]+)@([^/]+)/.exec(path) ?? [];
    // GitHub serves files of a repository at a commit, tag or branch.
    const raw = host === 'raw.githubusercontent.com' ? /^([^/]+\/[^/]+)\/([^/]+)\//.exec(path) : null;
    const version = versioned ?? (raw && isRelease(raw[2] as string) ? (raw[2] as string) : '');
    const own = before ?? raw?.[1] ?? path.split('/', 1)[0];
    const name = own ? `${host}/${own}` : host;
    const key = `https://${name}@${version}`;
    const line = lineOf('remote', address);
    const isCommit = /^[0-9a-f]{40}$/.test(version);
    if (!nodes.has(key))
      nodes.set(key, {
        ecosystem: 'generic',
        name,
        version,
        ...(raw && isCommit
          ? { origin: { url: `https://github.com/${own}`, revision: version } }
          : { origin: { archive: version ? key : `https://${name}` } }),
        edges: [],
        line,
      });
  }
  return nodes;
}

/** What the project, its package.json and the members of its workspace ask for. */
function asksOf(workspace: unknown): string[] {
  const members = entriesOf(workspace, 'members').map(([, member]) => member);
  return [workspace, ...members].flatMap((each) => [
    ...textsOf(each, 'dependencies'),
    ...textsOf(field(each, 'packageJson'), 'dependencies'),
  ]);
}
