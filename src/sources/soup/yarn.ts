import { posix } from 'node:path';
import { Unreadable } from '../unreadable.ts';
import { members, memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { addTo, allCalled } from './lists.ts';
import { fromPath, type Inside, type Origin, originIn } from './origin.ts';
import type { Edge, Root } from './reach.ts';
import { cutOff, demandTables, type LockContent, type LockText } from './reader.ts';
import { readClassicYarn } from './yarn-classic.ts';

/**
 * yarn.lock, both forms. Neither tells development from production: all count as production, unless the package.json beside it says
 * otherwise (`gatherPackages`).
 * @implements SRS-1607
 */
export function readYarnLock(file: LockText): LockContent {
  if (/^__metadata:/m.test(file.text)) return readBerry(file);
  if (/^# yarn lockfile v1\s*$/m.test(file.text)) return readClassicYarn(file);
  throw new Unreadable('it is neither a lockfile of Yarn 1 nor of a later Yarn');
}

const tables = ['dependencies', 'peerDependencies', 'dependenciesMeta', 'peerDependenciesMeta', 'bin'];

/**
 * Yarn 2 and later: keys are lists of requests (`a@npm:^1.0.0, a@npm:~1.1.0`), `resolution` is what they got. Workspaces stand among
 * them, with all they ask for. `checksum` is one of Yarn's cached archive, which nobody else has, and so is no hash of the package.
 */
function readBerry({ path, text }: LockText): LockContent {
  const [document] = readBlockYaml(text);
  const entries = [...(document?.map ?? [])].filter(([key]) => key !== '__metadata');
  const keyOf = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const [key] of entries)
    for (const request of key.split(/,\s*/)) {
      keyOf.set(request, key);
      addTo(byName, request.slice(0, request.indexOf('@', 1)), key);
    }
  const find = (name: string, range: string): string =>
    keyOf.get(`${name}@${range}`) ?? keyOf.get(`${name}@npm:${range}`) ?? '';
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  for (const [key, entry] of entries) {
    const resolution = memberText(entry, 'resolution');
    const at = resolution.indexOf('@', 1);
    if (at < 0) throw new Unreadable('it has a package without a resolution', entry.line);
    demandTables(entry, tables);
    const name = resolution.slice(0, at);
    const reference = resolution.slice(at + 1);
    const asked = members(entry, 'dependencies').map(
      ([each, { text: range = '' }]) => [each, range] as const,
    );
    const origin = originOf(path, reference);
    if (origin === 'inside') {
      for (const [each, range] of asked) {
        // What package.json resolves in another way stands under another range.
        const exact = find(each, range);
        const keys = exact === '' ? allCalled(byName, each) : [exact];
        if (keys.length === 0 && !isOptional(entry, each)) throw cutOff(each);
        const requested = /^npm:[^@]*$/.test(range) ? range.slice(4) : range;
        for (const found of keys) roots.push({ key: found, scope: 'production', requested });
      }
      continue;
    }
    nodes.set(key, {
      ecosystem: 'npm',
      name: originalName(name, reference),
      version: memberText(entry, 'version'),
      origin,
      edges: asked.map(
        ([each, range]): Edge => ({ key: find(each, range), optional: isOptional(entry, each) }),
      ),
      line: entry.line,
    });
  }
  return { packages: packagesOfGraph(path, nodes, roots) };
}

/** Paths are relative to the workspace that asks, which a reference names behind them: `file:../left#…::locator=own%40workspace%3Aapps%2Fown`. */
function originOf(path: string, reference: string): Origin | Inside | undefined {
  if (reference.startsWith('workspace:')) return 'inside';
  if (!/^(?:file|link|portal):/.test(reference)) return originIn(path, reference.split('::', 1)[0] as string);
  const [, locator = ''] = /[:&]locator=([^&]*)/.exec(reference) ?? [];
  const [, directory = '.'] = /workspace(?:%3A|:)([^&]*)$/i.exec(locator) ?? [];
  const asking = posix.join(path, '..', directory.replace(/%2F/gi, '/'), 'package.json');
  return fromPath(asking, reference.split(/#|::/, 1)[0] as string);
}

function isOptional(entry: YamlNode, name: string): boolean {
  return memberText(entry.map?.get('dependenciesMeta')?.map?.get(name), 'optional') === 'true';
}

/** `npm:` may name another package than the one asked for. */
function originalName(name: string, reference: string): string {
  return /^npm:((?:@[^/]+\/)?[^@]+)@/.exec(reference)?.[1] ?? name;
}
