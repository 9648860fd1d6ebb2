import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash, integrityHashes } from './hashes.ts';
import { readJson } from './json.ts';
import { textsOf } from './python.ts';
import type { Root } from './reach.ts';
import { cutOff, type LockContent, type LockText, lockedPackage, type StatedPackage } from './reader.ts';
import { versionInName } from './repository.ts';

/** Modules that are part of Bazel itself. */
const builtIn = /^(?:<root>|bazel_tools@_|local_config_platform@.*)$/;

/** Files of a registry that tell of no module that was selected. */
const otherFile = /\/(?:bazel_registry|metadata)\.json$|\/modules\/[^/]+\/[^/]+\/MODULE\.bazel$/;

/** Rules of repositories that always fetch. */
const fetching = /(?:^|%)(?:http_archive|http_file|http_jar|git_repository|new_git_repository|oci_pull)$/;

type LineOf = (...path: (string | number)[]) => number;

/**
 * MODULE.bazel.lock: the modules that were selected, by the graph of older versions (to 10) or by the sources that were looked up (from 11),
 * and the archives, repositories and images that extensions of modules fetch. What a module that is put in place of another holds stands in
 * MODULE.bazel from version 11 on.
 * @implements SRS-3602
 */
export function readBazelLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 5);
  if (typeof field(value, 'lockFileVersion') !== 'number')
    throw new Unreadable('it states no `lockFileVersion`');
  if (typeof field(value, 'moduleExtensions') !== 'object')
    throw new Unreadable('it has no `moduleExtensions`');
  const graph = field(value, 'moduleDepGraph');
  const modules =
    graph === undefined ? lookedUp(file.path, value, lineOf) : graphModules(file.path, graph, lineOf);
  return { packages: [...modules, ...fetchedByExtensions(file.path, value, lineOf)] };
}

function lookedUp(path: string, value: unknown, lineOf: LineOf): ReturnType<typeof lockedPackage>[] {
  if (typeof field(value, 'registryFileHashes') !== 'object')
    throw new Unreadable('it has neither `moduleDepGraph` nor `registryFileHashes`');
  return entriesOf(value, 'registryFileHashes').flatMap(([address]) => {
    const [, name, version] = /\/modules\/([^/]+)\/([^/]+)\/source\.json$/.exec(address) ?? [];
    const line = lineOf('registryFileHashes', address);
    if (name === undefined || version === undefined) {
      if (otherFile.test(address)) return [];
      throw new Unreadable(`${address.slice(0, 80)} is no file of a registry`, line);
    }
    return [lockedPackage(path, { ecosystem: 'bazel', name, version, line })];
  });
}

function graphModules(path: string, graph: unknown, lineOf: LineOf): ReturnType<typeof lockedPackage>[] {
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  for (const [key, module] of entriesOf({ graph }, 'graph')) {
    const edges = entriesOf(module, 'deps').flatMap(([, to]) =>
      typeof to === 'string' ? [{ key: to }] : [],
    );
    const lost = edges.find((edge) => field(graph, edge.key) === undefined);
    if (lost) throw cutOff(lost.key);
    if (key === '<root>')
      for (const edge of edges) roots.push({ ...edge, scope: 'production', requested: '' });
    if (builtIn.test(key)) continue;
    const name = textField(module, 'name');
    if (name === '') throw new Unreadable('it has a module without a name', lineOf('moduleDepGraph', key));
    const line = lineOf('moduleDepGraph', key);
    const source = field(field(module, 'repoSpec'), 'attributes');
    // What is put in the place of a module stands in MODULE.bazel, if not here.
    const isOverride = key.endsWith('@_');
    if (isOverride && !fetched(source)) continue;
    const stated = isOverride
      ? fetched(source)
      : { version: textField(module, 'version'), hashes: integrityHashes(textField(source, 'integrity')) };
    nodes.set(key, { version: '', ...stated, ecosystem: 'bazel', name, edges, line });
  }
  return packagesOfGraph(path, nodes, roots);
}

/** Repositories that extensions made: those that state whence they are fetched. */
function fetchedByExtensions(
  path: string,
  value: unknown,
  lineOf: LineOf,
): ReturnType<typeof lockedPackage>[] {
  return entriesOf(value, 'moduleExtensions').flatMap(([extension, results]) =>
    entriesOf({ results }, 'results').flatMap(([platform, result]) => {
      if (typeof field(result, 'generatedRepoSpecs') !== 'object')
        throw new Unreadable(
          'an extension has no `generatedRepoSpecs`',
          lineOf('moduleExtensions', extension),
        );
      return entriesOf(result, 'generatedRepoSpecs').flatMap(([name, specification]) => {
        const source = field(specification, 'attributes');
        const line = lineOf('moduleExtensions', extension, platform, 'generatedRepoSpecs', name);
        const stated = fetched(source);
        const rule = textField(specification, 'repoRuleId') || textField(specification, 'ruleClassName');
        if (!stated && fetching.test(rule))
          throw new Unreadable(`${name.slice(0, 60)} does not say whence it is fetched`, line);
        return stated
          ? [lockedPackage(path, { name, ecosystem: 'generic', ...stated, direct: false, line })]
          : [];
      });
    }),
  );
}

type Fetched = Pick<StatedPackage, 'version' | 'requested' | 'origin' | 'hashes'> &
  Partial<Pick<StatedPackage, 'name' | 'ecosystem'>>;

/** What an archive, repository or image is fetched from; undefined for what is made on the machine. */
function fetched(source: unknown): Fetched | undefined {
  const remote = textField(source, 'remote');
  if (remote !== '') {
    const revision = ['commit', 'tag', 'branch'].map((each) => textField(source, each)).find(Boolean) ?? '';
    return { version: '', origin: { url: remote, revision } };
  }
  const [registry, image] = [textField(source, 'registry'), textField(source, 'repository')];
  if (registry !== '' && image !== '') {
    const identifier = textField(source, 'identifier');
    const version = identifier.startsWith('sha256:') ? identifier : '';
    return { ecosystem: 'docker', name: `${registry}/${image}`, version, requested: identifier };
  }
  const [url = ''] = [textField(source, 'url'), ...textsOf(source, 'urls')].filter(Boolean);
  if (url === '') return undefined;
  const version = versionInName(url);
  return {
    version,
    requested: version === '' ? url : '',
    origin: { archive: url },
    hashes: [
      ...hexHash('sha256', textField(source, 'sha256')),
      ...integrityHashes(textField(source, 'integrity')),
    ],
  };
}
