import { Unreadable } from '../unreadable.ts';
import { member, members, memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { hexHash } from './hashes.ts';
import type { Root } from './reach.ts';
import { cutOff, demandOnly, type LockContent, type LockText } from './reader.ts';

/** What an entry may say. */
const ofEntry = ['component_hash', 'dependencies', 'source', 'version', 'targets'];

/**
 * dependencies.lock of the component manager of ESP-IDF, versions 1 to 3. A component of a directory is the project's own, and what it asks for is
 * direct; one from git has its commit for a version. ESP-IDF itself is one of them.
 * @implements SRS-3603
 */
export function readIdfLock({ path, text }: LockText): LockContent {
  if (text.trimStart().startsWith('{'))
    throw new Unreadable('it is no lockfile of the component manager of ESP-IDF');
  const [document] = readBlockYaml(text);
  if (!member(document, 'dependencies')?.map) throw new Unreadable('it has no `dependencies`');
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  const ask = (key: string): void => void roots.push({ key, scope: 'production', requested: '' });
  const held = new Set(member(document, 'dependencies')?.map?.keys() ?? []);
  for (const [name, entry] of members(document, 'dependencies')) {
    const source = member(entry, 'source');
    const kind = memberText(source, 'type');
    demandOnly(Object.fromEntries(entry.map ?? []), ofEntry, entry.line);
    const requests = member(entry, 'dependencies')?.list ?? [];
    const asked = requests.map((each) => memberText(each, 'name'));
    // One that is asked for by a rule may not be needed for this target.
    const lost = requests.find((each) => !held.has(memberText(each, 'name')) && !isByRule(each));
    if (asked.includes(''))
      throw new Unreadable(`${name.slice(0, 60)} asks for a component without a name`, entry.line);
    if (lost) throw cutOff(memberText(lost, 'name'));
    if (kind === 'local') {
      for (const each of asked) ask(each);
      continue;
    }
    if (!/^(?:service|git|idf)$/.test(kind))
      throw new Unreadable(`${name.slice(0, 60)} is of a source that is not known`, entry.line);
    const version = memberText(entry, 'version');
    nodes.set(name, {
      ecosystem: 'generic',
      name,
      version,
      origin: kind === 'git' ? { url: memberText(source, 'git'), revision: version } : undefined,
      hashes: hexHash('sha256', memberText(entry, 'component_hash')),
      edges: asked.map((key) => ({ key })),
      line: entry.line,
    });
  }
  for (const { text: name = '' } of member(document, 'direct_dependencies')?.list ?? []) {
    // A component of the project's own may take the place of one of that name.
    if (!held.has(name) && !held.has(name.replace(/^.*\//, ''))) throw cutOff(name);
    ask(name);
  }
  return { packages: packagesOfGraph(path, nodes, roots) };
}

function isByRule(request: YamlNode): boolean {
  return request.map?.has('rules') === true || request.map?.has('matches') === true;
}
