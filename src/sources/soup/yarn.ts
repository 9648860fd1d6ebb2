import { members, memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import type { Edge, Root } from './reach.ts';
import { type LockContent, LockProblem, type LockText } from './reader.ts';
import { repositoryIn } from './repository.ts';
import { readClassicYarn } from './yarn-classic.ts';

/**
 * yarn.lock, both forms. Neither tells development from production: all count as production, unless the package.json beside it says
 * otherwise (`gatherPackages`).
 * @implements SRS-1607
 */
export function readYarnLock(file: LockText): LockContent {
  if (/^__metadata:/m.test(file.text)) return readBerry(file);
  if (/^# yarn lockfile v1\s*$/m.test(file.text)) return readClassicYarn(file);
  throw new LockProblem('it is neither a lockfile of Yarn 1 nor of a later Yarn');
}

/**
 * Yarn 2 and later: keys are lists of requests (`a@npm:^1.0.0, a@npm:~1.1.0`), `resolution` is what they got. Workspaces stand among
 * them, with all they ask for. `checksum` is one of Yarn's cached archive, which nobody else has, and so is no hash of the package.
 */
function readBerry({ path, text }: LockText): LockContent {
  const [document] = readBlockYaml(text);
  const entries = [...(document?.map ?? [])].filter(([key]) => key !== '__metadata');
  const keyOf = new Map<string, string>();
  for (const [key] of entries) for (const request of key.split(/,\s*/)) keyOf.set(request, key);
  const find = (name: string, range: string): string =>
    keyOf.get(`${name}@${range}`) ?? keyOf.get(`${name}@npm:${range}`) ?? '';
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  for (const [key, entry] of entries) {
    const resolution = memberText(entry, 'resolution');
    const at = resolution.indexOf('@', 1);
    if (at < 0) throw new LockProblem('it has a package without a resolution', entry.line);
    const name = resolution.slice(0, at);
    const reference = resolution.slice(at + 1);
    const asked = members(entry, 'dependencies').map(
      ([each, { text: range = '' }]) => [each, range] as const,
    );
    if (/^(?:workspace|link|portal):/.test(reference)) {
      for (const [each, range] of asked)
        roots.push({
          key: find(each, range),
          scope: 'production',
          requested: /^npm:[^@]*$/.test(range) ? range.slice(4) : range,
        });
      continue;
    }
    nodes.set(key, {
      ecosystem: 'npm',
      name: originalName(name, reference),
      version: memberText(entry, 'version'),
      repository: repositoryIn(reference),
      edges: asked.map(
        ([each, range]): Edge => ({ key: find(each, range), optional: isOptional(entry, each) }),
      ),
      line: entry.line,
    });
  }
  return { packages: packagesOfGraph(path, nodes, roots) };
}

function isOptional(entry: YamlNode, name: string): boolean {
  return memberText(entry.map?.get('dependenciesMeta')?.map?.get(name), 'optional') === 'true';
}

/** `npm:` may name another package than the one asked for. */
function originalName(name: string, reference: string): string {
  return /^npm:((?:@[^/]+\/)?[^@]+)@/.exec(reference)?.[1] ?? name;
}
